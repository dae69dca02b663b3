package io.github.secondgate.shiro;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.UnknownPersonException;
import io.github.secondgate.login.response.HoldableResponse;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.session.Session;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.WebSubjectContext;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;

/** Makes an {@link ObservedSubject} of a request, in the place of what Shiro would build or in front of what was built. */
public final class ObservedSubjectFactory {
    private final ShiroLogins logins;
    private final GateEvents gateEvents;
    private final BiPredicate<Login, HoldableResponse> hiding;
    private final Consumer<Serializable> ended;
    private final Clock clock;

    /**
     * @param hiding whether the application is to see nobody after a login through this very request
     * @param ended is told the id of each session that ends, or changes its id, by a login or logout through Shiro
     */
    public ObservedSubjectFactory(
            ShiroLogins logins,
            GateEvents gateEvents,
            BiPredicate<Login, HoldableResponse> hiding,
            Consumer<Serializable> ended,
            Clock clock) {
        this.logins = logins;
        this.gateEvents = gateEvents;
        this.hiding = hiding;
        this.ended = ended;
        this.clock = clock;
    }

    /** Where the application's security manager takes one, so that it notices logins that pass by these Subjects too. */
    public void install() {
        if (logins.manager() instanceof DefaultSecurityManager) {
            InstalledSubjectFactory.install((DefaultSecurityManager) logins.manager(), this);
        }
    }

    /** In the place of the Subject that Shiro's own factory would make for a request. */
    WebSubject made(WebSubjectContext context, GatedRequest request) {
        return new ObservedSubject(context, request, context.resolveSession(), this);
    }

    /** For a visitor who owes a second factor. */
    public WebSubject masked(WebSubject real) {
        if (!(real instanceof ObservedSubject)) {
            return new ObservedSubject(real, null, true, this);
        }
        ((ObservedSubject) real).mask();
        return real;
    }

    /** For a visitor nobody knows yet. */
    public WebSubject anonymous(WebSubject real) {
        return ofShiro(real) ? new ObservedSubject(real, null, false, this) : real;
    }

    /** For a visitor who may go on; a Subject class of the application's own is left as it is. */
    public WebSubject passing(WebSubject real, PrincipalCollection originalPrincipals) {
        return ofShiro(real) ? new ObservedSubject(real, originalPrincipals, false, this) : real;
    }

    private static boolean ofShiro(WebSubject real) {
        return real.getClass() == WebDelegatingSubject.class;
    }

    Instant now() {
        return clock.instant();
    }

    SecurityManager manager() {
        return logins.manager();
    }

    /** Whether whoever has just signed in through that Subject is not to be seen. */
    boolean hides(WebSubject loggedIn) {
        ShiroLogin login = logins.madeJustNow(loggedIn);
        return hiding.test(login, HoldableResponse.of(login.response()));
    }

    /**
     * Somebody has logged in through {@code made}.
     *
     * @param here the Subject of the request
     * @param principals of whoever has
     */
    void loggedInBeside(WebSubject here, Subject made, PrincipalCollection principals) {
        HoldableResponse answer = HoldableResponse.of(here.getServletResponse());
        // Their session is not theirs yet.
        WebSubject who = standIn(here, principals, null);
        if (answer == null || !hiding.test(logins.madeJustNow(who), answer) || !(here instanceof ObservedSubject)) {
            return;
        }
        ((ObservedSubject) here)
                .hideBeside(
                        made instanceof WebSubject
                                ? (WebSubject) made
                                : standIn(here, principals, here.getSession(false)));
    }

    private WebSubject standIn(WebSubject here, PrincipalCollection principals, Session session) {
        return new WebDelegatingSubject(
                principals,
                true,
                null,
                session,
                session != null,
                here.getServletRequest(),
                here.getServletResponse(),
                logins.manager());
    }

    /** @param id null where there was no session */
    void sessionEnded(Serializable id) {
        if (id != null) {
            ended.accept(id);
        }
    }

    void runAsStarted(PrincipalCollection person, PrincipalCollection other, RequestOrigin requestOrigin) {
        gateEvents.runAsStarted(name(person), name(other), requestOrigin);
    }

    void runAsEnded(PrincipalCollection person, PrincipalCollection other, RequestOrigin requestOrigin) {
        gateEvents.runAsEnded(name(person), name(other), requestOrigin);
    }

    private String name(PrincipalCollection principals) {
        try {
            return logins.accountResolver().person(principals).account();
        } catch (UnknownPersonException e) {
            // An application may act as somebody who has no account of ours; the event is worth keeping all the same.
            return "(unknown)";
        }
    }
}
