package io.github.secondgate.login.servlet;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.LoginTime;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Whom the application is to see at one dispatch: nobody, or the person whom the gate admitted, or whoever signed in through the
 * request since. Somebody else, whom another request of the same session signed in meanwhile, is not shown to this one.
 */
final class Visibility {
    private final ServletLogin login;
    private final Predicate<Login> maskedAfterLogin;
    private final Clock clock;
    private boolean masked;
    /** Whose look {@link #hides} waits for; null for nobody's. */
    private volatile Thread looking;
    /** Null for nobody; this object for somebody of whom it cannot be told who they are. */
    private Object seen;

    /** @param maskedAfterLogin whether somebody who signed in through this stays masked */
    Visibility(ServletLogin login, boolean masked, Predicate<Login> maskedAfterLogin, Clock clock) {
        this.login = login;
        this.masked = masked;
        this.maskedAfterLogin = maskedAfterLogin;
        this.clock = clock;
        this.seen = masked ? null : login.principal();
    }

    /** Whether a factor is owed, so that nobody is to be seen. */
    boolean masked() {
        return masked;
    }

    /** From now on nobody is to be seen. */
    void mask() {
        masked = true;
    }

    /**
     * Whether the session says by now that somebody else is signed in, or nobody is to be seen at all. To tell that, a login may
     * ask what reads the session through this once more, as Spring Security 6 does, which puts its reading off: it finds nobody.
     */
    boolean hides() {
        Thread thread = Thread.currentThread();
        if (masked || looking == thread) {
            return true;
        }
        looking = thread;
        try {
            return !Objects.equals(now(), seen);
        } finally {
            looking = null;
        }
    }

    private Object now() {
        try {
            return login.current();
        } catch (RuntimeException e) {
            return this;
        }
    }

    /** The application wrote or removed what says who is signed in. The same person once more is no new login. */
    void changed() {
        Object now = now();
        if (now == null) {
            loggedOut();
        } else if (!now.equals(seen)) {
            loggedIn();
        }
    }

    void loggedIn() {
        noteLogin(login.session(false), clock);
        login.lookAgain();
        seen = now();
        masked = maskedAfterLogin.test(login);
    }

    /** @param session null where there is none */
    static void noteLogin(Session session, Clock clock) {
        if (session != null) {
            SecondFactorStamp.remove(session);
            LoginTime.note(session, clock.instant());
        }
    }

    void loggedOut() {
        Session session = login.session(false);
        if (session != null) {
            SecondFactorStamp.remove(session);
        }
        login.lookAgain();
        seen = null;
    }
}
