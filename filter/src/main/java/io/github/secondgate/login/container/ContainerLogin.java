package io.github.secondgate.login.container;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.UnknownPersonException;
import io.github.secondgate.login.servlet.ServletLogin;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Whoever the container signed in ({@code FORM}, {@code BASIC}, {@code DIGEST}, {@code CLIENT-CERT}, a proxy or a valve in
 * front of it), with the container's session. The Servlet API can ask for no password of somebody who is signed in, so it is
 * never asked for again here.
 */
public final class ContainerLogin extends ServletLogin {
    public ContainerLogin(HttpServletRequest request, HttpServletResponse response, AccountNames accountNames) {
        super(request, response, accountNames);
    }

    @Override
    public String madeBy() {
        return "the container";
    }

    /** Of the container's own request: what a filter put around it may hide the user, as ours does on a forward. */
    @Override
    protected String user() {
        HttpServletRequest containers = innermostRequest();
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

    @Override
    protected void endLogin() {
        try {
            request().logout();
        } catch (ServletException e) {
            throw new IllegalStateException("The container does not sign this visitor out", e);
        }
    }
}
