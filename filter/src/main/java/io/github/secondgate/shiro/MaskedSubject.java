package io.github.secondgate.shiro;

import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;

/**
 * What the application sees of a visitor who owes a second factor: nobody. It stands on the same session and touches
 * nothing in it. A login through it shows the new principals for the rest of that request, because the application's
 * login code works with them, unless whoever owes a factor is to stay masked even there.
 */
public final class MaskedSubject extends ObservedSubject {
    private static final long serialVersionUID = 1L;

    private final transient ObservedSubjectFactory watch;
    private boolean masked;

    MaskedSubject(WebSubject real, boolean owing, ObservedSubjectFactory watch) {
        super(real, null, watch);
        this.watch = watch;
        this.masked = owing;
    }

    @Override
    public void login(AuthenticationToken token) {
        super.login(token);
        masked = watch.maskAtLogin() && watch.owes(whoLoggedIn());
    }

    /** Whether the application sees nobody. */
    public boolean masked() {
        return masked;
    }

    @Override
    public WebSubject whoLoggedIn() {
        return new WebDelegatingSubject(
                principals,
                authenticated,
                getHost(),
                ownWrapping(getSession(false)),
                true,
                getServletRequest(),
                getServletResponse(),
                getSecurityManager());
    }

    // Shiro reads the run-as stack from the session, so without these overrides its top would shine through.

    @Override
    public PrincipalCollection getPrincipals() {
        return masked ? null : super.getPrincipals();
    }

    @Override
    public boolean isRunAs() {
        return !masked && super.isRunAs();
    }

    @Override
    public PrincipalCollection getPreviousPrincipals() {
        return masked ? null : super.getPreviousPrincipals();
    }

    @Override
    public PrincipalCollection releaseRunAs() {
        return masked ? null : super.releaseRunAs();
    }
}
