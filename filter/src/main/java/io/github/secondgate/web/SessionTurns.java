package io.github.secondgate.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets the forms of one session be served one after the other, so that the second of two clicks meets what the first one
 * left in the session. Only two wait, and not for ever: any further request, one that has waited for too long, and whoever
 * comes while too many wait, go on at once, for nothing rests on this but what is told. That things are done once is the
 * database's to decide. Knows of this node only. Safe for concurrent use.
 */
final class SessionTurns {
    private static final int MOST_WAITING = 32;
    /** Two clicks, and the request before them, which may have been answered and not be over yet. */
    private static final int MOST_OF_A_SESSION = 3;

    private final Duration longest;
    private final Map<String, Line> lines = new HashMap<>();
    private int waiting;

    /** @param longest that a request waits */
    SessionTurns(Duration longest) {
        this.longest = longest;
    }

    /** Waits where another form of this session is being served. */
    Turn of(String session) {
        Line line = join(session);
        if (line == null) {
            return new Turn(session, null, false);
        }
        boolean first = line.turn.tryAcquire();
        return new Turn(session, line, first || awaited(line));
    }

    private synchronized Line join(String session) {
        Line line = lines.computeIfAbsent(session, key -> new Line());
        if (line.members == MOST_OF_A_SESSION) {
            return null;
        }
        line.members++;
        return line;
    }

    private boolean awaited(Line line) {
        if (!mayWait()) {
            return false;
        }
        try {
            return line.turn.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waited();
        }
    }

    private synchronized boolean mayWait() {
        boolean may = waiting < MOST_WAITING;
        waiting += may ? 1 : 0;
        return may;
    }

    private synchronized void waited() {
        waiting--;
    }

    private synchronized void leave(String session, Line line) {
        if (--line.members == 0) {
            lines.remove(session);
        }
    }

    /** Sessions that a form is being served of. */
    synchronized int sessions() {
        return lines.size();
    }

    private static final class Line {
        private final Semaphore turn = new Semaphore(1);
        private int members;
    }

    /** Of one request, until it is closed. */
    final class Turn {
        private final String session;
        private final Line line;
        private final boolean held;

        private Turn(String session, Line line, boolean held) {
            this.session = session;
            this.line = line;
            this.held = held;
        }

        void close() {
            if (held) {
                line.turn.release();
            }
            if (line != null) {
                leave(session, line);
            }
        }
    }
}
