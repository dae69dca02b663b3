package io.github.secondgate.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;

/**
 * What {@link CodeCheckBenchmark} compares, a moment each in turn, by the time that the thread was on a core: for a machine that has
 * other work to do.
 */
public final class CodeCheckInTurn {
    private static final int WARM_UP = 30;
    private static final int PAIRS = 80;
    private static final int CHECKS = 30_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CodeCheckInTurn() {}

    private interface Work {
        Object done() throws GeneralSecurityException;
    }

    public static void main(String[] arguments) throws GeneralSecurityException {
        CodeCheckBenchmark benchmark = new CodeCheckBenchmark();
        double[] checks = new double[PAIRS];
        double[] floors = new double[PAIRS];
        double[] ratios = new double[PAIRS];
        for (int i = -WARM_UP; i < PAIRS; i++) {
            int pair = Math.max(0, i);
            checks[pair] = nanosOf(benchmark::check);
            floors[pair] = nanosOf(benchmark::floor);
            ratios[pair] = checks[pair] / floors[pair];
        }
        for (double[] all : new double[][] {checks, floors, ratios}) {
            Arrays.sort(all);
        }
        System.out.printf(
                Locale.ROOT,
                "check %.0f ns, floor %.0f ns, ratio %.3f, quartiles %.3f and %.3f%n",
                checks[PAIRS / 2],
                floors[PAIRS / 2],
                ratios[PAIRS / 2],
                ratios[PAIRS / 4],
                ratios[PAIRS * 3 / 4]);
    }

    private static double nanosOf(Work work) throws GeneralSecurityException {
        long begin = THREADS.getCurrentThreadCpuTime();
        long seen = 0;
        for (int i = 0; i < CHECKS; i++) {
            seen += work.done().hashCode();
        }
        long took = THREADS.getCurrentThreadCpuTime() - begin;
        // So that nothing of it may be left out.
        return seen == 42 ? 0 : took / (double) CHECKS;
    }
}
