package io.github.secondgate.crypto;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * HMAC-SHA256 over several texts, with a key of the ring that serves one purpose: recognises what it has seen, while a
 * stolen table cannot be searched by trying all values. For values that are short-lived or no secret by themselves; a
 * recovery code needs {@link SecretHash}. Safe for concurrent use.
 */
public final class KeyedDigest {
    private final List<SecretKey> keys;

    /** @param purpose names what is digested; the digests of two purposes have nothing in common */
    public KeyedDigest(KeyRing ring, String purpose) {
        Map<String, SecretKey> derived = ring.derive(purpose + ", HMAC-SHA256", "HmacSHA256");
        this.keys = Collections.unmodifiableList(new ArrayList<>(derived.values()));
    }

    /** 43 characters of URL-safe Base64, made with the writing key; each part goes in with its length. */
    public String of(String... parts) {
        return digest(keys.get(0), parts);
    }

    /** What {@link #of} gave, or gives on a node whose ring another key of ours leads; the writing key's first. */
    public List<String> underEachKey(String... parts) {
        List<String> digests = new ArrayList<>();
        for (SecretKey key : keys) {
            digests.add(digest(key, parts));
        }
        return digests;
    }

    /** Whether any key of the ring gives this digest, in time that does not depend on where they differ. */
    public boolean matches(String digest, String... parts) {
        boolean matches = false;
        for (String candidate : underEachKey(parts)) {
            matches |= SecretHash.same(candidate, digest);
        }
        return matches;
    }

    private static String digest(SecretKey key, String... parts) {
        byte[] keyed = KeyRing.hmac(key, Digests.framed(parts));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keyed);
    }
}
