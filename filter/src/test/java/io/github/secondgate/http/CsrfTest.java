package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.login.KeptInMemory;
import io.github.secondgate.login.Session;
import org.junit.jupiter.api.Test;

/** Attack 43. */
class CsrfTest {
    private final Session session = new KeptInMemory();

    @Test
    void theTokenStaysWhileTheSessionAndThePersonDo() {
        String token = Csrf.token(session, "alice");
        assertThat(Csrf.token(session, "alice")).isEqualTo(token);
        assertThat(Csrf.right(session, "alice", token)).isTrue();
        assertThat(token).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void anotherPersonGetsAnother() {
        String planted = Csrf.token(session, "mallory");
        assertThat(Csrf.right(session, "alice", planted)).isFalse();
        assertThat(Csrf.token(session, "alice")).isNotEqualTo(planted);
        assertThat(Csrf.right(session, "mallory", planted)).isFalse();
    }

    @Test
    void anotherSessionGetsAnother() {
        assertThat(Csrf.token(new KeptInMemory(), "alice")).isNotEqualTo(Csrf.token(session, "alice"));
    }

    @Test
    void nothingIsRightWhereNoneWasGiven() {
        assertThat(Csrf.right(session, "alice", "")).isFalse();
        assertThat(Csrf.right(session, "alice", null)).isFalse();
        assertThat(Csrf.right(null, "alice", "x")).isFalse();
    }

    @Test
    void nothingElseIsRight() {
        String token = Csrf.token(session, "alice");
        assertThat(Csrf.right(session, "alice", null)).isFalse();
        assertThat(Csrf.right(session, "alice", "")).isFalse();
        assertThat(Csrf.right(session, "alice", token + "x")).isFalse();
        assertThat(Csrf.right(session, "alice", token.substring(1))).isFalse();
    }

    @Test
    void whatIsNotOursInTheSlotIsReplaced() {
        for (Object value : new Object[] {"text", new String[] {"alice"}, new String[0], 7}) {
            session.setAttribute("io.github.secondgate.csrf", value);
            assertThat(Csrf.right(session, "alice", "text")).isFalse();
            assertThat(Csrf.right(session, "alice", Csrf.token(session, "alice")))
                    .isTrue();
        }
    }
}
