package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secondgate.login.SessionEndedException;
import java.util.List;
import org.apache.shiro.session.mgt.SimpleSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What Shiro keeps for us, and how it tells that it no longer does. */
class ShiroSessionTest {
    @Test
    void itKeepsWhatShirosSessionKeeps() {
        SimpleSession shiros = new SimpleSession();
        shiros.setId("7");
        ShiroSession session = new ShiroSession(shiros);
        session.setAttribute("basket", "full");
        shiros.setAttribute(4, "of a key that is no text");
        assertThat(shiros.getAttribute("basket")).isEqualTo("full");
        assertThat(session.getAttribute("basket")).isEqualTo("full");
        assertThat(session.getAttributeNames()).containsExactly("basket");
        assertThat(session.getId()).isEqualTo("7");
        session.removeAttribute("basket");
        assertThat(session.getAttribute("basket")).isNull();
    }

    @Test
    void aSessionThatEndedSaysSoInOurTerms() {
        Sessions sessions = new Sessions();
        ShiroSession session = new ShiroSession(sessions.stopped());
        for (ThrowingCallable question : List.<ThrowingCallable>of(
                () -> session.getAttribute("basket"),
                () -> session.setAttribute("basket", "full"),
                () -> session.removeAttribute("basket"),
                session::getAttributeNames)) {
            assertThatExceptionOfType(SessionEndedException.class).isThrownBy(question);
        }
    }

    /** Shiro's own, which keeps them in memory. */
    private static final class Sessions extends org.apache.shiro.session.mgt.DefaultSessionManager {
        org.apache.shiro.session.Session stopped() {
            setSessionValidationSchedulerEnabled(false);
            org.apache.shiro.session.Session session = start(new org.apache.shiro.session.mgt.DefaultSessionContext());
            session.stop();
            return session;
        }
    }
}
