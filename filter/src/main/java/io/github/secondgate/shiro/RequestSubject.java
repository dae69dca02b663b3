package io.github.secondgate.shiro;

import java.util.concurrent.Callable;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.SessionException;
import org.apache.shiro.subject.ExecutionException;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.support.DelegatingSubject;
import org.apache.shiro.util.ThreadContext;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.WebSubjectContext;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;

/**
 * What Shiro's own Subject of a request is, with fewer looks into the session and the thread, which would be made at each
 * request: it wins back most of what the gate costs. Confined to its request.
 */
abstract class RequestSubject extends WebDelegatingSubject {
    private static final long serialVersionUID = 1L;

    /** As the session said when this was made; false once others may have changed it. */
    private boolean actsAsOneself;

    /**
     * As Shiro's own factory would make it.
     *
     * @param request that of the context, as is the session
     * @param session null where there is none
     */
    RequestSubject(WebSubjectContext context, GatedRequest request, Session session) {
        super(
                context.resolvePrincipals(),
                context.resolveAuthenticated(),
                // A session tells it later; a request may not be asked once it is over, which the application may
                // outlive.
                session == null ? context.resolveHost() : null,
                session,
                context.isSessionCreationEnabled(),
                request,
                context.resolveServletResponse(),
                context.resolveSecurityManager());
        actsAsOneself = !super.isRunAs();
    }

    /**
     * On the same session as another.
     *
     * @param principals null for nobody
     */
    RequestSubject(WebSubject other, PrincipalCollection principals, SecurityManager manager) {
        super(
                principals,
                other.isAuthenticated(),
                other instanceof DelegatingSubject ? ((DelegatingSubject) other).getHost() : null,
                other.getSession(false),
                true,
                other.getServletRequest(),
                other.getServletResponse(),
                manager);
    }

    /** From here on others may act as somebody else in this session, as the application's code runs. */
    final void letGo() {
        actsAsOneself = false;
    }

    @Override
    public PrincipalCollection getPrincipals() {
        return actsAsOneself ? principals : super.getPrincipals();
    }

    @Override
    public boolean isRunAs() {
        return !actsAsOneself && super.isRunAs();
    }

    @Override
    public void runAs(PrincipalCollection other) {
        letGo();
        super.runAs(other);
    }

    /** Read from the session where it is asked for, as that is seldom. */
    @Override
    public String getHost() {
        if (host == null) {
            String known = hostOfSession();
            host = known == null ? getServletRequest().getRemoteHost() : known;
        }
        return host;
    }

    private String hostOfSession() {
        Session kept = getSession(false);
        try {
            return kept == null ? null : kept.getHost();
        } catch (SessionException e) {
            // It ended meanwhile, and this may still be asked.
            return null;
        }
    }

    /** Shiro's own sets aside what a thread knows of Shiro and brings it back, even where that is nothing. */
    @Override
    public <V> V execute(Callable<V> work) {
        if (!ThreadContext.getResources().isEmpty()) {
            return super.execute(work);
        }
        try {
            ThreadContext.bind(this);
            ThreadContext.bind(securityManager);
            return work.call();
        } catch (Throwable e) {
            throw new ExecutionException(e);
        } finally {
            ThreadContext.remove();
        }
    }
}
