package io.github.secondgate.secondfactor.policy;

/** How many accounts have a second factor, of how many. Immutable. */
public final class Coverage {
    private final int covered;
    private final int all;
    private final boolean whole;
    private final boolean ofEverybody;

    Coverage(int covered, int all, boolean whole, boolean ofEverybody) {
        this.covered = covered;
        this.all = all;
        this.whole = whole;
        this.ofEverybody = ofEverybody;
    }

    /** Those with a factor. */
    public int covered() {
        return covered;
    }

    public int all() {
        return all;
    }

    /** Whether there was time to count them all. */
    public boolean whole() {
        return whole;
    }

    /** Whether the application tells its accounts; else only those were counted that something is on record about. */
    public boolean ofEverybody() {
        return ofEverybody;
    }
}
