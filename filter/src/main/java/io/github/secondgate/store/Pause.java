package io.github.secondgate.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** How long one waits who lost a race for a lock: at random, or the same ones meet again. */
final class Pause {
    private static final int FIRST_MILLIS = 40;

    /** As {@link Thread#sleep(long)} does. */
    interface Sleeper {
        void sleep(long millis) throws InterruptedException;
    }

    private final DoubleSupplier random;
    private final Sleeper sleeper;

    Pause() {
        this(() -> ThreadLocalRandom.current().nextDouble(), Thread::sleep);
    }

    /** @param random from 0 up to 1 */
    Pause(DoubleSupplier random, Sleeper sleeper) {
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * At most 40 ms after the first attempt, and twice as long after each one more.
     *
     * @throws StoreUnavailableException if the thread is interrupted
     */
    void after(int attempt) {
        try {
            sleeper.sleep((long) (random.getAsDouble() * (FIRST_MILLIS << attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("Interrupted while others had what it needs", e);
        }
    }
}
