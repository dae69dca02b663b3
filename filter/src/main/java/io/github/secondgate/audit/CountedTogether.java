package io.github.secondgate.audit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntConsumer;

/**
 * Counts the same thing for many threads at once: one of them writes, and those that come meanwhile leave their count with
 * it and go on. A flood of one account would otherwise wait for one row with all of the container's threads. Safe for
 * concurrent use.
 */
final class CountedTogether {
    /** After these, whoever comes next writes, so that nobody does so for ever. */
    private static final int MOST_ROUNDS = 10;

    /** What is written just now, with how often it happened since. */
    private final ConcurrentMap<String, Integer> since = new ConcurrentHashMap<>();

    /** @param write takes how often; called by one thread at a time for one thing, or not at all */
    void count(String what, IntConsumer write) {
        if (since.merge(what, 0, (waiting, zero) -> waiting + 1) > 0) {
            return;
        }
        int times = 1;
        try {
            for (int round = 0; round < MOST_ROUNDS && times > 0; round++) {
                write.accept(times);
                times = since.put(what, 0);
            }
        } finally {
            times += since.remove(what);
        }
        if (times > 0) {
            write.accept(times);
        }
    }
}
