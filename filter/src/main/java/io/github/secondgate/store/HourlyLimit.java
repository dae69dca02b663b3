package io.github.secondgate.store;

import java.time.Duration;

/**
 * How often an account does one thing within an hour of the first time, counted in the database, so that all nodes share
 * the count and nobody gets past it by being fast. Immutable. What happens to whoever is past it is the caller's affair.
 */
public final class HourlyLimit {
    /** How long a window lasts. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private final String verb;
    private final int most;

    /**
     * @param verb up to 32 characters
     * @param most times within an hour, at least 1
     */
    public HourlyLimit(String verb, int most) {
        this.verb = verb;
        this.most = most;
    }

    /**
     * Counts one time, if that is open; until the transaction ends, nobody else counts for this account then.
     *
     * @return zero where it was counted; else how long nothing is, never more than an hour
     */
    public Duration use(Transaction transaction, String account, long now) {
        long since = now - WINDOW.toMillis();
        LimitMapper limits = transaction.limits();
        if (counted(limits, account, since, now)) {
            return Duration.ZERO;
        }
        Long windowAt = limits.lock(account, verb);
        if (windowAt == null) {
            limits.add(account, verb, now);
            return Duration.ZERO;
        }
        // Somebody may have begun the first window meanwhile; now that the row is held, it decides.
        if (counted(limits, account, since, now)) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(Math.max(1, Math.min(windowAt - since, WINDOW.toMillis())));
    }

    private boolean counted(LimitMapper limits, String account, long since, long now) {
        return limits.use(account, verb, most, since, now) == 1 || limits.begin(account, verb, since, now) == 1;
    }

    /** Takes one time back that was counted and not used. */
    public void giveBack(Transaction transaction, String account) {
        transaction.limits().giveBack(account, verb);
    }

    /** Keeps everybody else from counting for this account until the transaction ends. */
    public void hold(Transaction transaction, String account) {
        transaction.limits().lock(account, verb);
    }
}
