package io.github.secondgate.shiro;

import io.github.secondgate.login.AuthorizationHeader;
import io.github.secondgate.login.Gatekeeper;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import javax.servlet.AsyncContext;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;
import org.apache.shiro.session.Session;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.servlet.ShiroHttpServletRequest;
import org.apache.shiro.web.subject.WebSubject;

/**
 * Shiro's request, on which a masked visitor is nobody for the Servlet API too: Shiro's own falls back to the
 * container's user. It also forgets a native session that was rotated away under it.
 */
public final class GatedRequest extends ShiroHttpServletRequest {
    private boolean withoutSubject = true;
    private Object visit;
    private boolean withoutAuthorization;
    private boolean withoutToken;

    public GatedRequest(HttpServletRequest wrapped, ServletContext context, boolean httpSessions) {
        super(wrapped, context, httpSessions);
    }

    private boolean masked() {
        Subject subject = getSubject();
        return subject instanceof ObservedSubject && ((ObservedSubject) subject).masked();
    }

    /** Whether the Subject which is about to be made for it is the one that comes with it: true once, for the first. */
    boolean takesSubject() {
        boolean first = withoutSubject;
        withoutSubject = false;
        return first;
    }

    /** What the gate keeps of a visitor is read and written at each request, for which containers take their time. */
    @Override
    public Object getAttribute(String name) {
        return Gatekeeper.VISIT.equals(name) ? visit : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        if (Gatekeeper.VISIT.equals(name)) {
            visit = value;
        } else {
            super.setAttribute(name, value);
        }
    }

    /** So might Spring Security by a bearer token in a parameter. */
    void hideToken() {
        withoutToken = true;
    }

    private boolean isHiddenToken(String parameter) {
        return withoutToken && AuthorizationHeader.isToken(parameter);
    }

    /** The application might sign somebody in by that header in each request, of whom Shiro knows nothing. */
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

    /** The container would give what is below this to whoever asks what it began for it, who may sign somebody in later. */
    @Override
    public AsyncContext startAsync() {
        Subject subject = getSubject();
        return subject instanceof WebSubject
                ? super.startAsync(this, ((WebSubject) subject).getServletResponse())
                : super.startAsync();
    }

    @Override
    public String getRemoteUser() {
        return masked() ? null : super.getRemoteUser();
    }

    @Override
    public Principal getUserPrincipal() {
        return masked() ? null : super.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return !masked() && super.isUserInRole(role);
    }

    @Override
    public String getAuthType() {
        return masked() ? null : super.getAuthType();
    }

    @Override
    public HttpSession getSession(boolean create) {
        if (session != null && !isHttpSessions()) {
            Session current = getSubject().getSession(false);
            if (current == null || !current.getId().toString().equals(session.getId())) {
                session = null;
            }
        }
        return super.getSession(create);
    }
}
