package io.github.secondgate.gate;

import io.github.secondgate.http.Navigation;
import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.http.TrustCookie;
import io.github.secondgate.log.Log;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.Person;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.trust.TrustResult;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import java.time.Clock;
import java.util.Optional;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Trusted browsers as a session meets them: the cookie, the stamp that a recognised browser gives, and the browser's id,
 * which the session keeps so that the stamp can be decided again and a sign-out finds it.
 */
public final class BrowserTrust {
    private static final Log LOG = Log.of(BrowserTrust.class);
    private static final SessionAttribute<String> BROWSER = SessionAttribute.text("browser");
    /** That the browser was told to ask once more. */
    private static final SessionAttribute<String> ASKED_AGAIN = SessionAttribute.text("askedAgain");

    private final TrustedBrowsers browsers;
    private final boolean endsAtSignOut;
    private final Clock clock;

    /** @param endsAtSignOut whether a sign-out ends the trust in the browser it happens on */
    public BrowserTrust(TrustedBrowsers browsers, boolean endsAtSignOut, Clock clock) {
        this.browsers = browsers;
        this.endsAtSignOut = endsAtSignOut;
        this.clock = clock;
    }

    public TrustedBrowsers browsers() {
        return browsers;
    }

    public boolean endsAtSignOut() {
        return endsAtSignOut;
    }

    /** Whether somebody who signs in by a code now may have this browser trusted. */
    public boolean offered(RequestContext requestContext) {
        return browsers.on() && requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED;
    }

    /**
     * Whether this browser, which is not recognised, may be when it asks once more: where the page of another site led here, as
     * that of an identity provider does, it kept the cookie back. Only once, whatever it says then.
     */
    boolean mayShowMore(RequestContext requestContext, HttpServletRequest request, HttpServletResponse response) {
        Session session = offered(requestContext) ? requestContext.login().session(false) : null;
        if (session == null || !Navigation.is(request)) {
            return false;
        }
        String account = requestContext.accessState().account();
        if (!"cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            ASKED_AGAIN.drop(session);
            return false;
        }
        boolean first = request.getMethod().equals("GET")
                && writable(request, response)
                && ASKED_AGAIN.of(session, account) == null;
        if (first) {
            ASKED_AGAIN.keep(session, account, "");
        }
        return first;
    }

    /** Of the browser that this session trusts or was let in by; null where there is none. */
    public String id(Session session, String account) {
        return BROWSER.of(session, account);
    }

    /** Whether the trust that let this session in still stands. */
    boolean stands(Login login, Person person, long changes) {
        return browsers.stands(person.account(), changes, login::loginName, id(login.session(true), person.account()));
    }

    /**
     * Lets somebody in who gave the password in this session, if this is a browser they trust: a stamp, a new session id,
     * and another secret for the browser.
     *
     * @return whether the session has a stamp now
     */
    boolean recognised(Login login, Person person, long changes) {
        HttpServletRequest request = login.request();
        HttpServletResponse response = login.response();
        String cookie = browsers.on() && writable(request, response) ? TrustCookie.read(request) : null;
        // A remember-me cookie beside it would make two cookies out of two factors.
        if (cookie == null || !login.authenticated()) {
            return false;
        }
        Session session = login.session(false);
        if (session == null || !SecondFactorStamp.stored(session).isNone()) {
            return session != null;
        }
        TrustResult result =
                browsers.recognise(person.account(), changes, login::loginName, cookie, requestOrigin(request));
        if (result.recognised()) {
            letIn(login, result, person, changes);
            return true;
        }
        if (result.worthless()) {
            TrustCookie.expire(request, response);
        }
        // Of requests sent at once with the same secret one is recognised; the others find its stamp, or are asked.
        return !SecondFactorStamp.stored(session).isNone();
    }

    /** Where no header can be written, the browser would keep a secret that is worth nothing. */
    private static boolean writable(HttpServletRequest request, HttpServletResponse response) {
        DispatcherType dispatch = request.getDispatcherType();
        return (dispatch == DispatcherType.REQUEST || dispatch == DispatcherType.FORWARD) && !response.isCommitted();
    }

    private void letIn(Login login, TrustResult result, Person person, long changes) {
        Session session = login.session(true);
        BROWSER.keep(session, person.account(), result.id());
        ASKED_AGAIN.drop(session);
        // Stamped before the id changes, so that whoever meets the new id meets the stamp.
        new SecondFactorStamp(person.account(), SecondFactorStamp.Method.TRUSTED, clock.instant(), changes)
                .write(session, SecondFactorStamp.Stored.NONE);
        login.rotateSession();
        keep(login, result);
    }

    private static void keep(Login login, TrustResult result) {
        TrustCookie.write(login.request(), login.response(), result.cookie(), result.left());
    }

    /** After a code was accepted, where its owner asked for it. */
    public void trust(RequestContext requestContext, RequestOrigin requestOrigin, long changes) {
        Login login = requestContext.login();
        Person person = requestContext.accessState().person();
        Optional<TrustResult> trusted = browsers.trust(
                person.account(), changes, login::loginName, TrustCookie.read(login.request()), requestOrigin);
        trusted.ifPresent(result -> {
            BROWSER.keep(login.session(true), person.account(), result.id());
            keep(login, result);
        });
    }

    /** Somebody signs out, which goes on even if the database is away; the cookie ends in any case. */
    public void signedOut(RequestContext requestContext, HttpServletRequest request, HttpServletResponse response) {
        if (!browsers.on() || !endsAtSignOut) {
            return;
        }
        String cookie = TrustCookie.read(request);
        Session session = requestContext.login().session(false);
        Person person = requestContext.accessState().person();
        String id = session == null || person == null ? null : id(session, person.account());
        if (cookie == null && id == null) {
            return;
        }
        try {
            if (!browsers.signedOut(person == null ? null : person.account(), id, cookie, requestOrigin(request))) {
                return;
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The trust in a browser could not be ended at a sign-out; its cookie was", e);
        }
        TrustCookie.expire(request, response);
    }

    private static RequestOrigin requestOrigin(HttpServletRequest request) {
        return new RequestOrigin(request.getRemoteAddr(), null);
    }
}
