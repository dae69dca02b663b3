package io.github.secondgate.login;

import java.util.Collections;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * Whoever the container signed in ({@code FORM}, {@code BASIC}, {@code DIGEST}, {@code CLIENT-CERT}, a proxy or a valve in
 * front of it), with the container's session. The principal is the user's name. The Servlet API can ask for no password of
 * somebody who is signed in, so it is never asked for again here.
 */
final class ContainerLogin implements Login {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AccountNames accountNames;
    private boolean loggedOut;

    /** @param request as it came to the filter, before anything was put around it */
    ContainerLogin(HttpServletRequest request, HttpServletResponse response, AccountNames accountNames) {
        this.request = request;
        this.response = response;
        this.accountNames = accountNames;
    }

    @Override
    public String madeBy() {
        return "the container";
    }

    @Override
    public HttpServletRequest request() {
        return request;
    }

    @Override
    public HttpServletResponse response() {
        return response;
    }

    @Override
    public HttpServletRequest requestAsItCame() {
        return request;
    }

    /** Of the container's own request: what a filter put around it may hide the user, as ours does on a forward. */
    @Override
    public String principal() {
        if (loggedOut) {
            return null;
        }
        HttpServletRequest containers = containers();
        String user = containers.getRemoteUser();
        if (user != null || containers.getUserPrincipal() == null) {
            return user;
        }
        String name = containers.getUserPrincipal().getName();
        if (name == null) {
            throw new UnknownPersonException("The container signed somebody in who has no name.");
        }
        return name;
    }

    private HttpServletRequest containers() {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return (HttpServletRequest) inner;
    }

    @Override
    public Person person() {
        String user = principal();
        String account = accountNames.account(user, () -> {
            throw new UnknownPersonException("A container has no realms to stand before account names.");
        });
        return new Person(account, user, Collections.emptySet());
    }

    @Override
    public String loginName() {
        return accountNames.loginName(principal());
    }

    /** Always, as far as the Servlet API tells. */
    @Override
    public boolean authenticated() {
        return true;
    }

    /** A login through the request is met at its next dispatch only, where it is as good as an earlier one. */
    @Override
    public boolean madeJustNow() {
        return false;
    }

    @Override
    public boolean actsAsAnother() {
        return false;
    }

    @Override
    public boolean hasRole(String role) {
        return containers().isUserInRole(role);
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
    public Session session(boolean create) {
        HttpSession session = request.getSession(create);
        return session == null ? null : new ContainerSession(session);
    }

    @Override
    public void rotateSession() {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
    }

    @Override
    public void logOut() {
        // Some containers make a user anew from what each request carries.
        loggedOut = true;
        try {
            request.logout();
        } catch (ServletException e) {
            throw new IllegalStateException("The container does not sign this visitor out", e);
        } finally {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SessionCookie.expire(request, response);
        }
    }

    /** Whether this login was ended by us within this dispatch. */
    boolean loggedOut() {
        return loggedOut;
    }
}
