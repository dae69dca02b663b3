package io.github.secondgate.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** SHA-256 over several texts, and names that cannot be guessed. For recognising things; passwords need a slow hash. */
public final class Digests {
    private static final int ID_BYTES = 16;

    private Digests() {}

    /**
     * 43 characters of URL-safe Base64; each part goes in with its length, so that ("ab", "c") and ("a", "bc") differ.
     */
    public static String sha256(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(framed(parts));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    /** The parts as UTF-8, each after its length in characters. */
    static byte[] framed(String... parts) {
        StringBuilder framed = new StringBuilder();
        for (String part : parts) {
            framed.append(part.length()).append(':').append(part);
        }
        return framed.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** 128 random bits, 22 characters. */
    public static String randomId(SecureRandom random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
