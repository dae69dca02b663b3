package io.github.secondgate.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The work of {@link DatabaseBenchmark} without JMH, on a machine that is busy with something else: those that are compared
 * run in turn, so that all meet the same load. To be run by its {@code main}, which takes for how many seconds to warm up and
 * to measure, and another server than PostgreSQL where it is to be that.
 */
public final class DatabaseInTurn {
    private static final int MOST = 1_000_000;

    private DatabaseInTurn() {}

    public static void main(String[] arguments) throws Exception {
        int warmUp = Integer.parseInt(arguments[0]);
        int measured = Integer.parseInt(arguments[1]);
        DatabaseBenchmark work = new DatabaseBenchmark();
        work.server = arguments.length > 2 ? arguments[2] : DatabaseBenchmark.POSTGRESQL;
        work.prepare();
        try {
            compare(
                    "a right code",
                    warmUp,
                    measured,
                    work::rightCode,
                    work::rightCodeByJdbc,
                    work::rightCodeByTimedJdbc);
            compare(
                    "a look again",
                    warmUp,
                    measured,
                    work::lookAgain,
                    work::lookAgainByJdbc,
                    work::lookAgainByTimedJdbc);
        } finally {
            work.close();
        }
    }

    private static void compare(String what, int warmUp, int measured, Callable<?>... works) throws Exception {
        inTurn(works, warmUp);
        long[][] nanos = inTurn(works, measured);
        for (int timed = 0; timed < 2; timed++) {
            long[] jdbc = nanos[1 + timed];
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d each, p50 %.0f and %.0f µs by %s (%.2f), p10 %.0f and %.0f (%.2f)%n",
                    what,
                    jdbc.length,
                    at(nanos[0], 0.5),
                    at(jdbc, 0.5),
                    timed == 0 ? "JDBC" : "JDBC with a time-out",
                    at(nanos[0], 0.5) / at(jdbc, 0.5),
                    at(nanos[0], 0.1),
                    at(jdbc, 0.1),
                    at(nanos[0], 0.1) / at(jdbc, 0.1));
        }
    }

    private static long[][] inTurn(Callable<?>[] works, int seconds) throws Exception {
        long[][] nanos = new long[works.length][MOST];
        int runs = 0;
        for (long end = System.nanoTime() + seconds * 1_000_000_000L; runs < MOST && System.nanoTime() < end; runs++) {
            for (int i = 0; i < works.length; i++) {
                nanos[i][runs] = took(works[i]);
            }
        }
        for (int i = 0; i < works.length; i++) {
            nanos[i] = Arrays.copyOf(nanos[i], runs);
            Arrays.sort(nanos[i]);
        }
        return nanos;
    }

    private static long took(Callable<?> work) throws Exception {
        long began = System.nanoTime();
        work.call();
        return System.nanoTime() - began;
    }

    /** In microseconds. */
    private static double at(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / 1000.0;
    }
}
