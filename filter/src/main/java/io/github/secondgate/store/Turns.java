package io.github.secondgate.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many threads use a database at once and how many wait for that. Where it hangs, a pool may keep whoever asks
 * for as long as that lasts; so only those who have a turn are kept, and everybody else is turned away in time. Safe for
 * concurrent use.
 */
public final class Turns {
    private final int most;
    private final Duration longest;
    private final Semaphore free;

    /**
     * @param most how many have a turn at once; as many again may wait
     * @param longest how long somebody waits for one
     */
    public Turns(int most, Duration longest) {
        this.most = most;
        this.longest = longest;
        this.free = new Semaphore(most, true);
    }

    /** @throws StoreUnavailableException if too many wait already, it takes too long, or the thread is interrupted */
    public void take() {
        try {
            if (free.tryAcquire()
                    || free.getQueueLength() < most && free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoreUnavailableException("Too many wait for the database");
    }

    /** Once for each turn that was taken. */
    public void giveBack() {
        free.release();
    }
}
