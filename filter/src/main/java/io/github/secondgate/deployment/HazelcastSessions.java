package io.github.secondgate.deployment;

import java.util.function.Predicate;
import javax.servlet.DispatcherType;
import javax.servlet.ServletContext;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;

/**
 * Finds requests that have not come through Hazelcast's filter for sessions, though the application has one: it stands behind
 * the gate then, wherever a program put it, or does not take their address. Only what comes from outside is looked at, for it
 * need not take other dispatches.
 */
public final class HazelcastSessions implements Predicate<HttpServletRequest> {
    private static final String PACKAGE = "com.hazelcast.web.";

    private final ServletContext context;
    /** Not asked before the first request, when every filter is registered. */
    private volatile Boolean registered;

    public HazelcastSessions(ServletContext context) {
        this.context = context;
    }

    @Override
    public boolean test(HttpServletRequest request) {
        return isRegistered() && request.getDispatcherType() == DispatcherType.REQUEST && !isWrapped(request);
    }

    private boolean isRegistered() {
        Boolean known = registered;
        if (known == null) {
            known = context.getFilterRegistrations().values().stream()
                    .anyMatch(filter -> FilterTypes.extend(filter.getClassName(), PACKAGE + "WebFilter", context));
            registered = known;
        }
        return known;
    }

    private static boolean isWrapped(HttpServletRequest request) {
        for (ServletRequest at = request; at instanceof ServletRequestWrapper; ) {
            if (at.getClass().getName().startsWith(PACKAGE)) {
                return true;
            }
            at = ((ServletRequestWrapper) at).getRequest();
        }
        return false;
    }
}
