package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which request of a session waits for which, and that none waits for ever or for somebody else. */
class SessionTurnsTest {
    private static final int MOST_WAITING = 32;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SessionTurns turns = new SessionTurns(Duration.ofMinutes(1));

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** A second request of this session; it waits when this returns, or has gone on. */
    private Future<?> second(SessionTurns of, String session, Runnable deed) {
        Thread[] thread = new Thread[1];
        Future<?> request = threads.submit(() -> {
            thread[0] = Thread.currentThread();
            SessionTurns.Turn turn = of.of(session);
            deed.run();
            turn.close();
        });
        while (!request.isDone() && (thread[0] == null || thread[0].getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
        return request;
    }

    @Test
    void theSecondOfASessionWaitsForTheFirst() throws Exception {
        List<String> order = new ArrayList<>();
        SessionTurns.Turn first = turns.of("hers");
        Future<?> second = second(turns, "hers", () -> order.add("second"));
        assertThat(second.isDone()).isFalse();
        order.add("first");
        first.close();
        second.get(1, TimeUnit.MINUTES);
        assertThat(order).containsExactly("first", "second");
        assertThat(turns.sessions()).isZero();
    }

    @Test
    void aThirdAndAnotherSessionGoOnAtOnce() throws Exception {
        SessionTurns.Turn first = turns.of("hers");
        Future<?> second = second(turns, "hers", () -> {});
        turns.of("hers").close();
        turns.of("his").close();
        assertThat(second.isDone()).isFalse();
        first.close();
        second.get(1, TimeUnit.MINUTES);
        assertThat(turns.sessions()).isZero();
    }

    @Test
    void whoHasWaitedForTooLongGoesOnWithoutATurn() throws Exception {
        SessionTurns hasty = new SessionTurns(Duration.ofMillis(1));
        SessionTurns.Turn first = hasty.of("hers");
        second(hasty, "hers", () -> {}).get(1, TimeUnit.MINUTES);
        Future<?> third = second(hasty, "hers", () -> {});
        third.get(1, TimeUnit.MINUTES);
        first.close();
        assertThat(hasty.sessions()).isZero();
    }

    @Test
    void whoIsInterruptedGoesOnAndStaysInterrupted() {
        SessionTurns.Turn first = turns.of("hers");
        Thread.currentThread().interrupt();
        turns.of("hers").close();
        assertThat(Thread.interrupted()).isTrue();
        first.close();
        assertThat(turns.sessions()).isZero();
    }

    @Test
    void onlySoManyWaitInAll() throws Exception {
        List<SessionTurns.Turn> firsts = new ArrayList<>();
        List<Future<?>> waiting = new ArrayList<>();
        for (int session = 0; session < MOST_WAITING; session++) {
            firsts.add(turns.of("session " + session));
            waiting.add(second(turns, "session " + session, () -> {}));
        }
        firsts.add(turns.of("hers"));
        turns.of("hers").close();
        assertThat(waiting).noneMatch(Future::isDone);
        firsts.forEach(SessionTurns.Turn::close);
        for (Future<?> second : waiting) {
            second.get(1, TimeUnit.MINUTES);
        }
        assertThat(turns.sessions()).isZero();
    }
}
