package io.github.secondgate.login.attribute;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * Says once to the operator that forms are sent to the login, and nobody was ever found where the settings say that who is signed
 * in is kept: misnamed there, everybody would be a stranger to the gate, and none asked for a code. Wrong passwords look the
 * same, so that it can only ask.
 */
public final class MissedLogins implements Filter {
    static final int ENOUGH = 5;
    private static final int MOST_NAMES = 30;

    private final Filter gate;
    private final SignedInAttribute attribute;
    private final Predicate<HttpServletRequest> isForLogin;
    private final Consumer<String> operator;
    private final AtomicInteger missed = new AtomicInteger();

    /**
     * @param gate around which this stands
     * @param operator is told one sentence or none
     */
    public MissedLogins(
            Filter gate,
            SignedInAttribute attribute,
            Predicate<HttpServletRequest> isForLogin,
            Consumer<String> operator) {
        this.gate = gate;
        this.attribute = attribute;
        this.isForLogin = isForLogin;
        this.operator = operator;
    }

    @Override
    public void init(FilterConfig configuration) throws ServletException {
        gate.init(configuration);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        gate.doFilter(request, response, application);
        HttpServletRequest asked = (HttpServletRequest) request;
        if (missed.get() < ENOUGH
                && !attribute.wasFound()
                && asked.getDispatcherType() == DispatcherType.REQUEST
                && asked.getMethod().equals("POST")
                && isForLogin.test(asked)
                && missed.incrementAndGet() == ENOUGH) {
            tell(asked.getSession(false));
        }
    }

    private void tell(HttpSession session) {
        operator.accept(ENOUGH + " forms were sent to the login since the start, and nobody has been signed in as"
                + " secondgate.login = session:" + attribute
                + " says. If they were not all refused, that names the wrong"
                + " attribute and nobody is asked for a second factor. After the last of them the session has "
                + (session == null ? "not begun" : names(session)) + ".");
    }

    /** No values, which may be secret. */
    private static String names(HttpSession session) {
        try {
            String names = Collections.list(session.getAttributeNames()).stream()
                    .filter(name -> !name.startsWith("io.github.secondgate."))
                    .limit(MOST_NAMES)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "no attribute" : "the attributes " + names;
        } catch (IllegalStateException e) {
            return "ended";
        }
    }

    @Override
    public void destroy() {
        gate.destroy();
    }
}
