package io.github.secondgate.secondfactor;

/** How the removal of one factor went. Immutable. */
public final class Removal {
    static final Removal NONE = new Removal(false, false, 0);

    private final boolean removed;
    private final boolean disabled;
    private final long changes;

    Removal(boolean removed, boolean disabled, long changes) {
        this.removed = removed;
        this.disabled = disabled;
        this.changes = changes;
    }

    /** Whether there was such a factor. */
    public boolean removed() {
        return removed;
    }

    /** Whether it was the last one, so that the password alone signs in now. */
    public boolean disabled() {
        return disabled;
    }

    /** The account's change counter after it; 0 where nothing was removed. */
    public long changes() {
        return changes;
    }

    @Override
    public String toString() {
        return disabled ? "DISABLED" : removed ? "REMOVED" : "NOT_CONFIGURED";
    }
}
