package io.github.secondgate.shiro;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.UnknownPersonException;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;

/** Puts a {@link ObservedSubject} or a {@link MaskedSubject} in front of what Shiro built for a request. */
public final class ObservedSubjectFactory {
    private final ShiroLogins logins;
    private final GateEvents gateEvents;
    private final boolean maskAtLogin;
    private final Predicate<Login> owing;
    private final Consumer<Serializable> ended;
    private final Clock clock;

    /**
     * @param maskAtLogin whether the login of one who owes stays invisible to the application even in its own request
     * @param owing whether someone who has given a password and nothing else owes more
     * @param ended is told the id of each session that ends, or changes its id, by a login or logout through Shiro
     */
    public ObservedSubjectFactory(
            ShiroLogins logins,
            GateEvents gateEvents,
            boolean maskAtLogin,
            Predicate<Login> owing,
            Consumer<Serializable> ended,
            Clock clock) {
        this.logins = logins;
        this.gateEvents = gateEvents;
        this.maskAtLogin = maskAtLogin;
        this.owing = owing;
        this.ended = ended;
        this.clock = clock;
    }

    /** For a visitor who owes a second factor. */
    public WebSubject masked(WebSubject real) {
        return new MaskedSubject(real, true, this);
    }

    /** For a visitor nobody knows yet. */
    public WebSubject anonymous(WebSubject real) {
        if (maskAtLogin) {
            return new MaskedSubject(real, false, this);
        }
        return ofShiro(real) ? new ObservedSubject(real, null, this) : real;
    }

    /** For a visitor who may go on; a Subject class of the application's own is left as it is. */
    public WebSubject passing(WebSubject real, PrincipalCollection originalPrincipals) {
        // Without a session each request brings its own login: there is no stamp to remove and no id to rotate.
        return real.getSession(false) != null && ofShiro(real)
                ? new ObservedSubject(real, originalPrincipals, this)
                : real;
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

    boolean maskAtLogin() {
        return maskAtLogin;
    }

    boolean owes(WebSubject loggedIn) {
        return owing.test(logins.madeJustNow(loggedIn));
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
