package io.github.secondgate.start;

import io.github.secondgate.log.Log;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The work that nobody waits for: one thread for what is done again and again, one for housekeeping, which may take long
 * and must not hold that up, two for messages that leave at once, one for what is derived ahead. They are daemons, begin with the first work and end with
 * the application.
 */
final class Background implements AutoCloseable {
    private static final Log LOG = Log.of(Background.class);
    private static final int DELIVERIES = 2;
    private static final int MOST_WAITING = 200;
    private static final long IDLE_SECONDS = 30;
    private static final long SOON_MILLIS = 500;
    private static final long LONGEST_END_SECONDS = 5;

    private final ScheduledThreadPoolExecutor rounds;
    private final ScheduledThreadPoolExecutor housekeeping;
    private final ThreadPoolExecutor deliveries;
    private final ThreadPoolExecutor derivations;

    Background() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        rounds = scheduled("secondgate-rounds", application);
        housekeeping = scheduled("secondgate-housekeeping", application);
        deliveries = pool(DELIVERIES, "secondgate-delivery", application);
        derivations = pool(1, "secondgate-derivation", application);
    }

    private static ThreadPoolExecutor pool(int threads, String name, ClassLoader application) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                threads(name, application));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ScheduledThreadPoolExecutor scheduled(String name, ClassLoader application) {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, threads(name, application));
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return one;
    }

    private static ThreadFactory threads(String name, ClassLoader application) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        };
    }

    /** Now and, after each end, again after the pause. What it throws is logged and ends nothing. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void every(Duration pause, Runnable work) {
        rounds.scheduleWithFixedDelay(guarded(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same on a thread of its own: what takes long there delays nothing else. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void keepHouse(Duration pause, Runnable work) {
        housekeeping.scheduleWithFixedDelay(guarded(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once, in half a second: what comes at once is one run. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void soon(Runnable work) {
        try {
            rounds.schedule(guarded(work), SOON_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The application ends; what is due is done after the next start");
        }
    }

    /** Refuses what it has no room for with a {@link RejectedExecutionException}. */
    Executor deliveryEvents() {
        return deliveries;
    }

    /** The same for what will be wanted soon and is slow. */
    Executor derivations() {
        return derivations;
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Work in the background failed; it is tried again", e);
            }
        };
    }

    /** Waits a few seconds for what runs; what waits is dropped. */
    @Override
    public void close() {
        rounds.shutdownNow();
        housekeeping.shutdownNow();
        deliveries.shutdownNow();
        derivations.shutdownNow();
        try {
            boolean ended = rounds.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)
                    && housekeeping.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)
                    && deliveries.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                LOG.warn("A message is still on its way, or a statement; its thread ends when the server answers");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
