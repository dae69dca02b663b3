package io.github.secondgate.crypto;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a few derive at a time. Of those who wait, whoever was served least goes first, and of equals whoever came last: a
 * burst of many keeps itself waiting, and not who comes after it. The oldest of a crowd may wait until its patience ends.
 * It does not know who was served how often, nor who came when; the waiter says it. Safe for concurrent use.
 */
final class LeastServedFirst {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Waiter> waiting = new TreeSet<>(Waiter.ORDER);
    private int free;

    LeastServedFirst(int atATime) {
        this.free = atATime;
    }

    /**
     * Waits for its turn; {@link #release} ends that.
     *
     * @param served how often it was this one's turn lately
     * @param arrival greater for whoever came later, the same for nobody else who waits
     * @param nanos how long it waits at most
     * @return whether it has the turn now
     */
    boolean acquire(int served, long arrival, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        Waiter self = new Waiter(served, arrival);
        waiting.add(self);
        try {
            long left = nanos;
            while (free == 0 || waiting.first() != self) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            free--;
            return true;
        } finally {
            waiting.remove(self);
            changed.signalAll();
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            free++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait now. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private static final class Waiter {
        private static final Comparator<Waiter> ORDER =
                Comparator.<Waiter>comparingInt(waiter -> waiter.served).thenComparingLong(waiter -> -waiter.arrival);

        private final int served;
        private final long arrival;

        private Waiter(int served, long arrival) {
            this.served = served;
            this.arrival = arrival;
        }
    }
}
