package io.github.secondgate.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a session's login was, as far as the session tells. */
class LoginTimeTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00.123Z");

    private final Session session = new KeptInMemory();

    @Test
    void aLoginPrecedesWhatCameAfterIt() {
        assertThat(LoginTime.precedes(session, THEN)).isFalse();
        LoginTime.noteIfUnseen(session, THEN);
        assertThat(LoginTime.precedes(session, THEN)).isFalse();
        assertThat(LoginTime.precedes(session, THEN.plusMillis(1))).isTrue();
        LoginTime.noteIfUnseen(session, THEN.plusSeconds(60));
        assertThat(LoginTime.precedes(session, THEN.plusMillis(1))).isTrue();
    }

    /** What cannot be read tells of no login that came later, so a reset ends that session. */
    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1772366400123 ", "2026-03-01T12:00:00Z"})
    void aLoginThatCannotBeReadIsEarlierThanEverything(String unreadable) {
        session.setAttribute("io.github.secondgate.login", unreadable);
        assertThat(LoginTime.precedes(session, Instant.EPOCH)).isTrue();
        session.setAttribute("io.github.secondgate.login", new String[] {"7"});
        assertThat(LoginTime.precedes(session, Instant.EPOCH)).isTrue();
    }
}
