package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

    /** A further request of this session; it waits when this returns, or has gone on. */
    private Future<?> waiting(SessionTurns of, String session, Runnable deed) {
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
        Future<?> second = waiting(turns, "hers", () -> order.add("second"));
        assertThat(second.isDone()).isFalse();
        order.add("first");
        first.close();
        second.get(1, TimeUnit.MINUTES);
        assertThat(order).containsExactly("first", "second");
        assertThat(turns.sessions()).isZero();
    }

    /** The answer to the request before a double click can arrive before that request is over. */
    @Test
    void twoClicksWaitForTheRequestBeforeThemAndForEachOther() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        SessionTurns.Turn before = turns.of("hers");
        Future<?> click = waiting(turns, "hers", () -> order.add("click"));
        Future<?> second = waiting(turns, "hers", () -> order.add("second click"));
        assertThat(order).isEmpty();
        before.close();
        click.get(1, TimeUnit.MINUTES);
        second.get(1, TimeUnit.MINUTES);
        assertThat(order).containsExactly("click", "second click");
        assertThat(turns.sessions()).isZero();
    }

    @Test
    void aFourthAndAnotherSessionGoOnAtOnce() throws Exception {
        SessionTurns.Turn first = turns.of("hers");
        Future<?> second = waiting(turns, "hers", () -> {});
        Future<?> third = waiting(turns, "hers", () -> {});
        turns.of("hers").close();
        turns.of("his").close();
        assertThat(List.of(second, third)).noneMatch(Future::isDone);
        first.close();
        second.get(1, TimeUnit.MINUTES);
        third.get(1, TimeUnit.MINUTES);
        assertThat(turns.sessions()).isZero();
    }

    @Test
    void whoHasWaitedForTooLongGoesOnWithoutATurn() throws Exception {
        SessionTurns hasty = new SessionTurns(Duration.ofMillis(1));
        SessionTurns.Turn first = hasty.of("hers");
        waiting(hasty, "hers", () -> {}).get(1, TimeUnit.MINUTES);
        Future<?> third = waiting(hasty, "hers", () -> {});
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
            waiting.add(waiting(turns, "session " + session, () -> {}));
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
