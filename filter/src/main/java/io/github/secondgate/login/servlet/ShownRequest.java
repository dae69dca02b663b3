package io.github.secondgate.login.servlet;

import io.github.secondgate.login.AuthorizationHeader;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.Login;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.servlet.AsyncContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * What the application sees of a request whose user the gate knows: nobody, while a second factor is owed. It notices a
 * login and a logout by the application's own code, after which the stamp in the session counts for nothing. A login through
 * it shows the user for the rest of the request, because the application's login code works with them, unless whoever owes a
 * factor is to stay masked even there.
 */
final class ShownRequest extends HttpServletRequestWrapper {
    private final ServletLogin login;
    private final Gatekeeper gate;
    private final Visibility visibility;
    /** The session that was seen last, and what was shown for it. */
    private HttpSession real;

    private HttpSession shown;

    private boolean withoutAuthorization;
    private boolean withoutToken;

    /** @param maskedAfterLogin whether somebody who signed in through this stays masked */
    ShownRequest(ServletLogin login, boolean masked, Gatekeeper gate, Predicate<Login> maskedAfterLogin, Clock clock) {
        super(login.request());
        this.login = login;
        this.gate = gate;
        this.visibility = new Visibility(login, masked, maskedAfterLogin, clock);
    }

    /** The request as it came to the gate, below what was put around it at this dispatch and at the ones that led to it. */
    static HttpServletRequest below(HttpServletRequest request) {
        ServletRequest below = request;
        for (ServletRequest at = request; at instanceof ServletRequestWrapper; ) {
            boolean ours = at instanceof ShownRequest;
            at = ((ServletRequestWrapper) at).getRequest();
            below = ours ? at : below;
        }
        return (HttpServletRequest) below;
    }

    /** So might Spring Security by a bearer token in a parameter. */
    void hideToken() {
        withoutToken = true;
    }

    private boolean isHiddenToken(String parameter) {
        return withoutToken && AuthorizationHeader.isToken(parameter);
    }

    /** The application might sign somebody in by that header in each request, of whom nothing is known here. */
    void hideAuthorization() {
        withoutAuthorization = true;
    }

    private boolean isHidden(String header) {
        return withoutAuthorization && AuthorizationHeader.is(header);
    }

    @Override
    public String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Enumeration<String> names = super.getHeaderNames();
        return withoutAuthorization ? AuthorizationHeader.without(names) : names;
    }

    @Override
    public String getParameter(String name) {
        return isHiddenToken(name) ? null : super.getParameter(name);
    }

    @Override
    public String[] getParameterValues(String name) {
        return isHiddenToken(name) ? null : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> parameters = super.getParameterMap();
        return withoutToken ? AuthorizationHeader.withoutToken(parameters) : parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return withoutToken ? Collections.enumeration(getParameterMap().keySet()) : super.getParameterNames();
    }

    @Override
    public String getRemoteUser() {
        return visibility.masked() ? null : super.getRemoteUser();
    }

    @Override
    public Principal getUserPrincipal() {
        return visibility.masked() ? null : super.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return !visibility.masked() && super.isUserInRole(role);
    }

    @Override
    public String getAuthType() {
        return visibility.masked() ? null : super.getAuthType();
    }

    /** Some keep there, for this one request, what they keep in the session. */
    @Override
    public Object getAttribute(String name) {
        return hidden(name) ? null : super.getAttribute(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        Enumeration<String> names = super.getAttributeNames();
        return visibility.masked() && !login.attributes().isEmpty()
                ? Collections.enumeration(Collections.list(names).stream()
                        .filter(name -> !hidden(name))
                        .collect(Collectors.toList()))
                : names;
    }

    /** @throws SessionsApartException where a filter keeps sessions of its own from here on, and was not met before */
    @Override
    public void setAttribute(String name, Object value) {
        if (SessionsApartException.leaves(name) && super.getAttribute(name) == null) {
            throw new SessionsApartException();
        }
        super.setAttribute(name, value);
    }

    private boolean hidden(String name) {
        return visibility.masked() && login.attributes().contains(name);
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
        HttpSession now = ShownSession.below(super.getSession(create));
        if (now == null || login.attributes().isEmpty()) {
            return now;
        }
        if (now != real) {
            real = now;
            shown = ShownSession.of(now, login, visibility);
        }
        return shown;
    }

    /** The container has signed them in already, but somebody who is nobody yet is to give a code first. */
    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        if (visibility.masked()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return false;
        }
        boolean before = super.getUserPrincipal() != null;
        boolean signedIn = super.authenticate(response);
        if (signedIn && !before) {
            visibility.loggedIn();
            return mayGoOn(response);
        }
        return signedIn;
    }

    /** Whoever is asked in the middle of a request may be asked in each, so no part of it is for those who owe a factor. */
    private boolean mayGoOn(HttpServletResponse response) throws IOException {
        if (!gate.owes(login)) {
            return true;
        }
        visibility.mask();
        if (gate.stillOpens(admitted -> login, this, response)) {
            // Where everybody may come, nobody is led away.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
        return false;
    }

    /** The container would give what is below this to whoever asks what it began for it, who may sign somebody in later. */
    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, login.response());
    }

    @Override
    public void login(String user, String password) throws ServletException {
        if (visibility.masked()) {
            // A container signs nobody in who is signed in.
            super.logout();
        }
        super.login(user, password);
        visibility.loggedIn();
    }

    /** The session may go on, and must not let in by its stamp whoever signs in next. */
    @Override
    public void logout() throws ServletException {
        super.logout();
        visibility.loggedOut();
    }
}
