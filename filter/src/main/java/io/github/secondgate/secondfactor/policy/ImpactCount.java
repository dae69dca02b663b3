package io.github.secondgate.secondfactor.policy;

/** How many accounts a policy would stop, and how sure that number is. Immutable. */
public final class ImpactCount {
    /** What was counted. */
    public enum Basis {
        /** All accounts of the application, with their roles where the policy names roles. */
        ALL,
        /** As many of them as could be read: there are more, and more may be stopped. */
        AT_LEAST,
        /** Those that Secondgate has something on record about: others may be stopped as well. */
        ON_RECORD,
        /** As before, and nobody told who has the roles: every one of them is counted. */
        ON_RECORD_IN_ANY_ROLE
    }

    private final int now;
    private final int later;
    private final Basis basis;
    private final String only;

    /** @param only the account that is stopped at once where it is a single one, else null */
    public ImpactCount(int now, int later, Basis basis, String only) {
        this.only = only;
        this.now = now;
        this.later = later;
        this.basis = basis;
    }

    /** Accounts that must set a factor up before they get any further, at once. */
    public int now() {
        return now;
    }

    /** Accounts of which the same will be demanded when their grace ends. */
    public int later() {
        return later;
    }

    /** The account that is stopped at once, where it is a single one; else null. */
    public String only() {
        return only;
    }

    public Basis basis() {
        return basis;
    }

    @Override
    public String toString() {
        return "Reach[" + now + " now, " + later + " later, " + basis + "]";
    }
}
