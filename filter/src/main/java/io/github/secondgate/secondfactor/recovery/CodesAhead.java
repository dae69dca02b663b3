package io.github.secondgate.secondfactor.recovery;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.text.WrittenCode;
import io.github.secondgate.totp.SharedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * Sets of recovery codes made while their owners still scan, as hashing one takes a second. What waits is the hashes and a
 * seed of 160 bits, encrypted: no code can be read of it. It waits in this process and for half an hour; whoever confirms
 * later, or at another node, has the set made then.
 *
 * <p>An account has one set waiting, however many set-ups it begins, and each set is given out once: nobody makes this work
 * harder than by confirming, which is limited. Safe for concurrent use.
 */
public final class CodesAhead {
    static final Duration WAITS = Duration.ofMinutes(30);

    /** For a set that is being made: a machine that has just begun may take long, and few wait longer for an answer. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Soon, while the code that confirms is still good. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final int MOST = 500;
    private static final String PLACE = "recovery codes made ahead";

    private final CoreServices core;
    private final SecretCipher cipher;
    private final Executor background;
    private final Duration longestWait;
    private final Map<String, Waiting> sets = new LinkedHashMap<>();

    /** @param background may refuse what is too much */
    public CodesAhead(CoreServices core, SecretCipher cipher, Executor background) {
        this(core, cipher, background, LONGEST_WAIT);
    }

    CodesAhead(CoreServices core, SecretCipher cipher, Executor background, Duration longestWait) {
        this.core = core;
        this.cipher = cipher;
        this.background = background;
        this.longestWait = longestWait;
    }

    /** Of one account. */
    private static final class Waiting {
        private final String sealed;
        private final Instant until;
        private final FutureTask<NewCodes> hashes;

        private Waiting(String sealed, Instant until, FutureTask<NewCodes> hashes) {
            this.sealed = sealed;
            this.until = until;
            this.hashes = hashes;
        }
    }

    /**
     * Begins a set, unless one waits already.
     *
     * @param codes how many, and how long each
     * @param hashed makes the set of its codes; slow
     */
    void begin(String account, Shape codes, Function<Set<String>, NewCodes> hashed) {
        String sealed = cipher.encrypt(SharedSecret.random(core.random()), account, PLACE);
        FutureTask<NewCodes> work = new FutureTask<>(() ->
                hashed.apply(codes.from(cipher.decrypt(sealed, account, PLACE))).unread());
        Instant now = core.clock().instant();
        synchronized (sets) {
            sets.values().removeIf(waiting -> !now.isBefore(waiting.until));
            if (sets.size() == MOST || sets.containsKey(account)) {
                return;
            }
            sets.put(account, new Waiting(sealed, now.plus(WAITS), work));
        }
        try {
            background.execute(work);
        } catch (RejectedExecutionException e) {
            // Then whoever confirms waits for it.
            drop(account);
        }
    }

    /**
     * The set that waits, which is then gone; null where there is none.
     *
     * @throws RetryLaterException where it is still being made after a minute; it goes on waiting
     */
    NewCodes take(String account, Shape codes) {
        Waiting waiting = drop(account);
        if (waiting == null || !core.clock().instant().isBefore(waiting.until)) {
            return null;
        }
        // At once, where it still stands in the queue.
        waiting.hashes.run();
        try {
            return waiting.hashes
                    .get(longestWait.toNanos(), TimeUnit.NANOSECONDS)
                    .read(codes.from(cipher.decrypt(waiting.sealed, account, PLACE)));
        } catch (TimeoutException e) {
            synchronized (sets) {
                sets.putIfAbsent(account, waiting);
            }
            throw RetryLaterException.busy(RETRY_AFTER, false, e);
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private Waiting drop(String account) {
        synchronized (sets) {
            return sets.remove(account);
        }
    }

    /** How many codes a set has, and how long each is. */
    static final class Shape {
        private static final int BYTE = 256;
        private static final int HASH_BYTES = 32;

        private final int count;
        private final int length;

        Shape(int count, int length) {
            this.count = count;
            this.length = length;
        }

        /** The same codes of the same seed. */
        Set<String> from(SharedSecret seed) {
            return from(stream(seed));
        }

        Set<String> from(IntUnaryOperator below) {
            Set<String> codes = new LinkedHashSet<>();
            while (codes.size() < count) {
                codes.add(WrittenCode.of(below, length));
            }
            return codes;
        }

        /** Digests of the seed and a counter, byte by byte; those that would make some characters likelier are left out. */
        private static IntUnaryOperator stream(SharedSecret seed) {
            String key = seed.toBase32();
            int[] at = {0};
            byte[][] block = {new byte[0]};
            return bound -> {
                while (true) {
                    int place = at[0] % HASH_BYTES;
                    if (place == 0) {
                        String digest = Digests.sha256(PLACE, key, Integer.toString(at[0]));
                        block[0] = Base64.getUrlDecoder().decode(digest);
                    }
                    at[0]++;
                    int next = block[0][place] & 0xff;
                    if (next < BYTE - BYTE % bound) {
                        return next % bound;
                    }
                }
            };
        }
    }
}
