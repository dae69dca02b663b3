package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionEndedException;
import io.github.secondgate.login.UnknownPersonException;
import java.util.Arrays;

/**
 * Notices that somebody begins or ceases to act as another, which Spring Security writes into the session. Whoever signs out
 * while acting ends both; a session that ends by time alone tells nobody.
 */
final class Acting {
    private static final String KEY = "io.github.secondgate.acting";
    private static final int ACCOUNT = 0;
    private static final int OTHER = 1;

    private final SpringSecurityFilter.RunAs told;

    Acting(SpringSecurityFilter.RunAs told) {
        this.told = told;
    }

    /** @param login of which the session says something else by now */
    void notice(SpringSecurityLogin login) {
        try {
            Session session = login.session(false);
            if (session != null) {
                notice(login, session);
            }
        } catch (SessionEndedException e) {
            // And whatever it kept with it.
        } catch (UnknownPersonException e) {
            // Nothing is opened to somebody of whom it cannot be told who they are.
        }
    }

    /** @param login whose session is about to end */
    void end(SpringSecurityLogin login) {
        try {
            Session session = login.session(false);
            String[] before = session == null ? null : noted(session);
            if (before != null) {
                session.removeAttribute(KEY);
                told.changed(
                        false, before[ACCOUNT], before[OTHER], login.request().getRemoteAddr());
            }
        } catch (SessionEndedException e) {
            // Another request ended it, and has told so.
        }
    }

    /** Null while nobody is known to act as another. */
    private static String[] noted(Session session) {
        Object noted = session.getAttribute(KEY);
        return noted instanceof String[] && ((String[]) noted).length > OTHER ? (String[]) noted : null;
    }

    private void notice(SpringSecurityLogin login, Session session) {
        String as = login.actsAs();
        String[] now = as == null ? null : new String[] {login.person().account(), as};
        String[] before = noted(session);
        if (Arrays.equals(now, before)) {
            return;
        }
        String address = login.request().getRemoteAddr();
        if (before != null) {
            session.removeAttribute(KEY);
            told.changed(false, before[ACCOUNT], before[OTHER], address);
        }
        if (now != null) {
            session.setAttribute(KEY, now);
            told.changed(true, now[ACCOUNT], as, address);
        }
    }
}
