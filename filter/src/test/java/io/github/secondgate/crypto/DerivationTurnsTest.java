package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    /** Derives so many times, and nobody is in the way. */
    private static void derived(DerivationTurns turns, String account, int times) {
        for (int i = 0; i < times; i++) {
            try (DerivationTurns.Place place = turns.enter(account)) {
                place.acquire();
                place.release();
            }
        }
    }

    /** In which order these accounts derive that come one after the other while somebody else does. */
    private List<String> order(DerivationTurns turns, String... accounts) throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> requests = new ArrayList<>();
        try (DerivationTurns.Place derives = turns.enter("somebody")) {
            derives.acquire();
            for (String account : accounts) {
                int before = turns.waiting();
                requests.add(threads.submit(() -> {
                    try (DerivationTurns.Place place = turns.enter(account)) {
                        place.acquire();
                        order.add(account);
                        place.release();
                    }
                }));
                while (turns.waiting() == before) {
                    Thread.onSpinWait();
                }
            }
            derives.release();
        }
        for (Future<?> request : requests) {
            request.get();
        }
        return order;
    }

    @Test
    void whoDerivedLeastLatelyGoesFirstAndOfEqualsWhoCameLast() throws Exception {
        DerivationTurns turns = new DerivationTurns(1, 64, LONG);
        derived(turns, "guesser", 2);
        derived(turns, "other guesser", 1);
        assertThat(order(turns, "guesser", "other guesser", "bob", "ann"))
                .containsExactly("ann", "bob", "other guesser", "guesser");
    }

    @Test
    void whoComesAfterABurstOfManyPasswordsWaitsForNoneOfThem() throws Exception {
        DerivationTurns turns = new DerivationTurns(1, 64, LONG);
        String[] burst = new String[41];
        Arrays.setAll(burst, i -> i < 40 ? "stolen " + i : "bob");
        assertThat(order(turns, burst)).startsWith("bob").hasSize(41);
    }

    @Test
    void aWholeSetOfCodesIsOneTurn() throws Exception {
        DerivationTurns turns = new DerivationTurns(1, 64, LONG);
        try (DerivationTurns.Place set = turns.enter("ann")) {
            for (int i = 0; i < 8; i++) {
                set.acquire();
                set.release();
            }
        }
        derived(turns, "guesser", 2);
        assertThat(order(turns, "ann", "guesser")).containsExactly("ann", "guesser");
    }

    @Test
    void halfOfThePlacesAreForThoseWhoDidNotDeriveLately() {
        DerivationTurns turns = new DerivationTurns(1, 4, LONG);
        derived(turns, "guesser", 1);
        List<DerivationTurns.Place> inside = new ArrayList<>();
        inside.add(turns.enter("account 1"));
        turns.enter("guesser").close();
        inside.add(turns.enter("account 2"));
        assertThat(refusal(turns, "guesser").ofThisAccount()).isFalse();
        inside.add(turns.enter("bob"));
        inside.forEach(DerivationTurns.Place::close);
        turns.enter("guesser").close();
    }

    /** Who was turned away, or only came, has derived nothing. */
    @Test
    void whoGotNoTurnIsNotHeldAgainst() throws Exception {
        DerivationTurns turns = new DerivationTurns(1, 64, LONG);
        for (int i = 0; i < 5; i++) {
            turns.enter("ann").close();
        }
        derived(turns, "guesser", 1);
        assertThat(order(turns, "ann", "guesser")).containsExactly("ann", "guesser");
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
