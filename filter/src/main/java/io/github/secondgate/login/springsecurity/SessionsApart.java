package io.github.secondgate.login.springsecurity;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.servlet.ServletRequest;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * Notices, once, that a filter between two of ours keeps sessions of its own, as Spring Session's does: the one in front of it
 * sees nobody, so that a code is asked for which nobody can give.
 */
final class SessionsApart {
    private final Consumer<String> operator;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param operator is told one sentence or none */
    SessionsApart(Consumer<String> operator) {
        this.operator = operator;
    }

    /**
     * @param outermost the request as the first of our filters was given it
     * @param here the same as a later one was given it
     */
    void look(ServletRequest outermost, ServletRequest here) {
        HttpSession behind = ((HttpServletRequest) here).getSession(false);
        if (behind == null) {
            return;
        }
        HttpSession before = ((HttpServletRequest) outermost).getSession(false);
        boolean apart = before == null || !before.getId().equals(behind.getId());
        if (apart && told.compareAndSet(false, true)) {
            operator.accept(
                    "Secondgate's filter stands in front of one that keeps sessions of its own, as Spring Session's does, and"
                            + " never sees anybody signed in there: nobody can set two-factor up or give a code. Put it"
                            + " behind that filter; see 'Spring Security' in filter/docs/your-application.md. Said once.");
        }
    }
}
