package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.LoginRequests;
import io.github.secondgate.login.servlet.ServletLoginFilter;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Predicate;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * The gate around an application whose people Spring Security signs in. It stands where {@code web.xml} puts it, for every dispatch,
 * and at both ends of each of Spring Security's own chains, so that it is met several times on one way.
 */
public final class SpringSecurityFilter implements Filter {
    private final SpringSecurity spring;
    private final Filter gate;
    private final boolean inChain;

    /** Is told that somebody acts as another from now on, or as themselves again. */
    @FunctionalInterface
    public interface RunAs {
        /** @param address from which it was done */
        void changed(boolean begins, String account, String other, String address);
    }

    /**
     * @param sessionsBehind as of {@link ServletLoginFilter}
     * @param rotateSession whether a session gets a new id once a factor was given
     */
    public SpringSecurityFilter(
            Gatekeeper gate,
            SpringSecurity spring,
            AccountNames accountNames,
            RunAs runAs,
            Predicate<HttpServletRequest> sessionsBehind,
            boolean rotateSession,
            Clock clock) {
        this.spring = spring;
        Acting acting = new Acting(runAs);
        this.gate = new ServletLoginFilter(
                gate,
                (request, response) -> new SpringSecurityLogin(request, response, accountNames, spring, acting),
                LoginRequests.anywhere(gate),
                sessionsBehind,
                rotateSession,
                clock);
        inChain = false;
    }

    private SpringSecurityFilter(SpringSecurityFilter outside) {
        spring = outside.spring;
        gate = outside.gate;
        inChain = true;
    }

    /** @throws ServletException where a chain of the application's own class keeps its filters to itself */
    @Override
    public void init(FilterConfig configuration) throws ServletException {
        try {
            spring.enclose(new SpringSecurityFilter(this));
        } catch (UnsupportedOperationException e) {
            throw new ServletException(
                    "Secondgate cannot stand in a SecurityFilterChain of this application, whose getFilters() gives a list"
                            + " that cannot be changed: give that of a DefaultSecurityFilterChain, or an ArrayList.",
                    e);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        spring.keepUp();
        ContextHolder.Stay stay = spring.holder().enter(request);
        if (inChain) {
            spring.holder().atEndOfChain(request);
        }
        try {
            gate.doFilter(request, response, application);
        } finally {
            stay.end();
        }
    }

    @Override
    public void destroy() {
        spring.release();
    }
}
