package io.github.secondgate.gate;

import io.github.secondgate.shiro.Persons;
import io.github.secondgate.shiro.SubjectWatch;
import io.github.secondgate.shiro.WatchedSubject;
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

    private final Standings standings;
    private final SubjectWatch watch;
    private final Paths paths;
    private final OwnPages pages;
    private final Turnaway turnaway;
    private final BrowserTrust trust;
    private final Clock clock;

    public Gate(
            Standings standings,
            SubjectWatch watch,
            Paths paths,
            OwnPages pages,
            Turnaway turnaway,
            BrowserTrust trust,
            Clock clock) {
        this.standings = standings;
        this.watch = watch;
        this.paths = paths;
        this.pages = pages;
        this.turnaway = turnaway;
        this.trust = trust;
        this.clock = clock;
    }

    /** What the application gets to see instead of {@code real}; the real one is kept for our own pages. */
    public WebSubject admit(WebSubject real) {
        Standing standing = isForOurs(real) ? standings.now(real) : standings.of(real);
        new Visit(real, standing).bindTo(real.getServletRequest());
        if (standing.masked()) {
            return watch.masked(real);
        }
        return standing.passes() ? watch.passing(real, standing.person().principals()) : watch.anonymous(real);
    }

    /** Our pages change factors and show secrets, so nothing decided before is believed there. */
    private boolean isForOurs(WebSubject real) {
        String ours = paths.ours(Paths.of(WebUtils.toHttp(real.getServletRequest())));
        return ours != null && !pages.isForAnybody(ours);
    }

    /** Whether the request goes on to Shiro's chain; where not, it has been answered. */
    public boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return decided(
                request, response, () -> opens(Visit.of(request), Paths.of(request), paths.seen(request), response));
    }

    /** Whether the request goes on to the application after Shiro's chain; where not, it has been answered. */
    public boolean stillOpens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return decided(request, response, () -> {
            WatchedSubject watched = watched(SecurityUtils.getSubject());
            boolean loggedIn = watched != null && watched.loggedIn();
            Subject now = loggedIn ? watched.whoLoggedIn() : SecurityUtils.getSubject();
            Standing before = Visit.of(request).standing();
            if (!loggedIn && !someoneElse(now, before)) {
                boolean stranger = before.kind() == Standing.Kind.ANONYMOUS && standings.offersElsewhere(request);
                return !stranger
                        || opens(
                                new Visit((WebSubject) now, Standing.FOREIGN),
                                Paths.of(request),
                                paths.seen(request),
                                response);
            }
            Visit visit = new Visit((WebSubject) now, standings.of(now));
            visit.bindTo(request);
            return opens(visit, Paths.of(request), paths.seen(request), response);
        });
    }

    private static boolean someoneElse(Subject now, Standing before) {
        PrincipalCollection visible = Persons.atTheKeyboard(now);
        if (visible == null) {
            return before.kind() == Standing.Kind.ANONYMOUS && ForeignLogin.at((WebSubject) now) != null;
        }
        return !before.passes() || !visible.equals(before.person().principals());
    }

    private static WatchedSubject watched(Subject subject) {
        return subject instanceof WatchedSubject ? (WatchedSubject) subject : null;
    }

    private boolean decided(HttpServletRequest request, HttpServletResponse response, Decision decision)
            throws IOException {
        try {
            return decision.made();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A request could not be decided, so it was refused", e);
            turnaway.unknown(request, response);
            return false;
        }
    }

    private interface Decision {
        boolean made() throws IOException;
    }

    private boolean opens(Visit visit, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch == DispatcherType.REQUEST && request.isRequestedSessionIdFromURL()) {
            turnaway.sessionInAddress(request, response);
            return false;
        }
        String ours = paths.ours(path);
        if (ours != null && dispatch != DispatcherType.INCLUDE && dispatch != DispatcherType.ERROR) {
            pages.serve(ours, visit, request, response);
            return false;
        }
        if (paths.isLogout(path) && dispatch != DispatcherType.INCLUDE && dispatch != DispatcherType.ERROR) {
            trust.signedOut(visit, request, response);
        }
        if (visit.standing().masked()) {
            return reachableWhileOwing(visit, path, request, response);
        }
        // Whoever cannot show a fresh code must still be able to leave, and to sign in as somebody else.
        boolean signing = paths.isLogin(path) || paths.isLogout(path);
        return signing || !visit.standing().passes() || freshEnough(visit, path, request, response);
    }

    private boolean reachableWhileOwing(
            Visit visit, String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Standing.Kind kind = visit.standing().kind();
        if (paths.isLogout(path)) {
            logOut(visit);
            return true;
        }
        if (kind == Standing.Kind.UNKNOWN) {
            turnaway.unknown(request, response);
            return false;
        }
        // Whoever gave no password to Shiro must see the form; whoever gave it may only send it anew.
        boolean gavePassword = !kind.owesPassword() && kind != Standing.Kind.FOREIGN;
        boolean newLogin =
                paths.isLogin(path) && (!gavePassword || request.getMethod().equals("POST"));
        if (newLogin || paths.isPublic(path)) {
            return true;
        }
        if (kind == Standing.Kind.FOREIGN) {
            turnaway.unknown(request, response);
        } else {
            turnaway.owing(kind, visit, request, response);
        }
        return false;
    }

    private static void logOut(Visit visit) {
        visit.logOut();
        WatchedSubject shown = watched(SecurityUtils.getSubject());
        if (shown != null) {
            // The session ended under the masked Subject, which must not hand the dead one to the application.
            shown.dropSession();
        }
    }

    private boolean freshEnough(Visit visit, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Duration> longest = paths.stepUp(path);
        if (!longest.isPresent() || satisfied(visit.standing(), longest.get())) {
            return true;
        }
        if (visit.standing().hasFactor()) {
            turnaway.stepUp(visit, request, response);
        } else {
            Standing.Kind kind = visit.byPassword() ? Standing.Kind.OWES_ENROLMENT : Standing.Kind.OWES_PASSWORD;
            turnaway.owing(kind, visit, request, response);
        }
        return false;
    }

    private boolean satisfied(Standing standing, Duration longest) {
        return standing.hasFactor() ? standing.stamp().fresh(longest, clock.instant()) : standing.excused();
    }
}
