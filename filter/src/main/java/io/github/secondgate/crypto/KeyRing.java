package io.github.secondgate.crypto;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that protect what the database holds: the first writes, all read.
 *
 * <p>A key of the file is never used itself. Each purpose gets a key of its own, derived with HMAC-SHA256 from a label (the
 * expand step of RFC 5869 for one block), so that one key never serves two primitives. The ring does not notice a changed
 * file: a rotation takes effect at the next start.
 */
public final class KeyRing {
    public static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys;

    KeyRing(Map<String, byte[]> keysInOrder) {
        Map<String, SecretKey> copy = new LinkedHashMap<>();
        keysInOrder.forEach((id, key) -> copy.put(id, new SecretKeySpec(key, "HmacSHA256")));
        this.keys = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a key file: {@code #} comments, empty lines, and lines {@code id = base64 of 32 bytes}.
     *
     * @throws KeyFileException if it is missing, unreadable, open to every user of the machine, without a key, or if any
     *     line of it is faulty; the message names all faults at once
     */
    public static KeyRing load(Path file) {
        return new KeyRing(new KeyFile(file).read());
    }

    /** Of the first key in the file. Ids are no secret. */
    public String writingId() {
        return keys.keySet().iterator().next();
    }

    /** The keys of one purpose by id, fit for the named JCA algorithm. */
    Map<String, SecretKey> derive(String purpose, String algorithm) {
        Map<String, SecretKey> derived = new LinkedHashMap<>();
        keys.forEach((id, key) -> derived.put(id, new SecretKeySpec(expand(key, purpose), algorithm)));
        return derived;
    }

    static byte[] hmac(SecretKey key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot compute HmacSHA256", e);
        }
    }

    private static byte[] expand(SecretKey key, String purpose) {
        return hmac(key, ("secondgate " + purpose + "\u0001").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
