package io.github.secondgate.login;

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

/** The gate in front of an application whose people are signed in by the container. */
public final class ContainerFilter implements Filter {
    private final Gatekeeper gate;
    private final AccountNames accountNames;
    private final boolean maskAtLogin;
    private final Clock clock;

    /** @param maskAtLogin whether the login of one who owes stays invisible to the application even in its own request */
    public ContainerFilter(Gatekeeper gate, AccountNames accountNames, boolean maskAtLogin, Clock clock) {
        this.gate = gate;
        this.accountNames = accountNames;
        this.maskAtLogin = maskAtLogin;
        this.clock = clock;
    }

    @Override
    public void init(FilterConfig configuration) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        HttpServletResponse answer = new CookieOnlyResponse((HttpServletResponse) response);
        ContainerLogin login = new ContainerLogin((HttpServletRequest) request, answer, accountNames);
        Gatekeeper.Admission admission = gate.admit(login);
        boolean masked = admission == Gatekeeper.Admission.MASKED || login.loggedOut();
        ContainerRequest shown = new ContainerRequest(login, masked, this::masksAfterLogin, clock);
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
