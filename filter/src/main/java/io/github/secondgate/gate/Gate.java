package io.github.secondgate.gate;

import io.github.secondgate.log.Log;
import io.github.secondgate.login.ForeignLogin;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.SecondFactorStamp;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The decision at each dispatch: may this request go on to the application? Where the login has a chain of its own,
 * asked once before it and once more right before the application, because a filter of the chain may have logged somebody
 * in on the way. Does not check what the application itself allows: that stays with its login.
 */
public final class Gate implements Gatekeeper {
    private static final Log LOG = Log.of(Gate.class);

    private final AccessDecisions accessDecisions;
    private final Paths paths;
    private final OwnPages pages;
    private final DeniedResponse denied;
    private final BrowserTrust trust;
    private final Clock clock;

    public Gate(
            AccessDecisions accessDecisions,
            Paths paths,
            OwnPages pages,
            DeniedResponse denied,
            BrowserTrust trust,
            Clock clock) {
        this.accessDecisions = accessDecisions;
        this.paths = paths;
        this.pages = pages;
        this.denied = denied;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public Admission admit(Login login) {
        HttpServletRequest request = login.request();
        String path = Paths.of(request);
        AccessState accessState = isForOurs(path) ? accessDecisions.now(login) : accessDecisions.of(login);
        new RequestContext(login, accessState, path).bindTo(request);
        if (accessState.masked()) {
            return Admission.MASKED;
        }
        return accessState.passes() ? Admission.SHOWN : Admission.NOBODY;
    }

    /** Our pages change factors and show secrets, so nothing decided before is believed there. */
    private boolean isForOurs(String path) {
        String ours = paths.ours(path);
        return ours != null && !pages.isForAnybody(ours);
    }

    @Override
    public boolean owes(Login login) {
        return accessDecisions.owes(login);
    }

    @Override
    public void sessionEnded(Object id) {
        accessDecisions.sessionEnded(id);
    }

    @Override
    public boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return opens(RequestContext.of(request), paths.seen(request), response);
        } catch (RuntimeException | LinkageError e) {
            return undecided(e, request, response);
        }
    }

    @Override
    public boolean stillOpens(
            UnaryOperator<Login> whoeverIsThere, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            RequestContext admitted = RequestContext.of(request);
            Login now = whoeverIsThere.apply(admitted.login());
            return stillOpens(now, admitted.accessState(), request, response);
        } catch (RuntimeException | LinkageError e) {
            return undecided(e, request, response);
        }
    }

    @Override
    public void asksPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        denied.owing(AccessState.Kind.PASSWORD_REQUIRED, RequestContext.of(request), request, response);
    }

    private boolean stillOpens(Login now, AccessState before, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!now.madeJustNow() && !someoneElse(now, before)) {
            boolean elsewhere = before.kind() == AccessState.Kind.ANONYMOUS
                    && !paths.isPublic(request)
                    && accessDecisions.offersElsewhere(now, request);
            return !elsewhere
                    || opens(
                            new RequestContext(now, AccessState.FOREIGN, Paths.of(request)),
                            paths.seen(request),
                            response);
        }
        RequestContext requestContext = new RequestContext(now, accessDecisions.of(now), Paths.of(request));
        requestContext.bindTo(request);
        return opens(requestContext, paths.seen(request), response);
    }

    private static boolean someoneElse(Login now, AccessState before) {
        Object visible = now.principal();
        if (visible == null) {
            return before.kind() == AccessState.Kind.ANONYMOUS && ForeignLogin.beside(now) != null;
        }
        return !before.passes() || !visible.equals(before.person().principal());
    }

    private boolean undecided(Throwable why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.error("A request could not be decided, so it was refused", why);
        denied.unknown(request, response);
        return false;
    }

    private boolean opens(RequestContext requestContext, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = requestContext.path();
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
        if (paths.isLogout(path, Paths.query(request))
                && dispatch != DispatcherType.INCLUDE
                && dispatch != DispatcherType.ERROR) {
            trust.signedOut(requestContext, request, response);
        }
        if (requestContext.accessState().masked()) {
            return reachableWhileOwing(requestContext, path, request, response);
        }
        // Whoever cannot show a fresh code must still be able to leave, and to sign in as somebody else.
        boolean signing = paths.isForSigning(path);
        return signing
                || !requestContext.accessState().passes()
                || freshEnough(requestContext, path, request, response)
                        && !toldOfGrace(requestContext, path, request, response);
    }

    /** A courtesy in front of a door that stands open, and opens none. */
    private boolean toldOfGrace(
            RequestContext requestContext, String path, HttpServletRequest request, HttpServletResponse response) {
        if (!requestContext.accessState().graceToBeTold()) {
            return false;
        }
        String query = Paths.query(request);
        boolean behindTheDoor = !paths.isLogin(path, query) && !paths.isLogout(path, query) && !paths.isPublic(path);
        return behindTheDoor && denied.grace(requestContext, request, response);
    }

    private boolean reachableWhileOwing(
            RequestContext requestContext, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AccessState.Kind kind = requestContext.accessState().kind();
        // A forward from there comes after the application's sign-out, of which the container may not know yet.
        if (paths.cameForLogout(request)) {
            requestContext.logOut();
            return true;
        }
        if (kind == AccessState.Kind.UNKNOWN) {
            denied.unknown(request, response);
            return false;
        }
        // Whoever gave no password to the login must see the form; whoever gave it may only send it anew.
        boolean gavePassword = !kind.owesPassword() && kind != AccessState.Kind.FOREIGN;
        boolean newLogin = paths.isLogin(path, Paths.query(request))
                && (!gavePassword || request.getMethod().equals("POST"));
        if (newLogin || paths.isPublic(path)) {
            return true;
        }
        if (kind == AccessState.Kind.FOREIGN) {
            denied.unknown(request, response);
        } else if (trust.mayShowMore(requestContext, request, response)) {
            denied.again(request, response);
        } else {
            denied.owing(kind, requestContext, request, response);
        }
        return false;
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
        SecondFactorStamp stamp = accessState.stamp();
        return accessState.hasFactor() ? stamp != null && stamp.fresh(longest, clock.instant()) : accessState.excused();
    }
}
