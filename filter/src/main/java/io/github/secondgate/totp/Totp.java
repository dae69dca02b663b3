package io.github.secondgate.totp;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;

/**
 * Time-based one-time passwords (RFC 6238) on top of HOTP (RFC 4226).
 *
 * <p>It knows no clock, no tolerance and no history: the caller says which time steps count, and must itself refuse a
 * step that was used before. That is why {@link #match} answers with the step and not with yes or no. Immutable, and safe
 * for concurrent use.
 */
public final class Totp {
    /** The hash under the HMAC. Several apps compute SHA-1 whatever the set-up says, so SHA-1 is the one to choose. */
    public enum Algorithm {
        SHA1("HmacSHA1"),
        SHA256("HmacSHA256"),
        SHA512("HmacSHA512");

        private final MacSource macs;

        Algorithm(String mac) {
            this.macs = new MacSource(mac);
        }
    }

    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final int LONGEST_RANGE = 1_000;

    private final Algorithm algorithm;
    private final int digits;
    private final int periodSeconds;

    /**
     * @param digits 6 to 8
     * @param periodSeconds how long one code lives, 10 to 300 seconds
     * @throws IllegalArgumentException outside of these bounds
     */
    public Totp(Algorithm algorithm, int digits, int periodSeconds) {
        if (algorithm == null) {
            throw new IllegalArgumentException("algorithm must be SHA1, SHA256 or SHA512");
        }
        if (digits < 6 || digits > 8) {
            throw new IllegalArgumentException("digits must be 6 to 8, not " + digits);
        }
        if (periodSeconds < 10 || periodSeconds > 300) {
            throw new IllegalArgumentException("period must be 10 to 300 seconds, not " + periodSeconds);
        }
        this.algorithm = algorithm;
        this.digits = digits;
        this.periodSeconds = periodSeconds;
    }

    /** The time step of an instant (T of RFC 6238 section 4.2, with T0 = 0); negative before 1970. */
    public long stepAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), (long) periodSeconds);
    }

    /**
     * The code of one time step, with leading zeros: HOTP (RFC 4226 section 5.3) with the step as the counter.
     *
     * @throws IllegalArgumentException for a step before 1970, which no app has a code for
     */
    public String codeAt(SharedSecret secret, long step) {
        if (step < 0) {
            throw new IllegalArgumentException("There is no code for the negative time step " + step);
        }
        int value = truncated(macOf(secret).doFinal(counter(step, new byte[Long.BYTES])));
        char[] code = new char[digits];
        for (int i = digits - 1; i >= 0; i--) {
            code[i] = (char) ('0' + value % 10);
            value /= 10;
        }
        return new String(code);
    }

    /**
     * The time step whose code this is, the highest if there are several, or empty.
     *
     * <p>A code that is not exactly {@code [0-9]{digits}} in ASCII (null included) is no code of any step and costs
     * nothing. For any other, every step of the range is computed and compared without branching, so that the time taken
     * tells neither whether nor where it matched. Steps before 1970 never match.
     *
     * @param firstStep the lowest step that counts
     * @param lastStep the highest step that counts, itself included; at most 999 above the first
     * @throws IllegalArgumentException if the range is empty or longer than 1000 steps
     */
    public OptionalLong match(SharedSecret secret, String code, long firstStep, long lastStep) {
        if (lastStep < firstStep || Long.compareUnsigned(lastStep - firstStep, LONGEST_RANGE) >= 0) {
            throw new IllegalArgumentException(
                    "A range of 1 to " + LONGEST_RANGE + " steps is needed, not " + firstStep + " to " + lastStep);
        }
        int given = parsed(code);
        if (given < 0) {
            return OptionalLong.empty();
        }
        Mac mac = macOf(secret);
        byte[] counter = new byte[Long.BYTES];
        long found = 0;
        long matched = 0;
        for (int i = (int) (lastStep - firstStep); i >= 0; i--) {
            long step = lastStep - i;
            long equal = onesIfEqual(truncated(mac.doFinal(counter(step, counter))), given) & ~(step >> 63);
            found |= equal;
            matched = matched & ~equal | step & equal;
        }
        return found == 0 ? OptionalLong.empty() : OptionalLong.of(matched);
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** Length of a code, 6 to 8. */
    public int digits() {
        return digits;
    }

    /** Length of a time step in seconds, 10 to 300. */
    public int periodSeconds() {
        return periodSeconds;
    }

    private Mac macOf(SharedSecret secret) {
        try {
            Mac mac = algorithm.macs.next();
            secret.initialise(mac);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot compute the HMAC with " + algorithm, e);
        }
    }

    private static byte[] counter(long step, byte[] into) {
        for (int i = 0; i < Long.BYTES; i++) {
            into[i] = (byte) (step >>> Long.SIZE - Byte.SIZE - i * Byte.SIZE);
        }
        return into;
    }

    /** Dynamic truncation, RFC 4226 section 5.3; the offset comes from the last byte for the longer hashes too. */
    private int truncated(byte[] hash) {
        int offset = hash[hash.length - 1] & 0xf;
        int binary = (hash[offset] & 0x7f) << 24
                | (hash[offset + 1] & 0xff) << 16
                | (hash[offset + 2] & 0xff) << 8
                | hash[offset + 3] & 0xff;
        return binary % POWERS_OF_TEN[digits];
    }

    private static long onesIfEqual(int a, int b) {
        long difference = a ^ b;
        return ~((difference | -difference) >> 63);
    }

    private int parsed(String code) {
        if (code == null || code.length() != digits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
