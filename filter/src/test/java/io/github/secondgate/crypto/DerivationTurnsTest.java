package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may derive, who waits and who is turned away, without a derivation. */
class DerivationTurnsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static DerivationsBusyException refusal(DerivationTurns turns, String account) {
        return catchThrowableOfType(DerivationsBusyException.class, () -> turns.enter(account));
    }

    /** A request that waits behind the account's own; it is inside when this returns. */
    private Future<?> waiting(DerivationTurns turns, String account) {
        int before = turns.inside();
        Future<?> request = threads.submit(() -> turns.enter(account).close());
        while (turns.inside() == before && !request.isDone()) {
            Thread.onSpinWait();
        }
        return request;
    }

    @Test
    void ofOneAccountOneDerivesOneWaitsAndTheRestIsTurnedAwayAtOnce() throws Exception {
        DerivationTurns turns = new DerivationTurns(2, 64, LONG);
        DerivationTurns.Place derives = turns.enter("alice");
        Future<?> second = waiting(turns, "alice");
        for (int i = 0; i < 250; i++) {
            DerivationsBusyException refusal = refusal(turns, "alice");
            assertThat(refusal.ofThisAccount()).isTrue();
            assertThat(refusal.retryAfter()).isPositive();
        }
        assertThat(turns.inside()).isEqualTo(2);
        derives.close();
        second.get();
        assertThat(turns.inside()).isZero();
        turns.enter("alice").close();
    }

    @Test
    void anAccountThatFloodsHoldsNobodyElseUp() throws Exception {
        DerivationTurns turns = new DerivationTurns(2, 64, LONG);
        Future<?> behind;
        try (DerivationTurns.Place flood = turns.enter("alice")) {
            flood.acquire();
            behind = waiting(turns, "alice");
            try (DerivationTurns.Place other = turns.enter("bob")) {
                other.acquire();
                other.release();
            }
            flood.release();
        }
        behind.get();
    }

    @Test
    void soManyAreInsideAndNoMore() {
        DerivationTurns turns = new DerivationTurns(2, 4, LONG);
        List<DerivationTurns.Place> inside = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            inside.add(turns.enter("account " + i));
        }
        assertThat(refusal(turns, "bob").ofThisAccount()).isFalse();
        assertThat(turns.inside()).isEqualTo(4);
        inside.remove(0).close();
        inside.add(turns.enter("bob"));
        inside.forEach(DerivationTurns.Place::close);
        assertThat(turns.inside()).isZero();
    }

    @Test
    void whereItGetsTightASecondRequestOfAnAccountIsTurnedAway() {
        DerivationTurns turns = new DerivationTurns(2, 4, LONG);
        DerivationTurns.Place alice = turns.enter("alice");
        DerivationTurns.Place bob = turns.enter("bob");
        assertThat(refusal(turns, "alice").ofThisAccount()).isTrue();
        alice.close();
        bob.close();
    }

    @Test
    void whoHasWaitedForAsLongAsAnybodyMayIsTurnedAwayAndLeavesNoTrace() {
        DerivationTurns turns = new DerivationTurns(1, 4, Duration.ZERO);
        DerivationTurns.Place derives = turns.enter("alice");
        derives.acquire();
        DerivationTurns.Place waits = turns.enter("bob");
        DerivationsBusyException refusal = catchThrowableOfType(DerivationsBusyException.class, waits::acquire);
        assertThat(refusal.ofThisAccount()).isFalse();
        waits.close();
        derives.release();
        derives.close();
        assertThat(turns.inside()).isZero();
        DerivationTurns.Place next = turns.enter("bob");
        next.acquire();
        next.release();
        next.close();
    }

    @Test
    void aWaitEndsWithItsThread() throws Exception {
        DerivationTurns turns = new DerivationTurns(1, 4, LONG);
        DerivationTurns.Place derives = turns.enter("alice");
        derives.acquire();
        CountDownLatch entered = new CountDownLatch(1);
        Future<Boolean> waits = threads.submit(() -> {
            try (DerivationTurns.Place place = turns.enter("bob")) {
                entered.countDown();
                place.acquire();
                return false;
            } catch (DerivationsBusyException e) {
                return Thread.currentThread().isInterrupted();
            }
        });
        entered.await();
        threads.shutdownNow();
        assertThat(waits.get()).isTrue();
        assertThat(turns.inside()).isEqualTo(1);
        derives.release();
        derives.close();
    }
}
