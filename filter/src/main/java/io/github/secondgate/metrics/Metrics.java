package io.github.secondgate.metrics;

import io.github.secondgate.audit.SecurityEvent;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers under names: how often something happened since the start, and how things stand now. Nobody's name, address or browser
 * is in a name, and there are at most a few hundred of them. Safe for concurrent use; counting waits for nobody.
 */
public final class Metrics {
    /** More than there are kinds, factors and outcomes, should an outcome ever be free text. */
    private static final int MOST = 500;

    private static final Pattern WORD = Pattern.compile("[A-Za-z_-]+");

    private final ConcurrentNavigableMap<String, LongAdder> counters = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, LongSupplier> figures = new ConcurrentSkipListMap<>();
    private volatile Consumer<String> follower = name -> {};

    /** Every kind of event is there from the beginning, at 0. */
    public Metrics() {
        for (SecurityEvent.Kind kind : SecurityEvent.Kind.values()) {
            counter("events." + kind);
        }
    }

    /** Counts its kind; of a checked second factor also the factor and the outcome, and of a refused request the reason. */
    public void count(SecurityEvent event) {
        counter("events." + event.kind()).increment();
        Matcher word = WORD.matcher(event.outcome());
        String outcome = word.lookingAt() ? word.group() : "OTHER";
        if (event.kind() == SecurityEvent.Kind.SECOND_FACTOR_CHECKED) {
            counter("checks." + event.factor() + "." + outcome).increment();
        } else if (event.kind() == SecurityEvent.Kind.REQUEST_REFUSED) {
            counter("refused." + outcome.toLowerCase(Locale.ROOT)).increment();
        }
    }

    private LongAdder counter(String name) {
        LongAdder counter = counters.get(name);
        if (counter != null) {
            return counter;
        }
        return counters.size() < MOST ? added(name) : new LongAdder();
    }

    private LongAdder added(String name) {
        LongAdder counter = counters.computeIfAbsent(name, key -> new LongAdder());
        show(name, counter::sum);
        return counter;
    }

    /** @param figure is asked each time that somebody looks; what it throws is told to them */
    public void show(String name, LongSupplier figure) {
        figures.put(name, figure);
        follower.accept(name);
    }

    /** @param told each name that there is, and from then on each new one, some perhaps twice; in the place of who was before */
    void follow(Consumer<String> told) {
        follower = told;
        figures.keySet().forEach(told);
    }

    /** In the order of the alphabet. */
    public Set<String> names() {
        return figures.keySet();
    }

    /** @return null where there is nothing of that name */
    public LongSupplier figure(String name) {
        return figures.get(name);
    }
}
