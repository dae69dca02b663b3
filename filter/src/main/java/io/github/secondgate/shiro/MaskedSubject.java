package io.github.secondgate.shiro;

import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.web.subject.WebSubject;

/**
 * What the application sees of a visitor who owes a second factor: nobody. It stands on the same session and touches
 * nothing in it. A login through it shows the new principals for the rest of that request, because the application's
 * login code works with them, unless the visitor is to stay masked even there.
 */
public final class MaskedSubject extends WatchedSubject {
    private static final long serialVersionUID = 1L;

    private final boolean owing;
    private final boolean maskedAtLogin;

    MaskedSubject(WebSubject real, boolean owing, SubjectWatch watch) {
        super(real, null, watch);
        this.owing = owing;
        this.maskedAtLogin = watch.maskAtLogin();
    }

    /** Whether the application sees nobody. */
    public boolean masked() {
        return loggedIn() ? maskedAtLogin : owing;
    }

    // Shiro reads the run-as stack from the session, so without these overrides its top would shine through.

    @Override
    public PrincipalCollection getPrincipals() {
        return masked() ? null : super.getPrincipals();
    }

    @Override
    public boolean isRunAs() {
        return !masked() && super.isRunAs();
    }

    @Override
    public PrincipalCollection getPreviousPrincipals() {
        return masked() ? null : super.getPreviousPrincipals();
    }

    @Override
    public PrincipalCollection releaseRunAs() {
        return masked() ? null : super.releaseRunAs();
    }
}
