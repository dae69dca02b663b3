package io.github.secondgate.shiro;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.Person;
import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionCookie;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.util.ThreadContext;
import org.apache.shiro.web.servlet.ShiroHttpServletRequest;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.util.WebUtils;

/** The login of one of Shiro's Subjects. Its principal is the {@link PrincipalCollection} at the bottom of the run-as stack. */
public class ShiroLogin implements Login {
    final WebSubject subject;
    private final ShiroLogins shiro;
    private PrincipalCollection principals;

    ShiroLogin(WebSubject subject, ShiroLogins shiro) {
        this.subject = subject;
        this.shiro = shiro;
    }

    @Override
    public String madeBy() {
        return "Shiro";
    }

    @Override
    public HttpServletRequest request() {
        return WebUtils.toHttp(subject.getServletRequest());
    }

    @Override
    public HttpServletResponse response() {
        return WebUtils.toHttp(subject.getServletResponse());
    }

    /** On a forward the request of before is inside this one, and tells Shiro's own user from then. */
    @Override
    public HttpServletRequest requestAsItCame() {
        ServletRequest asItCame = subject.getServletRequest();
        for (ServletRequest at = asItCame; at instanceof ServletRequestWrapper; ) {
            boolean ofShiro = at instanceof ShiroHttpServletRequest;
            at = ((ServletRequestWrapper) at).getRequest();
            asItCame = ofShiro ? at : asItCame;
        }
        return (HttpServletRequest) asItCame;
    }

    @Override
    public PrincipalCollection principal() {
        if (principals == null) {
            principals = AccountResolver.originalPrincipals(subject);
        }
        return principals;
    }

    @Override
    public Person person() {
        return shiro.accountResolver().person(principal());
    }

    @Override
    public String loginName() {
        return shiro.accountResolver().loginName(principal());
    }

    @Override
    public boolean authenticated() {
        return subject.isAuthenticated();
    }

    @Override
    public boolean madeJustNow() {
        return false;
    }

    @Override
    public boolean actsAsAnother() {
        return subject.isRunAs();
    }

    @Override
    public boolean hasRole(String role) {
        return shiro.manager().hasRole(principal(), role);
    }

    @Override
    public boolean asksPassword() {
        return true;
    }

    @Override
    public boolean isPassword(String given) {
        return shiro.passwords().right(person(), given);
    }

    @Override
    public Session session(boolean create) {
        org.apache.shiro.session.Session session = subject.getSession(create);
        if (session instanceof ObservedSession) {
            return ((ObservedSession) session).kept();
        }
        return session == null ? null : new ShiroSession(session);
    }

    @Override
    public void rotateSession() {
        SessionRotation.rotate(subject);
    }

    /** Of a Subject that the application sees another one in the place of. */
    @Override
    public void logOut() {
        Subject shown = ThreadContext.getSubject();
        if (shown instanceof ObservedSubject) {
            ((ObservedSubject) shown).endRunAs();
        }
        subject.logout();
        expireCookie(subject);
        principals = null;
        if (shown instanceof ObservedSubject) {
            // The session ended under the masked Subject, which must not hand the dead one to the application.
            ((ObservedSubject) shown).dropSession();
        }
    }

    /** Shiro's native sessions end their cookie themselves. */
    static void expireCookie(WebSubject subject) {
        ShiroHttpServletRequest request = (ShiroHttpServletRequest) subject.getServletRequest();
        if (request.isHttpSessions()) {
            SessionCookie.expire(request, WebUtils.toHttp(subject.getServletResponse()));
        }
    }
}
