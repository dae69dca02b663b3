package io.github.secondgate.store;

/**
 * What an account may do once, and then not before a moment that is set when it does: noted beside what {@link HourlyLimit}
 * counts, and not cleared away before that moment. Of several at once, on several nodes too, one does it. Immutable.
 */
public final class OnceUntil {
    private final String verb;

    /** @param verb up to 32 characters */
    public OnceUntil(String verb) {
        this.verb = verb;
    }

    /** Whether it is open; until the transaction ends, nobody else does it for this account. */
    public boolean isOpen(Transaction transaction, String account, long now) {
        Long until = transaction.limits().lock(account, verb);
        return until == null || until <= now;
    }

    /**
     * Does it, if it is open.
     *
     * @param until when it is open again; one that is noted for later than that comes from a clock which was set back since
     * @return whether it was open
     */
    public boolean use(Transaction transaction, String account, long now, long until) {
        LimitMapper limits = transaction.limits();
        return limits.begin(account, verb, now, until) == 1
                || limits.lock(account, verb) == null && limits.add(account, verb, until) == 1;
    }
}
