package io.github.secondgate.gate;

import io.github.secondgate.http.SeenRequest;
import io.github.secondgate.login.SignAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.servlet.DispatcherType;
import javax.servlet.RequestDispatcher;
import javax.servlet.http.HttpServletRequest;

/** Which address is whose: ours, the application's login and logout, its public ones, those that ask for a fresh code. */
public final class Paths {
    private final String base;
    private final SignAddress[] logins;
    private final SignAddress[] logouts;
    private final SignAddress[] signing;
    private final String home;
    private final String publicBase;
    private final List<PathRule> open;
    private final Map<PathRule, Duration> stepUps;

    /**
     * All inside the context, each with one leading slash; {@code base} without a trailing one.
     *
     * @param logins at least one; visitors without a password are sent to the first
     * @param publicBase what the browser sees in place of the context path, empty for the root; null where it sees that
     */
    public Paths(
            String base,
            List<SignAddress> logins,
            List<SignAddress> logouts,
            String home,
            String publicBase,
            List<PathRule> open,
            Map<PathRule, Duration> stepUps) {
        this.base = base;
        this.logins = logins.toArray(new SignAddress[0]);
        this.logouts = logouts.toArray(new SignAddress[0]);
        this.signing = Stream.concat(logins.stream(), logouts.stream())
                .filter(address -> !address.asksQuery())
                .toArray(SignAddress[]::new);
        this.home = home;
        this.publicBase = publicBase;
        this.open = new ArrayList<>(open);
        this.stepUps = stepUps;
    }

    /** The path this dispatch is for, inside the context; never the raw request URI, which a client may craft. */
    public static String of(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            return joined(
                    request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH),
                    request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO));
        }
        return joined(request.getServletPath(), request.getPathInfo());
    }

    /** The query this dispatch is for, as it was sent; null without one. */
    static String query(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.INCLUDE
                ? (String) request.getAttribute(RequestDispatcher.INCLUDE_QUERY_STRING)
                : request.getQueryString();
    }

    private static String joined(Object servletPath, Object pathInfo) {
        if (pathInfo == null) {
            return servletPath == null ? "" : servletPath.toString();
        }
        return servletPath == null ? pathInfo.toString() : servletPath.toString() + pathInfo;
    }

    /** The part of a path below our base, such as {@code /challenge}; empty text for the base; null when not ours. */
    String ours(String path) {
        if (!path.startsWith(base)) {
            return null;
        }
        String rest = path.substring(base.length());
        return rest.isEmpty() || rest.charAt(0) == '/' ? rest : null;
    }

    /** @param query as {@link #query} */
    boolean isLogin(String path, String query) {
        return isAnyOf(logins, path, query);
    }

    /** Whether people sign in at the address that this dispatch is for. */
    public boolean isForLogin(HttpServletRequest request) {
        return isLogin(of(request), query(request));
    }

    /** As {@link #isForLogin}, or whether the request was forwarded to where it is from such an address. */
    public boolean cameForLogin(HttpServletRequest request) {
        return isForLogin(request) || cameFrom(logins, request);
    }

    /** As {@link #cameForLogin}, for where the application logs out. */
    boolean cameForLogout(HttpServletRequest request) {
        return isLogout(of(request), query(request)) || cameFrom(logouts, request);
    }

    private static boolean cameFrom(SignAddress[] addresses, HttpServletRequest request) {
        String from = joined(
                request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH),
                request.getAttribute(RequestDispatcher.FORWARD_PATH_INFO));
        return isAnyOf(addresses, from, (String) request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING));
    }

    boolean isLogout(String path, String query) {
        return isAnyOf(logouts, path, query);
    }

    /**
     * Whether people sign in or out there, whatever the query says. Where a query tells it, the same page does something else
     * with one more parameter, so it is no exception to anything.
     */
    boolean isForSigning(String path) {
        return isAnyOf(signing, path, null);
    }

    /** Without a stream: it is asked at each request. */
    private static boolean isAnyOf(SignAddress[] addresses, String path, String query) {
        for (SignAddress address : addresses) {
            if (address.matches(path, query)) {
                return true;
            }
        }
        return false;
    }

    /** Whether everybody may come to the address that this dispatch is for. */
    public boolean isPublic(HttpServletRequest request) {
        return isPublic(of(request));
    }

    /** Without a stream, as {@link #isAnyOf}. */
    boolean isPublic(String path) {
        for (PathRule rule : open) {
            if (rule.matches(path)) {
                return true;
            }
        }
        return false;
    }

    /** How old a second factor may be at most for this path; the strictest rule counts. */
    Optional<Duration> stepUp(String path) {
        if (stepUps.isEmpty()) {
            return Optional.empty();
        }
        return stepUps.entrySet().stream()
                .filter(rule -> rule.getKey().mayMatch(path))
                .map(Map.Entry::getValue)
                .min(Duration::compareTo);
    }

    /** The request with the addresses that the browser knows. */
    HttpServletRequest seen(HttpServletRequest request) {
        return publicBase == null ? request : new SeenRequest(request, publicBase);
    }

    private String root(HttpServletRequest request) {
        return publicBase == null ? request.getContextPath() : publicBase;
    }

    public String base(HttpServletRequest request) {
        return root(request) + base;
    }

    /** The address that this dispatch is for, without its query, as the browser knows it. */
    public String here(HttpServletRequest request) {
        return root(request) + of(request);
    }

    /** The same below our base; empty for what is not ours. */
    public String below(HttpServletRequest request) {
        String ours = ours(of(request));
        return ours == null ? "" : ours;
    }

    public String login(HttpServletRequest request) {
        return root(request) + logins[0];
    }

    public String home(HttpServletRequest request) {
        return root(request) + home;
    }
}
