package io.github.secondgate.it;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How long things took, for at most so many of them. Safe for concurrent use. */
public final class Percentiles {
    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    public Percentiles(int most) {
        nanos = new long[most];
    }

    public void add(long took) {
        nanos[count.getAndIncrement()] = took;
    }

    /** In milliseconds; when all are added. */
    public double at(double share) {
        long[] sorted = Arrays.copyOf(nanos, count.get());
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d: p50 %.1f, p95 %.1f, p99 %.1f, most %.1f ms",
                count.get(),
                at(0.5),
                at(0.95),
                at(0.99),
                at(1));
    }
}
