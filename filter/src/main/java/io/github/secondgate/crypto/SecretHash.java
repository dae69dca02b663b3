package io.github.secondgate.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Recovery codes as they stand in the database: PBKDF2-HMAC-SHA256 (RFC 8018 section 5.2) and then HMAC-SHA256 with a key
 * of the ring, so that a stolen table is worth nothing without the key file, and little with it.
 *
 * <p>A set of codes shares one salt: a try costs one derivation (about 140 ms of a core) and is compared with all stored
 * hashes of the set. Derivations keep half of the cores busy at most, and of one account one runs at a time; the others wait
 * their turn, 64 in all and each for 10 seconds at most, or are turned away. Calls must stand behind the throttle and
 * outside of a database transaction. It does not normalise codes. Safe for concurrent use.
 */
public final class SecretHash {
    private static final int ROUNDS = 600_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    /** The other half of the cores is for whoever derives nothing. */
    private static final int AT_A_TIME = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** Of a container's threads, of which it has 200 by default; at 140 ms each, the last one waits 9 seconds or less. */
    private static final int MOST_INSIDE = 64;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Map<String, SecretKey> keys;
    private final String writingId;
    private final SecureRandom random;
    private final int rounds;
    private final LongAdder derivations = new LongAdder();
    private final DerivationTurns turns = new DerivationTurns(AT_A_TIME, MOST_INSIDE, LONGEST_WAIT);

    /** With 600,000 rounds. */
    public SecretHash(KeyRing ring, SecureRandom random) {
        this(ring, random, ROUNDS);
    }

    /**
     * With another cost for new sets, for tests that derive often; old sets keep the cost they were written with.
     *
     * @param rounds 1 to 10,000,000
     * @throws IllegalArgumentException outside of these bounds
     */
    public SecretHash(KeyRing ring, SecureRandom random, int rounds) {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds must be 1 to " + MOST_ROUNDS + ", not " + rounds);
        }
        this.keys = ring.derive("recovery code, HMAC-SHA256", "HmacSHA256");
        this.writingId = ring.writingId();
        this.random = random;
        this.rounds = rounds;
    }

    /** Parameters for a new set of codes: a salt of 128 random bits, today's rounds, the ring's first key. */
    public Parameters fresh() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Parameters(rounds, salt, writingId);
    }

    /**
     * The account's turn to derive; close it.
     *
     * @throws DerivationsBusyException if this account, or too many others, derive already
     */
    public Turn turn(String account) {
        return new Turn(turns.enter(account));
    }

    /** How many there were so far. */
    public long derivations() {
        return derivations.sum();
    }

    /** One request's turn to derive, once or several times. Confined to its thread. */
    public final class Turn implements AutoCloseable {
        private final DerivationTurns.Place place;

        private Turn(DerivationTurns.Place place) {
            this.place = place;
        }

        /**
         * The hash of one code, 43 characters of ASCII; the same for the same code and parameters.
         *
         * @throws IllegalArgumentException if the code is empty
         * @throws UnreadableSecretException if the set was written with a key that the ring does not hold
         * @throws DerivationsBusyException if this turn has waited for too long in all, or its thread is interrupted
         */
        public String hash(String code, Parameters parameters) {
            SecretKey key = key(code, parameters);
            place.acquire();
            derivations.increment();
            try {
                return SecretHash.hash(code, parameters, key);
            } finally {
                place.release();
            }
        }

        @Override
        public void close() {
            place.close();
        }
    }

    private SecretKey key(String code, Parameters parameters) {
        if (code.isEmpty()) {
            throw new IllegalArgumentException("A recovery code cannot be empty");
        }
        SecretKey key = keys.get(parameters.keyId);
        if (key == null) {
            throw UnreadableSecretException.unknownKey(parameters.keyId);
        }
        return key;
    }

    private static String hash(String code, Parameters parameters, SecretKey key) {
        byte[] keyed = KeyRing.hmac(key, derived(code, parameters));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keyed);
    }

    /** Whether two results of {@link Turn#hash} are equal, in time that does not depend on where they differ. */
    public static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] derived(String code, Parameters parameters) {
        PBEKeySpec spec = new PBEKeySpec(code.toCharArray(), parameters.salt, parameters.rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot derive with PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** What a set of codes was hashed with. Immutable; no secret. */
    public static final class Parameters {
        private static final Pattern TEXT =
                Pattern.compile("1\\.([0-9]{1,8})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{1,32})");

        private final int rounds;
        private final byte[] salt;
        private final String keyId;

        private Parameters(int rounds, byte[] salt, String keyId) {
            this.rounds = rounds;
            this.salt = salt;
            this.keyId = keyId;
        }

        /**
         * Reads back {@link #text()}.
         *
         * @throws UnreadableSecretException if it is not such a text, or asks for 0 or more than 10,000,000 rounds
         */
        public static Parameters parse(String text) {
            Matcher parts = TEXT.matcher(text == null ? "" : text);
            if (!parts.matches()) {
                throw UnreadableSecretException.tampered("Not the parameters of a set of recovery codes", null);
            }
            int rounds = Integer.parseInt(parts.group(1));
            if (rounds < 1 || rounds > MOST_ROUNDS) {
                throw UnreadableSecretException.tampered(
                        rounds + " rounds is more or less than was ever written", null);
            }
            return new Parameters(rounds, Base64.getUrlDecoder().decode(parts.group(2)), parts.group(3));
        }

        /** {@code 1.ROUNDS.SALT.KEYID}, at most 66 characters of ASCII. */
        public String text() {
            return "1." + rounds + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(salt) + "." + keyId;
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
