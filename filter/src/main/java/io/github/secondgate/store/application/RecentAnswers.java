package io.github.secondgate.store.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found by reading many rows, such as the application's whole list, believed for a minute: whoever turns pages asks
 * the same again. By how many rows and not by how long it took, so that where there are few accounts every answer is of now,
 * however slow the machine is.
 *
 * <p>This node's alone; what changes the answers is heard of only by {@link #forget}. The newest four stay in memory until there are
 * others. Safe for concurrent use; two who ask at once both have to find it.
 */
public final class RecentAnswers<Q, A> {
    /** Fewer rows are read within milliseconds. */
    private static final int MANY = 10_000;

    private static final int MOST = 4;
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    /** By question, the oldest first: when it was found, and what. */
    private final Map<Q, Map.Entry<Instant, A>> answers = new LinkedHashMap<>();

    private final Clock clock;

    public RecentAnswers(Clock clock) {
        this.clock = clock;
    }

    /** What was found within the last minute; null where there is nothing to believe. */
    public synchronized A to(Q question) {
        Map.Entry<Instant, A> answer = answers.get(question);
        if (answer == null) {
            return null;
        }
        Duration age = Duration.between(answer.getKey(), clock.instant());
        // A clock that was set back makes nothing younger.
        return age.isNegative() || age.compareTo(BELIEVED) >= 0 ? null : answer.getValue();
    }

    /**
     * @param found not changed any more, as it is shared
     * @param read how many rows that took
     */
    public synchronized void note(Q question, A found, int read) {
        answers.remove(question);
        if (read < MANY) {
            return;
        }
        if (answers.size() == MOST) {
            Iterator<Q> oldest = answers.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        answers.put(question, new AbstractMap.SimpleImmutableEntry<>(clock.instant(), found));
    }

    /** Nothing that was found up to now is believed any more. */
    public synchronized void forget() {
        answers.clear();
    }
}
