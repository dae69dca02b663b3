package io.github.secondgate.gate.client;

import io.github.secondgate.gate.Paths;
import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionEndedException;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * Stands in front of the filter of the login and takes off a request what its client shows, so that the login sees the bare
 * password. What the application keeps in a session at such a request ends with it.
 */
public final class ClientFilter implements Filter {
    private final Filter login;
    private final ClientPaths paths;
    private final int digits;
    private final Clock clock;

    /** @param digits of a code */
    public ClientFilter(Filter login, ClientPaths paths, int digits, Clock clock) {
        this.clock = clock;
        this.login = login;
        this.paths = paths;
        this.digits = digits;
    }

    @Override
    public void init(FilterConfig configuration) throws ServletException {
        login.init(configuration);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        boolean first = asked.getDispatcherType() == DispatcherType.REQUEST;
        ClientVisit visit = first ? begun(asked) : ClientVisit.of(asked);
        if (visit == null) {
            login.doFilter(request, response, application);
            return;
        }
        HttpServletRequest bare = new ClientRequest(asked, visit);
        if (!first) {
            login.doFilter(bare, response, application);
            return;
        }
        try {
            login.doFilter(bare, response, application);
        } finally {
            end(asked, visit);
        }
    }

    /** Null where nothing is shown. */
    private ClientVisit begun(HttpServletRequest asked) {
        Set<ClientProof> accepted = paths.at(Paths.of(asked));
        ShownProof shown = ShownProof.in(asked, accepted, digits);
        if (shown == null) {
            return null;
        }
        ClientVisit visit = new ClientVisit(asked, shown, accepted, clock.millis());
        visit.bindTo(asked);
        return visit;
    }

    /** Shiro's own session, which the container does not know; who goes on by themselves keep theirs, worth nothing. */
    private static void end(HttpServletRequest asked, ClientVisit visit) {
        if (!visit.judged() || !visit.leavesNoSession() || asked.isAsyncStarted()) {
            return;
        }
        Session own = visit.login().session(false);
        try {
            if (own != null) {
                own.end();
            }
        } catch (SessionEndedException e) {
            // The application ended it before.
        }
    }

    @Override
    public void destroy() {
        login.destroy();
    }
}
