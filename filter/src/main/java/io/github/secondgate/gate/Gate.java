package io.github.secondgate.gate;

import io.github.secondgate.shiro.AccountResolver;
import io.github.secondgate.shiro.ObservedSubject;
import io.github.secondgate.shiro.ObservedSubjectFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.util.WebUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decision at each dispatch: may this request go on to Shiro's chain and to the application? Asked once before the
 * chain and once more right before the application, because a filter of the chain may have logged somebody in on the
 * way. Does not check what the application itself allows: that stays with Shiro.
 */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final AccessDecisions accessDecisions;
    private final ObservedSubjectFactory watch;
    private final Paths paths;
    private final OwnPages pages;
    private final DeniedResponse denied;
    private final BrowserTrust trust;
    private final Clock clock;

    public Gate(
            AccessDecisions accessDecisions,
            ObservedSubjectFactory watch,
            Paths paths,
            OwnPages pages,
            DeniedResponse denied,
            BrowserTrust trust,
            Clock clock) {
        this.accessDecisions = accessDecisions;
        this.watch = watch;
        this.paths = paths;
        this.pages = pages;
        this.denied = denied;
        this.trust = trust;
        this.clock = clock;
    }

    /** What the application gets to see instead of {@code real}; the real one is kept for our own pages. */
    public WebSubject admit(WebSubject real) {
        AccessState accessState = isForOurs(real) ? accessDecisions.now(real) : accessDecisions.of(real);
        new RequestContext(real, accessState).bindTo(real.getServletRequest());
        if (accessState.masked()) {
            return watch.masked(real);
        }
        return accessState.passes() ? watch.passing(real, accessState.person().principals()) : watch.anonymous(real);
    }

    /** Our pages change factors and show secrets, so nothing decided before is believed there. */
    private boolean isForOurs(WebSubject real) {
        String ours = paths.ours(Paths.of(WebUtils.toHttp(real.getServletRequest())));
        return ours != null && !pages.isForAnybody(ours);
    }

    /** Whether the request goes on to Shiro's chain; where not, it has been answered. */
    public boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return decided(
                request,
                response,
                () -> opens(RequestContext.of(request), Paths.of(request), paths.seen(request), response));
    }

    /** Whether the request goes on to the application after Shiro's chain; where not, it has been answered. */
    public boolean stillOpens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return decided(request, response, () -> {
            ObservedSubject watched = watched(SecurityUtils.getSubject());
            boolean loggedIn = watched != null && watched.loggedIn();
            Subject now = loggedIn ? watched.whoLoggedIn() : SecurityUtils.getSubject();
            AccessState before = RequestContext.of(request).accessState();
            if (!loggedIn && !someoneElse(now, before)) {
                boolean stranger =
                        before.kind() == AccessState.Kind.ANONYMOUS && accessDecisions.offersElsewhere(request);
                return !stranger
                        || opens(
                                new RequestContext((WebSubject) now, AccessState.FOREIGN),
                                Paths.of(request),
                                paths.seen(request),
                                response);
            }
            RequestContext requestContext = new RequestContext((WebSubject) now, accessDecisions.of(now));
            requestContext.bindTo(request);
            return opens(requestContext, Paths.of(request), paths.seen(request), response);
        });
    }

    private static boolean someoneElse(Subject now, AccessState before) {
        PrincipalCollection visible = AccountResolver.originalPrincipals(now);
        if (visible == null) {
            return before.kind() == AccessState.Kind.ANONYMOUS && ForeignLogin.at((WebSubject) now) != null;
        }
        return !before.passes() || !visible.equals(before.person().principals());
    }

    private static ObservedSubject watched(Subject subject) {
        return subject instanceof ObservedSubject ? (ObservedSubject) subject : null;
    }

    private boolean decided(HttpServletRequest request, HttpServletResponse response, Decision decision)
            throws IOException {
        try {
            return decision.made();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A request could not be decided, so it was refused", e);
            denied.unknown(request, response);
            return false;
        }
    }

    private interface Decision {
        boolean made() throws IOException;
    }

    private boolean opens(
            RequestContext requestContext, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch == DispatcherType.REQUEST && request.isRequestedSessionIdFromURL()) {
            denied.sessionInAddress(request, response);
            return false;
        }
        String ours = paths.ours(path);
        if (ours != null && dispatch != DispatcherType.INCLUDE && dispatch != DispatcherType.ERROR) {
            pages.serve(ours, requestContext, request, response);
            return false;
        }
        if (paths.isLogout(path) && dispatch != DispatcherType.INCLUDE && dispatch != DispatcherType.ERROR) {
            trust.signedOut(requestContext, request, response);
        }
        if (requestContext.accessState().masked()) {
            return reachableWhileOwing(requestContext, path, request, response);
        }
        // Whoever cannot show a fresh code must still be able to leave, and to sign in as somebody else.
        boolean signing = paths.isLogin(path) || paths.isLogout(path);
        return signing
                || !requestContext.accessState().passes()
                || freshEnough(requestContext, path, request, response);
    }

    private boolean reachableWhileOwing(
            RequestContext requestContext, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AccessState.Kind kind = requestContext.accessState().kind();
        if (paths.isLogout(path)) {
            logOut(requestContext);
            return true;
        }
        if (kind == AccessState.Kind.UNKNOWN) {
            denied.unknown(request, response);
            return false;
        }
        // Whoever gave no password to Shiro must see the form; whoever gave it may only send it anew.
        boolean gavePassword = !kind.owesPassword() && kind != AccessState.Kind.FOREIGN;
        boolean newLogin =
                paths.isLogin(path) && (!gavePassword || request.getMethod().equals("POST"));
        if (newLogin || paths.isPublic(path)) {
            return true;
        }
        if (kind == AccessState.Kind.FOREIGN) {
            denied.unknown(request, response);
        } else {
            denied.owing(kind, requestContext, request, response);
        }
        return false;
    }

    private static void logOut(RequestContext requestContext) {
        requestContext.logOut();
        ObservedSubject shown = watched(SecurityUtils.getSubject());
        if (shown != null) {
            // The session ended under the masked Subject, which must not hand the dead one to the application.
            shown.dropSession();
        }
    }

    private boolean freshEnough(
            RequestContext requestContext, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Duration> longest = paths.stepUp(path);
        if (!longest.isPresent() || satisfied(requestContext.accessState(), longest.get())) {
            return true;
        }
        if (requestContext.accessState().hasFactor()) {
            denied.stepUp(requestContext, request, response);
        } else {
            AccessState.Kind kind = requestContext.byPassword()
                    ? AccessState.Kind.ENROLMENT_REQUIRED
                    : AccessState.Kind.PASSWORD_REQUIRED;
            denied.owing(kind, requestContext, request, response);
        }
        return false;
    }

    private boolean satisfied(AccessState accessState, Duration longest) {
        return accessState.hasFactor() ? accessState.stamp().fresh(longest, clock.instant()) : accessState.excused();
    }
}
