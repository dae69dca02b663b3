package io.github.secondgate.login.servlet;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.Person;
import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionCookie;
import io.github.secondgate.login.UnknownPersonException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * A login whose session is the container's, and whose principal is the name of its user. Unless it says otherwise, a password
 * was given for it and cannot be asked for again, and nobody acts as another. One is made for each dispatch.
 */
public abstract class ServletLogin implements Login {
    private final HttpServletRequest request;
    private final HttpServletRequest requestAsItCame;
    private final HttpServletResponse response;
    private final AccountNames accountNames;
    private boolean keepsSessionId;
    private boolean loggedOut;
    private boolean looked;
    private String principal;

    /** @param request as it comes to the filter at this dispatch */
    protected ServletLogin(HttpServletRequest request, HttpServletResponse response, AccountNames accountNames) {
        this.request = request;
        this.requestAsItCame = ShownRequest.below(request);
        this.response = response;
        this.accountNames = accountNames;
    }

    /**
     * Who is signed in at this moment; not asked for once we have ended the login.
     *
     * @return null where nobody is
     * @throws UnknownPersonException where it cannot be told
     */
    protected abstract String user();

    /** Ends what is not the session's; that goes afterwards, whatever this throws. */
    protected abstract void endLogin();

    /**
     * The names of the session's attributes by which this login stands in it: hidden from the application while a factor is
     * owed, and looked at again whenever it writes one. None where the session does not say who is signed in.
     */
    protected Set<String> attributes() {
        return Collections.emptySet();
    }

    /**
     * Whether that value of one of {@link #attributes} would say that somebody is signed in. Where not, what the application
     * writes while a factor is owed takes no login away: it is kept beside it.
     */
    protected boolean namesSomebody(String attribute, Object value) {
        return true;
    }

    /** The application wrote one of {@link #attributes}, or removed it, and not aside. */
    protected void rewritten() {}

    /** The session is about to be ended by this very request. */
    protected void sessionEnds() {}

    /**
     * What the application sees of a request while a factor is owed, where more than {@link #attributes} says who is signed in.
     *
     * @param shown which names no user by the Servlet API, and whose session has none of those attributes
     */
    protected HttpServletRequest masked(HttpServletRequest shown) {
        return shown;
    }

    /** Whether nobody being here says that whoever was signed in to this session is so no more. */
    protected boolean keptBySession() {
        return !attributes().isEmpty();
    }

    /** Whether the application goes on seeing this login in a request that {@link #masked} gave back as it was. */
    protected boolean staysVisible() {
        return false;
    }

    /** What the session keeps under that name; null where there is nothing, or no session any more. */
    protected final Object attribute(String name) {
        HttpSession session = httpSession(false);
        try {
            return session == null ? null : session.getAttribute(name);
        } catch (IllegalStateException e) {
            // It ended meanwhile, and the login with it.
            return null;
        }
    }

    /** The session itself, without what the application sees of it. */
    final HttpSession httpSession(boolean create) {
        return requestAsItCame.getSession(create);
    }

    @Override
    public final HttpServletRequest request() {
        return request;
    }

    @Override
    public final HttpServletResponse response() {
        return response;
    }

    @Override
    public final HttpServletRequest requestAsItCame() {
        return requestAsItCame;
    }

    /** The container's own request: what a filter put around it may hide the user, as ours does on a forward. */
    protected final HttpServletRequest innermostRequest() {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return (HttpServletRequest) inner;
    }

    /** As it was when it was asked for first: what is decided once holds for the whole dispatch. */
    @Override
    public final String principal() {
        if (!looked) {
            principal = current();
            looked = true;
        }
        return principal;
    }

    /** Who is signed in by now, which another request may have changed. */
    final String current() {
        return loggedOut ? null : user();
    }

    /** Somebody signed in or out through this very request. */
    final void lookAgain() {
        looked = false;
    }

    @Override
    public final Person person() {
        String user = principal();
        return new Person(account(user), user, Collections.emptySet());
    }

    /** Of whom this login names so. */
    protected final String account(String user) {
        return accountNames.account(user, () -> {
            throw new UnknownPersonException("This login has no realms to stand before account names.");
        });
    }

    @Override
    public String loginName() {
        return accountNames.loginName(principal());
    }

    @Override
    public boolean authenticated() {
        return true;
    }

    /** A login through the request is met at its next dispatch only, where it is as good as an earlier one. */
    @Override
    public final boolean madeJustNow() {
        return false;
    }

    @Override
    public boolean actsAsAnother() {
        return false;
    }

    /** Nobody has the roles of whoever signed in meanwhile. */
    @Override
    public final boolean hasRole(String role) {
        return Objects.equals(current(), principal()) && inRole(role);
    }

    /** Whether whoever is signed in now has that role: as the container says, where this is not overridden. */
    protected boolean inRole(String role) {
        return innermostRequest().isUserInRole(role);
    }

    @Override
    public boolean asksPassword() {
        return false;
    }

    @Override
    public boolean isPassword(String given) {
        return false;
    }

    @Override
    public final Session session(boolean create) {
        HttpSession session = httpSession(create);
        return session == null ? null : new ServletSession(session);
    }

    /** What the application keeps by the session's id is worth more to it than a new one. */
    final void keepSessionId() {
        keepsSessionId = true;
    }

    /** Unless the settings say that the id stays. */
    @Override
    public final void rotateSession() {
        HttpSession session = httpSession(false);
        if (!keepsSessionId && session != null) {
            String before = session.getId();
            sessionRenamed(before, requestAsItCame.changeSessionId());
        }
    }

    /** The session has another id from now on. */
    protected void sessionRenamed(String before, String after) {}

    @Override
    public final void logOut() {
        // Some logins are made anew from what each request carries.
        loggedOut = true;
        lookAgain();
        try {
            endLogin();
        } finally {
            endSession();
        }
    }

    private void endSession() {
        Map<String, Object> left = new HashMap<>();
        outliving().forEach(name -> left.put(name, attribute(name)));
        left.values().removeIf(Objects::isNull);
        HttpSession session = httpSession(false);
        if (session != null) {
            sessionEnds();
            session.invalidate();
        }
        if (left.isEmpty() || response.isCommitted()) {
            SessionCookie.expire(request, response);
        } else {
            left.forEach(httpSession(true)::setAttribute);
        }
    }

    /** The names of attributes that say of nobody who they are, and that a sign-out by the application, after ours, needs: a new session has them. */
    protected Set<String> outliving() {
        return Collections.emptySet();
    }

    /** Whether this login was ended by us within this dispatch. */
    final boolean loggedOut() {
        return loggedOut;
    }
}
