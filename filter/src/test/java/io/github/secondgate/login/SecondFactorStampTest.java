package io.github.secondgate.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.login.SecondFactorStamp.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a session carries about the second factor, and what is not believed of it. */
class SecondFactorStampTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final String KEY = "io.github.secondgate.stamp";

    private final Session session = new KeptInMemory();
    private final SecondFactorStamp stamp = new SecondFactorStamp("alice", Method.FACTOR, AT, 7);

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsRead(Method method) {
        SecondFactorStamp.Stored raw = new SecondFactorStamp("alice", method, AT, 7).write(session);
        assertThat(SecondFactorStamp.stored(session)).isEqualTo(raw);
        SecondFactorStamp read = raw.read();
        assertThat(read.fits("alice", 7)).isTrue();
        boolean given = method == Method.FACTOR;
        boolean stoodIn = EnumSet.of(Method.TRUSTED, Method.DAY_PASS).contains(method);
        assertThat(read.bySecondFactor()).isEqualTo(given);
        assertThat(read.fresh(Duration.ZERO, AT)).isEqualTo(given);
        assertThat(read.owedAndMet()).isEqualTo(given || stoodIn);
    }

    @Test
    void whatIsRemovedIsGone() {
        stamp.write(session);
        SecondFactorStamp.remove(session);
        assertThat(SecondFactorStamp.stored(session)).isEqualTo(SecondFactorStamp.Stored.NONE);
        assertThat(SecondFactorStamp.Stored.NONE.read()).isNull();
    }

    @Test
    void whatWasSeenIsRemovedAndNothingElse() {
        SecondFactorStamp.Stored seen = stamp.write(session);
        assertThat(SecondFactorStamp.remove(session, "alice", SecondFactorStamp.Stored.NONE))
                .isFalse();
        SecondFactorStamp.Stored later = stamp.on(8).write(session);
        assertThat(SecondFactorStamp.remove(session, "alice", seen)).isFalse();
        assertThat(SecondFactorStamp.stored(session)).isEqualTo(later);
        assertThat(SecondFactorStamp.remove(session, "alice", later)).isTrue();
        assertThat(SecondFactorStamp.stored(session)).isEqualTo(SecondFactorStamp.Stored.NONE);
        assertThat(SecondFactorStamp.remove(session, "alice", SecondFactorStamp.Stored.NONE))
                .isTrue();
    }

    @Test
    void whatIsWrittenInThePlaceOfAnotherTakesNoThirdOnesPlace() {
        SecondFactorStamp none = new SecondFactorStamp("alice", Method.NONE, AT, 6);
        assertThat(none.write(session, SecondFactorStamp.Stored.NONE)).isTrue();
        assertThat(SecondFactorStamp.stored(session)).isEqualTo(none.stored());
        SecondFactorStamp.Stored later = stamp.write(session);
        assertThat(none.write(session, SecondFactorStamp.Stored.NONE)).isFalse();
        assertThat(none.write(session, none.stored())).isFalse();
        assertThat(SecondFactorStamp.stored(session)).isEqualTo(later);
    }

    /** Another request of the session writes one in the very moment between the look and the deed. */
    private static final class Between extends KeptInMemory {
        private Thread other;

        void meanwhile(Runnable deed) {
            other = new Thread(deed);
        }

        @Override
        public Object getAttribute(String key) {
            Object seen = super.getAttribute(key);
            if (other != null && other.getState() == Thread.State.NEW) {
                other.start();
                while (other.isAlive() && other.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
            return seen;
        }
    }

    @Test
    void aStampWrittenBetweenTheLookAndTheRemovalStays() throws Exception {
        Between shared = new Between();
        SecondFactorStamp.Stored seen = new SecondFactorStamp("alice", Method.NONE, AT, 6).write(shared);
        shared.meanwhile(() -> stamp.write(shared));
        SecondFactorStamp.remove(shared, "alice", seen);
        shared.other.join();
        assertThat(SecondFactorStamp.stored(shared)).isEqualTo(stamp.stored());
    }

    @Test
    void aStampWrittenBetweenTheLookAndAnotherStaysToo() throws Exception {
        Between shared = new Between();
        shared.meanwhile(() -> stamp.write(shared));
        new SecondFactorStamp("alice", Method.NONE, AT, 6).write(shared, SecondFactorStamp.Stored.NONE);
        shared.other.join();
        assertThat(SecondFactorStamp.stored(shared)).isEqualTo(stamp.stored());
    }

    @Test
    void aLaterStateIsToldFromTheSameAndFromAnotherPersons() {
        assertThat(stamp.isLater("alice", 6)).isTrue();
        assertThat(stamp.isLater("alice", 7)).isFalse();
        assertThat(stamp.isLater("bob", 6)).isFalse();
    }

    static Stream<Arguments> malformed() {
        return Stream.<Object>of(
                        "alice",
                        7,
                        new String[] {"alice", "FACTOR", "0", "7"},
                        new String[] {"alice", "2", "FACTOR", "0", "7"},
                        new String[] {"alice", "0", "FACTOR", "0", "7"},
                        new String[] {"alice", "", "FACTOR", "0", "7"},
                        new String[] {"alice", null, "FACTOR", "0", "7"},
                        new Object[] {"alice", "1", "FACTOR", "0", "7"},
                        new String[] {},
                        new String[] {"alice", "1", "FACTOR", "0"},
                        new String[] {"alice", "1", "FACTOR", "0", "7", "more"},
                        new String[] {"alice", "1", "FAX", "0", "7"},
                        new String[] {"alice", "1", "app", "0", "7"},
                        new String[] {"alice", "1", "", "0", "7"},
                        new String[] {"alice", "1", "FACTOR", "soon", "7"},
                        new String[] {"alice", "1", "FACTOR", "", "7"},
                        new String[] {"alice", "1", "FACTOR", "0", ""},
                        new String[] {"alice", "1", "FACTOR", "0", "7.0"},
                        new String[] {"alice", "1", "FACTOR", "99999999999999999999", "7"},
                        new String[] {"alice", "1", null, "0", "7"},
                        new String[] {"alice", "1", "FACTOR", null, "7"},
                        new String[] {"alice", "1", "FACTOR", "0", null},
                        new String[] {null, "1", "FACTOR", "0", "7"})
                // An array alone would be taken for several arguments.
                .map(value -> Arguments.of(value));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatCannotBeReadIsNoStamp(Object value) {
        session.setAttribute(KEY, value);
        SecondFactorStamp read = SecondFactorStamp.of(session);
        assertThat(read).isNull();
    }

    @Test
    void itFitsOnePersonOnOneStateOfTheAccount() {
        assertThat(stamp.fits("alice", 7)).isTrue();
        assertThat(stamp.fits("Alice", 7)).isFalse();
        assertThat(stamp.fits("bob", 7)).isFalse();
        assertThat(stamp.fits("alice", 6)).isFalse();
        assertThat(stamp.fits("alice", 8)).isFalse();
    }

    @Test
    void itIsFreshUntilItsTimeIsOver() {
        Duration longest = Duration.ofMinutes(5);
        assertThat(stamp.fresh(longest, AT)).isTrue();
        assertThat(stamp.fresh(longest, AT.plus(longest))).isTrue();
        assertThat(stamp.fresh(longest, AT.plus(longest).plusMillis(1))).isFalse();
    }

    @Test
    void aStampOfTheFutureIsOld() {
        assertThat(stamp.fresh(Duration.ofDays(1), AT.minusMillis(1))).isFalse();
    }

    @Test
    void noFactorIsNeverFresh() {
        assertThat(new SecondFactorStamp("alice", Method.NONE, AT, 7).fresh(Duration.ofDays(1), AT))
                .isFalse();
    }
}
