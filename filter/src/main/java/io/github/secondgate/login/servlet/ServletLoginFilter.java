package io.github.secondgate.login.servlet;

import io.github.secondgate.login.CookieOnlyResponse;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.Login;
import java.io.IOException;
import java.time.Clock;
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
    private final boolean maskAtLogin;
    private final Clock clock;

    /** @param maskAtLogin whether the login of one who owes stays invisible to the application even in its own request */
    public ServletLoginFilter(Gatekeeper gate, Logins logins, boolean maskAtLogin, Clock clock) {
        this.gate = gate;
        this.logins = logins;
        this.maskAtLogin = maskAtLogin;
        this.clock = clock;
    }

    @Override
    public void init(FilterConfig configuration) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        HttpServletResponse answer = new CookieOnlyResponse((HttpServletResponse) response);
        ServletLogin login = logins.of((HttpServletRequest) request, answer);
        Gatekeeper.Admission admission = gate.admit(login);
        boolean masked = admission == Gatekeeper.Admission.MASKED || login.loggedOut();
        ShownRequest shown = new ShownRequest(login, masked, this::masksAfterLogin, clock);
        // There is no chain in between; but of a stranger it is asked what something behind the gate may take them for.
        boolean open = gate.opens(shown, answer)
                && (admission != Gatekeeper.Admission.NOBODY || gate.stillOpens(() -> login, shown, answer));
        if (open) {
            application.doFilter(shown, answer);
        }
    }

    private boolean masksAfterLogin(Login login) {
        return maskAtLogin && gate.owes(login);
    }

    @Override
    public void destroy() {}
}
