package io.github.secondgate.login.servlet;

import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.LoginRequests;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionEndedException;
import io.github.secondgate.login.response.HoldableResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Predicate;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The gate in front of an application whose logins are kept by the container's sessions or made by the container. */
public final class ServletLoginFilter implements Filter {
    /** Makes the login of one dispatch. */
    @FunctionalInterface
    public interface Logins {
        ServletLogin of(HttpServletRequest request, HttpServletResponse response);
    }

    private final Gatekeeper gate;
    private final Logins logins;
    private final LoginRequests loginRequests;
    private final Predicate<HttpServletRequest> sessionsBehind;
    private final boolean rotateSession;
    private final Clock clock;

    /**
     * @param sessionsBehind whether what keeps the session of a request stands behind this, which looks elsewhere then
     * @param rotateSession whether a session gets a new id once a factor was given
     */
    public ServletLoginFilter(
            Gatekeeper gate,
            Logins logins,
            LoginRequests loginRequests,
            Predicate<HttpServletRequest> sessionsBehind,
            boolean rotateSession,
            Clock clock) {
        this.gate = gate;
        this.logins = logins;
        this.loginRequests = loginRequests;
        this.sessionsBehind = sessionsBehind;
        this.rotateSession = rotateSession;
        this.clock = clock;
    }

    @Override
    public void init(FilterConfig configuration) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        HoldableResponse answer = new HoldableResponse((HttpServletResponse) response);
        ServletLogin login = logins.of((HttpServletRequest) request, answer);
        if (!rotateSession) {
            login.keepSessionId();
        }
        if (SetAside.takeUp(login)) {
            Visibility.noteLogin(login.session(true), clock);
        }
        Gatekeeper.Admission admission = gate.admit(login);
        settle(login, admission);
        boolean masked = admission == Gatekeeper.Admission.MASKED || login.loggedOut();
        ShownRequest shown = new ShownRequest(login, masked, gate, now -> loginRequests.hides(now, answer), clock);
        if (admission == Gatekeeper.Admission.NOBODY) {
            hideCredentials(login, shown);
        }
        if (sessionsBehind.test((HttpServletRequest) request)) {
            refuse(new SessionsApartException(), shown, answer);
            return;
        }
        // There is no chain in between; but of a stranger it is asked what something behind the gate may take them for.
        boolean open = gate.opens(shown, answer)
                && (admission != Gatekeeper.Admission.NOBODY || gate.stillOpens(admitted -> login, shown, answer));
        if (open) {
            if (admission == Gatekeeper.Admission.NOBODY && login.staysVisible()) {
                answer.beforeAnswer(() -> hideWhoeverCame(login, answer));
            }
            try {
                application.doFilter(masked ? masked(login, shown) : shown, answer);
            } catch (SessionsApartException e) {
                refuse(e, shown, answer);
                return;
            }
            loginRequests.settle(admitted -> login, shown, answer);
        }
    }

    /**
     * Where nothing hides a login, whoever sends another one would act by the first for the password alone: that one ends. On a
     * forward it may be the one that was just made.
     */
    private HttpServletRequest masked(ServletLogin login, ShownRequest shown) {
        HttpServletRequest masked = login.masked(shown);
        if (masked == shown
                && login.staysVisible()
                && login.principal() != null
                && shown.getDispatcherType() == DispatcherType.REQUEST
                && loginRequests.isForLogin(shown)) {
            login.logOut();
        }
        return masked;
    }

    private void hideCredentials(ServletLogin login, ShownRequest shown) {
        if (loginRequests.hideAuthorization(shown)) {
            shown.hideAuthorization();
        }
        if (loginRequests.hideToken(login, shown)) {
            shown.hideToken();
        }
    }

    private void refuse(SessionsApartException why, ShownRequest shown, HoldableResponse answer) throws IOException {
        gate.stillOpens(
                admitted -> {
                    throw why;
                },
                shown,
                answer);
    }

    /** Where nothing tells that a login is made, it is looked for once more. */
    private void hideWhoeverCame(ServletLogin login, HoldableResponse answer) {
        login.lookAgain();
        if (login.principal() != null) {
            loginRequests.hides(login, answer);
        }
    }

    /** Once nobody is signed in to a session, its stamp lets in nobody who does so next; once somebody is seen, nothing waits. */
    private static void settle(ServletLogin login, Gatekeeper.Admission admission) {
        Session session = login.keptBySession() ? login.session(false) : null;
        try {
            if (session == null) {
                return;
            }
            if (admission == Gatekeeper.Admission.NOBODY
                    && !SecondFactorStamp.stored(session).isNone()) {
                SecondFactorStamp.remove(session);
            } else if (admission == Gatekeeper.Admission.SHOWN) {
                login.attributes().forEach(attribute -> SetAside.drop(session, attribute));
            }
        } catch (SessionEndedException e) {
            // Then there is nothing left to settle.
        }
    }

    @Override
    public void destroy() {}
}
