package io.github.secondgate.secondfactor.account;

/** How the removal of a factor went. Immutable. */
public final class Removal {
    /** How it went. */
    public enum Outcome {
        REMOVED,
        /** It is the account's last factor: that would be disabling, which asks for more. */
        LAST,
        /** The account has no such factor (any more). */
        UNKNOWN
    }

    private final Outcome outcome;
    private final long changes;

    private Removal(Outcome outcome, long changes) {
        this.outcome = outcome;
        this.changes = changes;
    }

    public static Removal removed(long changes) {
        return new Removal(Outcome.REMOVED, changes);
    }

    public static Removal refused(Outcome outcome) {
        return new Removal(outcome, 0);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** After REMOVED the account's change counter; else 0. */
    public long changes() {
        return changes;
    }

    @Override
    public String toString() {
        return "Removal[" + outcome + "]";
    }
}
