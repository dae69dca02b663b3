package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.login.KeptInMemory;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.SecondFactorStamp.Stored;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.account.AccountFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.shiro.subject.PrincipalCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The memory of decisions is short and bounded. */
class DecisionCacheTest {
    private static final int MOST = 20_000;
    private static final PrincipalCollection ALICE = House.principals("alice");
    private static final Stored STAMP = stamp(1);

    private final DecisionCache decisionCache = new DecisionCache(Duration.ofMillis(5));

    private static Stored stamp(long changes) {
        return given(changes).stored();
    }

    private static SecondFactorStamp given(long changes) {
        return new SecondFactorStamp("alice", SecondFactorStamp.Method.FACTOR, Instant.EPOCH, changes);
    }

    private static Session holding(long changes) {
        Session session = new KeptInMemory();
        given(changes).write(session);
        return session;
    }

    private AccessState believed(Object key, long now) {
        return decisionCache.believed(key, ALICE, holding(1), now);
    }

    private void note(Object key, long now) {
        decisionCache.note(key, ALICE, STAMP, AccessState.ANONYMOUS, now);
    }

    @Test
    void aDecisionIsBelievedFromItsMomentUntilItsTimeIsOver() {
        note("id", 100);
        assertThat(believed("id", 99)).isNull();
        assertThat(believed("id", 100)).isNotNull();
        assertThat(believed("id", 104)).isNotNull();
        assertThat(believed("id", 105)).isNull();
    }

    @Test
    void itIsForOneSessionOnePersonAndOneStamp() {
        note("id", 100);
        assertThat(believed("other", 100)).isNull();
        assertThat(decisionCache.believed("id", House.principals("bob"), holding(1), 100))
                .isNull();
        assertThat(decisionCache.believed("id", ALICE, holding(2), 100)).isNull();
        assertThat(decisionCache.believed("id", ALICE, null, 100)).isNull();
        assertThat(decisionCache.believed("id", House.principals("alice"), holding(1), 100))
                .isNotNull();
    }

    @Test
    void whatIsForgottenIsNotBelieved() {
        note("id", 100);
        decisionCache.forget("id");
        assertThat(believed("id", 100)).isNull();
    }

    @Test
    void aSweepDropsWhatIsOverAndNothingElse() {
        note("old", 100);
        note("ahead of a clock that was set back", 106);
        note("young", 101);
        decisionCache.sweep(105);
        assertThat(believed("old", 100)).isNull();
        assertThat(believed("ahead of a clock that was set back", 106)).isNull();
        assertThat(believed("young", 105)).isNotNull();
    }

    /** No decision looks at the others: that would cost most where there are most. */
    @Test
    void whenFullItTakesNoMoreUntilTheOldOnesAreSwept() {
        for (int i = 0; i < MOST; i++) {
            note(i, 100);
        }
        note("one too many", 105);
        assertThat(believed("one too many", 105)).isNull();
        assertThat(believed(MOST - 1, 104)).as("still there").isNotNull();
        decisionCache.sweep(105);
        assertThat(believed(MOST - 1, 104)).as("made room").isNull();
        note("later", 105);
        assertThat(believed("later", 105)).isNotNull();
    }

    @Test
    void whenFullItStillTellsOfThoseItKnows() {
        for (int i = 0; i < MOST; i++) {
            note(i, 100);
        }
        note(7, 104);
        assertThat(believed(7, 108)).isNotNull();
    }

    // --- many requests at once

    private AccessState together(Stored stamp, Supplier<AccountFacts> question) {
        return decisionCache.together("id", "alice", stamp, question, facts -> AccessState.ANONYMOUS);
    }

    /** Answers when all of the others wait for it. */
    private static AccountFacts whenAllWait(List<Thread> others) {
        while (others.stream().anyMatch(other -> other.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        return new AccountFacts("alice", 1, List.of(), null, 0);
    }

    @Test
    @Timeout(30)
    void whatManyRequestsOfASessionWaitForIsAskedOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger decided = new AtomicInteger();
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(new Thread(() -> {
                together(STAMP, () -> whenAllWait(List.of(Thread.currentThread())));
                decided.incrementAndGet();
            }));
        }
        together(STAMP, () -> {
            asked.incrementAndGet();
            others.forEach(Thread::start);
            return whenAllWait(others);
        });
        for (Thread other : others) {
            other.join();
        }
        assertThat(decided).hasValue(20);
        assertThat(asked).hasValue(1);
    }

    @Test
    @Timeout(30)
    void aQuestionThatFailsFailsForAllOfThemAndIsAskedAnewAfterwards() throws Exception {
        AtomicInteger failed = new AtomicInteger();
        Thread other = new Thread(() -> {
            try {
                together(STAMP, () -> null);
            } catch (IllegalStateException e) {
                failed.incrementAndGet();
            }
        });
        assertThatThrownBy(() -> together(STAMP, () -> {
                    other.start();
                    whenAllWait(List.of(other));
                    throw new IllegalArgumentException("away");
                }))
                .isInstanceOf(IllegalStateException.class);
        other.join();
        assertThat(failed).hasValue(1);
        assertThat(together(STAMP, () -> whenAllWait(List.of()))).isSameAs(AccessState.ANONYMOUS);
    }

    /** Facts of before a set-up would take the stamp away that it brought. */
    @Test
    void aSessionWithAnotherStampAsksForItself() {
        AtomicInteger asked = new AtomicInteger();
        together(stamp(1), () -> {
            together(stamp(2), () -> {
                asked.incrementAndGet();
                return whenAllWait(List.of());
            });
            return whenAllWait(List.of());
        });
        assertThat(asked).hasValue(1);
    }

    @Test
    void zeroKeepsNothing() {
        DecisionCache never = new DecisionCache(Duration.ZERO);
        never.note("id", ALICE, STAMP, AccessState.ANONYMOUS, 100);
        assertThat(never.believed("id", ALICE, holding(1), 100)).isNull();
    }
}
