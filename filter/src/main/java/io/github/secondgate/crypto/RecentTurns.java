package io.github.secondgate.crypto;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who derived on this node lately, and how often: the last thousand turns of the last ten minutes. Confined to whoever
 * guards it.
 */
final class RecentTurns {
    static final int MOST = 1_000;
    static final Duration KEPT = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final Map<String, Integer> times = new HashMap<>();

    /** @param nanos a clock that is never set, such as {@link System#nanoTime} */
    RecentTurns(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How many of them were this account's. */
    int of(String account) {
        forget();
        return times.getOrDefault(account, 0);
    }

    void add(String account) {
        turns.addLast(new Turn(account, nanos.getAsLong()));
        times.merge(account, 1, Integer::sum);
        forget();
    }

    private void forget() {
        long now = nanos.getAsLong();
        while (!turns.isEmpty() && (turns.size() > MOST || now - turns.getFirst().at >= KEPT.toNanos())) {
            times.computeIfPresent(turns.removeFirst().account, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    private static final class Turn {
        private final String account;
        private final long at;

        private Turn(String account, long at) {
            this.account = account;
            this.at = at;
        }
    }
}
