package io.github.secondgate.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What {@link CodeCheckBenchmark} or {@link GateBenchmark} compares, a moment each in turn, by the time that the thread was on a
 * core and by what it allocated: for a machine that has other work to do. To be run by its {@code main}, which takes
 * {@code code} or {@code gate}.
 */
public final class OnCoreInTurn {
    private static final int WARM_UP = 400;
    private static final int PAIRS = 1500;
    private static final int TIMES = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** So that nothing of it may be left out. */
    static Object last;

    private OnCoreInTurn() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("code")) {
            CodeCheckBenchmark code = new CodeCheckBenchmark();
            compare(code::check, code::floor);
            return;
        }
        GateBenchmark gate = new GateBenchmark();
        gate.start();
        compare(gate::chainBehindTheGate, gate::chainAlone);
        gate.stop();
    }

    private static void compare(Callable<?> ours, Callable<?> floor) throws Exception {
        double[][] nanos = new double[2][PAIRS];
        double[][] bytes = new double[2][PAIRS];
        double[] more = new double[PAIRS];
        double[] ratios = new double[PAIRS];
        for (int i = -WARM_UP; i < PAIRS; i++) {
            int pair = Math.max(0, i);
            measure(ours, nanos[0], bytes[0], pair);
            measure(floor, nanos[1], bytes[1], pair);
            more[pair] = nanos[0][pair] - nanos[1][pair];
            ratios[pair] = nanos[0][pair] / nanos[1][pair];
        }
        System.out.printf(
                Locale.ROOT,
                "%.0f and %.0f ns; ratio %.3f, quartiles %.3f and %.3f; %.0f ns more, quartiles %.0f and %.0f;"
                        + " %.0f and %.0f bytes%n",
                at(nanos[0], 2),
                at(nanos[1], 2),
                at(ratios, 2),
                at(ratios, 1),
                at(ratios, 3),
                at(more, 2),
                at(more, 1),
                at(more, 3),
                at(bytes[0], 2),
                at(bytes[1], 2));
    }

    private static void measure(Callable<?> work, double[] nanos, double[] bytes, int pair) throws Exception {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long began = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            last = work.call();
        }
        nanos[pair] = (THREADS.getCurrentThreadCpuTime() - began) / (double) TIMES;
        bytes[pair] = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / (double) TIMES;
    }

    private static double at(double[] values, int quarter) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[PAIRS * quarter / 4];
    }
}
