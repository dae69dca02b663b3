package io.github.secondgate.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the database was asked to do since the start. Safe for concurrent use. */
public final class Workload {
    private final LongAdder transactions = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void add(long nanosTaken, boolean failed) {
        transactions.increment();
        nanos.add(nanosTaken);
        if (failed) {
            failures.increment();
        }
    }

    /** Each counted once, however often the database had it run again. */
    public long transactions() {
        return transactions.sum();
    }

    /** Those of them that ended without an answer of the database. */
    public long failures() {
        return failures.sum();
    }

    /** What all of them took together, in milliseconds, with the wait for a turn and for a connection. */
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.sum());
    }
}
