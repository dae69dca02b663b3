package io.github.secondgate.web.page;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.http.Csrf;
import io.github.secondgate.http.SessionId;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.servlet.http.HttpServletResponse;

/**
 * The session of one exchange: the token against cross-site requests, and how and when its person gave a second factor.
 * Decides nothing about the account: that was done before, on what {@link AccessState} says.
 */
final class SessionState {
    private final RequestContext requestContext;
    private final HttpServletResponse response;
    private final Clock clock;
    /** What this request was let in by, or stamped the session with; null without either. */
    private SecondFactorStamp stamp;

    private boolean passed;

    /** @param requestContext of a person where more than this object is asked for */
    SessionState(RequestContext requestContext, HttpServletResponse response, Clock clock) {
        this.requestContext = requestContext;
        this.response = response;
        this.clock = clock;
        this.stamp = requestContext.accessState().stamp();
    }

    Session session() {
        return requestContext.login().session(true);
    }

    String csrf() {
        return Csrf.token(session(), account());
    }

    private String account() {
        return requestContext.accessState().account();
    }

    /** After a second factor was given: a new session id and a stamp for exactly this person. */
    void passed(SecondFactorStamp.Method method, long changes) {
        stamped(new SecondFactorStamp(account(), method, clock.instant(), changes));
        passed = true;
    }

    /** The same for what stands in for one, and never counts as given. */
    void letIn(SecondFactorStamp.Method method, long changes, Instant at) {
        stamped(new SecondFactorStamp(account(), method, at, changes));
    }

    private void stamped(SecondFactorStamp next) {
        id().renew();
        stamp = next;
        stamp.write(session());
    }

    /** The factors were changed by something that is no proof: how and when one was given stays. */
    void keepStamp(long changes) {
        if (stamp != null) {
            stamp = stamp.on(changes);
            stamp.write(session());
        }
    }

    /** @param known the id that the browser sent; null without one */
    void handOver(String known) {
        id().handOver(known);
    }

    private SessionId id() {
        return new SessionId(requestContext.login(), account(), response);
    }

    boolean overtaken() {
        SecondFactorStamp now = SecondFactorStamp.of(session());
        return now != null
                && now.isLater(account(), requestContext.accessState().changes());
    }

    /** Whether a second factor was given with this request, or no longer ago than that. */
    boolean fresh(Duration longest) {
        AccessState accessState = requestContext.accessState();
        return passed || accessState.bySecondFactor() && accessState.stamp().fresh(longest, clock.instant());
    }
}
