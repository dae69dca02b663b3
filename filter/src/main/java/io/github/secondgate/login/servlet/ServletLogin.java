package io.github.secondgate.login.servlet;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.Person;
import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionCookie;
import io.github.secondgate.login.UnknownPersonException;
import java.util.Collections;
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
    private final HttpServletResponse response;
    private final AccountNames accountNames;
    private boolean loggedOut;

    /** @param request as it came to the filter, before anything was put around it */
    protected ServletLogin(HttpServletRequest request, HttpServletResponse response, AccountNames accountNames) {
        this.request = request;
        this.response = response;
        this.accountNames = accountNames;
    }

    /**
     * Who is signed in, told anew each time; not asked for once we have ended the login.
     *
     * @return null where nobody is
     * @throws UnknownPersonException where it cannot be told
     */
    protected abstract String user();

    /** Ends what is not the session's; that goes afterwards, whatever this throws. */
    protected abstract void endLogin();

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
        return request;
    }

    /** The container's own request: what a filter put around it may hide the user, as ours does on a forward. */
    protected final HttpServletRequest innermostRequest() {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return (HttpServletRequest) inner;
    }

    @Override
    public final String principal() {
        return loggedOut ? null : user();
    }

    @Override
    public final Person person() {
        String user = principal();
        String account = accountNames.account(user, () -> {
            throw new UnknownPersonException("This login has no realms to stand before account names.");
        });
        return new Person(account, user, Collections.emptySet());
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

    @Override
    public boolean hasRole(String role) {
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
        HttpSession session = request.getSession(create);
        return session == null ? null : new ServletSession(session);
    }

    @Override
    public void rotateSession() {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
    }

    @Override
    public final void logOut() {
        // Some logins are made anew from what each request carries.
        loggedOut = true;
        try {
            endLogin();
        } finally {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SessionCookie.expire(request, response);
        }
    }

    /** Whether this login was ended by us within this dispatch. */
    final boolean loggedOut() {
        return loggedOut;
    }
}
