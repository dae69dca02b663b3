package io.github.secondgate.crypto;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose the last turns were, on this node. It remembers so many turns and not so many minutes: who floods is remembered
 * while it matters, and a quiet server has no queue in which it could. Confined to whoever guards it.
 */
final class RecentTurns {
    /** Some minutes of nothing but derivations. */
    static final int REMEMBERED = 1_000;

    private final Deque<String> last = new ArrayDeque<>();
    private final Map<String, Integer> times = new HashMap<>();

    /** How many of them were this account's. */
    int of(String account) {
        return times.getOrDefault(account, 0);
    }

    void add(String account) {
        last.addLast(account);
        times.merge(account, 1, Integer::sum);
        if (last.size() > REMEMBERED) {
            times.computeIfPresent(last.removeFirst(), (key, count) -> count == 1 ? null : count - 1);
        }
    }
}
