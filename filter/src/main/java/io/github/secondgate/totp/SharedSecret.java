package io.github.secondgate.totp;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that an authenticator app and the server share (RFC 4226 section 4, R6), 16 to 64 bytes.
 *
 * <p>It leaves this object in two ways only, both easy to search for: {@link #bytes()} for storage, which must encrypt
 * it, and {@link #toBase32()} for the one page that shows it to its owner. It is not serialisable, does not print
 * itself, and does not wipe itself: Java moves objects in memory, so a wiped copy would promise what it cannot keep.
 */
public final class SharedSecret {
    private static final int RECOMMENDED_BYTES = 20;
    private static final int MINIMUM_BYTES = 16;
    private static final int MAXIMUM_BYTES = 64;

    private final byte[] bytes;

    private SharedSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new secret of 160 bits, the length RFC 4226 section 4 recommends. */
    public static SharedSecret random(SecureRandom random) {
        byte[] bytes = new byte[RECOMMENDED_BYTES];
        random.nextBytes(bytes);
        return new SharedSecret(bytes);
    }

    /**
     * The secret of these bytes, which are copied.
     *
     * @throws IllegalArgumentException for fewer than 16 bytes (RFC 4226 asks for 128 bits) or more than 64
     */
    public static SharedSecret of(byte[] bytes) {
        if (bytes.length < MINIMUM_BYTES || bytes.length > MAXIMUM_BYTES) {
            throw new IllegalArgumentException("A shared secret has " + MINIMUM_BYTES + " to " + MAXIMUM_BYTES
                    + " bytes, this one has " + bytes.length);
        }
        return new SharedSecret(bytes.clone());
    }

    /**
     * The secret of a set-up key as people type it: either case, spaces anywhere, padding or none.
     *
     * @throws IllegalArgumentException if it is not Base32, or not 16 to 64 bytes long; the message does not quote it
     */
    public static SharedSecret fromBase32(String text) {
        return of(Base32.decode(text));
    }

    /** The set-up key: Base32 in upper case without spaces or padding; 32 characters for a {@link #random} one. */
    public String toBase32() {
        return Base32.encodeUnpadded(bytes);
    }

    /** A copy of the key itself, for the cipher that stores it and for nobody else. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void initialise(Mac mac) throws InvalidKeyException {
        mac.init(new SecretKeySpec(bytes, mac.getAlgorithm()));
    }

    /** Compares in time that does not depend on where the two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SharedSecret && MessageDigest.isEqual(bytes, ((SharedSecret) other).bytes);
    }

    /** The same for all secrets of one length: a hash over the key would be a fingerprint that ends up in a dump. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "SharedSecret[redacted]";
    }
}
