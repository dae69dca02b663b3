package io.github.secondgate.web;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.session.Session;

/**
 * The page a visitor first asked for, kept in a slot of our own until the second factor is given. The first one wins, and
 * it is checked again when it is used, because a session store is not ours.
 */
final class SavedRequest {
    private static final String KEY = "io.github.secondgate.saved";
    private static final String FORM = "form";
    private static final int LONGEST = 2000;
    private static final Pattern UNSAFE =
            Pattern.compile("[;\\\\\\s\\p{Cntrl}]|^[^?#]*(//|/(\\.|%2[eE]){1,2}([/?#]|$))");

    private final String account;
    private final String location;
    private final String kind;

    private SavedRequest(String account, String location, String kind) {
        this.account = account;
        this.location = location;
        this.kind = kind;
    }

    static void rememberSignIn(Session session, String account, HttpServletRequest request) {
        boolean another = at(session, account).filter(saved -> !saved.stepUp()).isPresent();
        if (!another && repeatable(request)) {
            save(session, new SavedRequest(account, address(request), Boolean.toString(false)));
        }
    }

    /**
     * Remembers that a fresh code is wanted; the latest one wins, as the session may live for days. A script that asks
     * in the background takes no page's place.
     */
    static void rememberStepUp(Session session, String account, HttpServletRequest request) {
        if (Accept.script(request)
                && at(session, account).filter(SavedRequest::stepUp).isPresent()) {
            return;
        }
        save(session, new SavedRequest(account, repeatable(request) ? address(request) : "", Boolean.toString(true)));
    }

    /** The same where the person is to come back to a page of ours, and to fill in its form once more. */
    static void rememberForm(Session session, String account, String location) {
        save(session, new SavedRequest(account, location, FORM));
    }

    /** What stands in the slot for this account; another's is nobody's business. */
    static Optional<SavedRequest> at(Session session, String account) {
        Object value = session.getAttribute(KEY);
        if (!(value instanceof String[]) || ((String[]) value).length != 3) {
            return Optional.empty();
        }
        String[] raw = (String[]) value;
        return raw[0].equals(account) ? Optional.of(new SavedRequest(raw[0], raw[1], raw[2])) : Optional.empty();
    }

    static void forget(Session session) {
        session.removeAttribute(KEY);
    }

    /** Whether a fresh code was asked for within a session that had given one. */
    boolean stepUp() {
        return FORM.equals(kind) || Boolean.parseBoolean(kind);
    }

    /** Whether what was sent cannot be repeated by going to an address. */
    boolean lost() {
        return FORM.equals(kind) || stepUp() && location.isEmpty();
    }

    /** The address to go to, path and query, if it is a safe one inside this context. */
    Optional<String> location(String contextPath) {
        boolean safe = location.startsWith(contextPath + "/")
                && location.length() <= LONGEST
                && !UNSAFE.matcher(location).find();
        return safe ? Optional.of(location) : Optional.empty();
    }

    private static void save(Session session, SavedRequest saved) {
        session.setAttribute(KEY, new String[] {saved.account, saved.location, saved.kind});
    }

    private static boolean repeatable(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.getMethod().equals("GET")
                && Accept.navigation(request)
                && (destination == null || destination.equals("document"))
                && request.getHeader("Upgrade") == null;
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
