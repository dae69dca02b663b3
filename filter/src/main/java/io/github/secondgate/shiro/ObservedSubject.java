package io.github.secondgate.shiro;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.LoginTime;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.UnknownPersonException;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import java.io.Serializable;
import java.util.Objects;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.SessionException;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.WebSubjectContext;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;

/**
 * What the application sees in the place of a Subject: the same on the same session, or nobody while a second factor is owed,
 * without a touch to what Shiro keeps. It notices what the gate must know: a login removes the second-factor stamp, gives the
 * session a new id, and may leave nobody to be seen; acting as someone else, and the end of it, are written to the audit log.
 */
public final class ObservedSubject extends RequestSubject {
    private static final long serialVersionUID = 1L;

    private final transient ObservedSubjectFactory watch;
    private boolean signingIn;
    /** Through whom somebody logged in within this request: this one, or another beside it; null for nobody. */
    private transient WebSubject loggedIn;

    private volatile boolean masked;

    /** In the place of the one that Shiro's own factory would make of it; shown until it is masked. */
    ObservedSubject(WebSubjectContext context, GatedRequest request, Session session, ObservedSubjectFactory watch) {
        super(context, request, session);
        this.watch = watch;
    }

    /**
     * Stands in for one that something else made.
     *
     * @param principals of the person at the keyboard; null for nobody
     * @param masked whether that is because somebody owes a factor
     */
    ObservedSubject(WebSubject real, PrincipalCollection principals, boolean masked, ObservedSubjectFactory watch) {
        super(real, principals, watch.manager());
        this.watch = watch;
        this.masked = masked;
    }

    /** Of another Subject's too: Shiro 2 would leave that as it is, and announce its end to the Subject that wrapped it first. */
    @Override
    protected Session decorate(Session session) {
        return new ObservedSession(session, this);
    }

    @Override
    public void login(AuthenticationToken token) {
        Serializable before = sessionId();
        signingIn = true;
        try {
            super.login(token);
        } finally {
            signingIn = false;
        }
        loggedIn = this;
        masked = false;
        noteLogin(before);
        masked = watch.hides(this);
    }

    private void noteLogin(Serializable before) {
        Session session = getSession(false);
        if (session == null) {
            return;
        }
        ShiroSession kept = new ShiroSession(session);
        SecondFactorStamp.remove(kept);
        LoginTime.note(kept, watch.now());
        boolean rotatedByShiro = !Objects.equals(before, session.getId());
        if (!rotatedByShiro) {
            SessionRotation.rotate(this);
        }
        watch.sessionEnded(before);
    }

    /** Whether {@code other} is this Subject, and somebody is about to log in through it. */
    boolean signsIn(Subject other) {
        return signingIn && other == this;
    }

    /** From here on the application sees nobody. */
    void mask() {
        masked = true;
    }

    /** Somebody who owes a factor logged in through another Subject, in this request. */
    void hideBeside(WebSubject other) {
        loggedIn = other;
        masked = true;
    }

    /** Whether somebody logged in through this Subject or beside it, shown to the application or not. */
    public boolean loggedIn() {
        return loggedIn != null;
    }

    /** Whether the application still sees whoever came with that login: nobody logged in or out since, nor acts as another. */
    boolean stillShows(Login admitted) {
        return !masked && loggedIn == null && principals != null && principals == admitted.principal() && !isRunAs();
    }

    /** Whether the application sees nobody, though somebody is there. */
    public boolean masked() {
        return masked;
    }

    /** After a login through this Subject or beside it: through whom. */
    WebSubject whoLoggedIn() {
        return loggedIn;
    }

    // What only our own pages and the gate ask, of a person whom the application may not see.

    /**
     * Whoever sits at the keyboard, whoever they act as.
     *
     * @return null for nobody
     * @throws UnknownPersonException when somebody acts as another, and nothing tells who
     */
    PrincipalCollection person() {
        if (principals != null && !principals.isEmpty()) {
            return principals;
        }
        if (personActsAsAnother()) {
            throw new UnknownPersonException("The session does not tell who acts as someone else.");
        }
        return null;
    }

    boolean personGavePassword() {
        return authenticated && person() != null;
    }

    boolean personActsAsAnother() {
        return super.isRunAs();
    }

    /** By another Subject, as the application's code that is told of it may ask this one who is there. */
    void logOutPerson() {
        logOut(() -> {
            try {
                new WebDelegatingSubject(
                                principals,
                                authenticated,
                                host,
                                getSession(false),
                                false,
                                getServletRequest(),
                                getServletResponse(),
                                securityManager)
                        .logout();
            } finally {
                session = null;
                principals = null;
                authenticated = false;
            }
        });
    }

    /** Shiro 2 would name whom it hides. */
    @Override
    public String toString() {
        return masked ? "nobody" : super.toString();
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

    /** Forgets a session that was ended elsewhere. */
    public void dropSession() {
        session = null;
    }

    private Serializable sessionId() {
        Session session = getSession(false);
        return session == null ? null : session.getId();
    }

    @Override
    public void logout() {
        logOut(super::logout);
    }

    /** @param shiros what Shiro does of it */
    private void logOut(Runnable shiros) {
        endRunAs();
        Serializable id = sessionId();
        shiros.run();
        watch.sessionEnded(id);
        ShiroLogin.expireCookie(this);
    }

    @Override
    public void runAs(PrincipalCollection other) {
        super.runAs(other);
        watch.runAsStarted(principals, other, requestOrigin());
    }

    /** Whoever signs out while acting as others acts as them no longer; Shiro forgets them without a word. */
    void endRunAs() {
        try {
            Session kept = getSession(false);
            Object person = kept == null ? null : kept.getAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY);
            PrincipalCollection released = person instanceof PrincipalCollection ? super.releaseRunAs() : null;
            while (released != null) {
                watch.runAsEnded((PrincipalCollection) person, released, requestOrigin());
                released = super.releaseRunAs();
            }
        } catch (SessionException e) {
            // It ended meanwhile, and whatever it kept with it.
        }
    }

    @Override
    public PrincipalCollection releaseRunAs() {
        PrincipalCollection released = masked ? null : super.releaseRunAs();
        if (released != null) {
            watch.runAsEnded(principals, released, requestOrigin());
        }
        return released;
    }

    private RequestOrigin requestOrigin() {
        return new RequestOrigin(getServletRequest().getRemoteAddr(), null);
    }
}
