package io.github.secondgate.crypto;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who derives when: a few at a time, and of one account one. One more request of the account may wait behind it, so that a
 * double click gets its answer; further ones are turned away at once. So are all where too many are inside, and whoever has
 * waited for as long as anybody may. No account can therefore take more than two of the places, nor hold up another for
 * longer than one derivation takes.
 *
 * <p>Whose turn it was least often lately goes first, of equals whoever came last, and half of the places are for those whose
 * turn it was not at all: who sends a burst with many passwords waits in it, and with the next one behind all strangers. It
 * counts no tries; that is the throttle's. Safe for concurrent use.
 */
final class DerivationTurns {
    private static final int ONE_MORE = 2;

    private final LeastServedFirst permits;
    private final int most;
    private final Duration longestWait;
    private final Map<String, Line> lines = new HashMap<>();
    private final RecentTurns recent = new RecentTurns(System::nanoTime);
    private int inside;
    private long arrivals;

    /**
     * @param atATime derivations
     * @param most requests that derive or wait
     * @param longestWait of one request, in all
     */
    DerivationTurns(int atATime, int most, Duration longestWait) {
        this.permits = new LeastServedFirst(atATime);
        this.most = most;
        this.longestWait = longestWait;
    }

    /**
     * Waits until no other request of this account derives.
     *
     * @throws DerivationsBusyException if too many are before it, or the thread is interrupted, and stays so
     */
    Place enter(String account) {
        Place place = join(account);
        try {
            place.awaitOwnTurn();
        } catch (DerivationsBusyException e) {
            leave(place);
            throw DerivationsBusyException.account();
        }
        place.first = true;
        return place;
    }

    private synchronized Place join(String account) {
        Line line = lines.get(account);
        // Where it gets tight, a second request of one account is one too many.
        if (line != null && (line.members == ONE_MORE || inside >= most / 2)) {
            throw DerivationsBusyException.account();
        }
        int served = recent.of(account);
        if (inside == most || served > 0 && inside >= most / 2) {
            throw DerivationsBusyException.all();
        }
        inside++;
        Line joined = lines.computeIfAbsent(account, key -> new Line());
        joined.members++;
        return new Place(account, joined, served, arrivals++);
    }

    private synchronized void note(String account) {
        recent.add(account);
    }

    private synchronized void leave(Place place) {
        if (place.first) {
            place.line.turn.release();
        }
        inside--;
        if (--place.line.members == 0) {
            lines.remove(place.account);
        }
    }

    /** Requests that derive or wait now. */
    synchronized int inside() {
        return inside;
    }

    /** Requests that wait until one of the few may derive. */
    int waiting() {
        return permits.waiting();
    }

    private interface Wait {
        boolean of(long nanos) throws InterruptedException;
    }

    /** The requests of one account: the one that derives, and the one that waits. */
    private static final class Line {
        private final Semaphore turn = new Semaphore(1, true);
        private int members;
    }

    /** Of one request, until it is closed. Confined to its thread. */
    final class Place implements AutoCloseable {
        private final String account;
        private final Line line;
        private final int served;
        private final long arrival;
        private long patience = longestWait.toNanos();
        private boolean first;
        private boolean derived;

        private Place(String account, Line line, int served, long arrival) {
            this.account = account;
            this.line = line;
            this.served = served;
            this.arrival = arrival;
        }

        /**
         * Waits until one of the few may derive; {@link #release} ends that.
         *
         * @throws DerivationsBusyException if this request has waited for too long in all, or its thread is interrupted
         */
        void acquire() {
            await(nanos -> permits.acquire(served, arrival, nanos));
            if (!derived) {
                derived = true;
                note(account);
            }
        }

        void release() {
            permits.release();
        }

        private void awaitOwnTurn() {
            await(nanos -> line.turn.tryAcquire(nanos, TimeUnit.NANOSECONDS));
        }

        private void await(Wait wait) {
            long before = System.nanoTime();
            boolean acquired;
            try {
                acquired = wait.of(Math.max(0, patience));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw DerivationsBusyException.all();
            }
            patience -= System.nanoTime() - before;
            if (!acquired) {
                throw DerivationsBusyException.all();
            }
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
