package io.github.secondgate.shiro;

import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.LoginRequests;
import io.github.secondgate.login.response.HoldableResponse;
import java.io.IOException;
import java.util.function.UnaryOperator;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.web.subject.WebSubject;

/** The gate in Shiro's terms: what the application gets to see in the place of a Subject, and whether a request goes on. */
public final class SubjectGate {
    private final Gatekeeper gate;
    private final ShiroLogins logins;
    private final ObservedSubjectFactory subjects;
    private final LoginRequests loginRequests;
    /** Made once, as it is handed on with each request. */
    private final UnaryOperator<Login> whoeverIsThere = this::now;

    public SubjectGate(
            Gatekeeper gate, ShiroLogins logins, ObservedSubjectFactory subjects, LoginRequests loginRequests) {
        this.gate = gate;
        this.logins = logins;
        this.subjects = subjects;
        this.loginRequests = loginRequests;
    }

    /** What the application gets to see instead of {@code real}; the real one is kept for our own pages. */
    public WebSubject admit(WebSubject real) {
        ShiroLogin login = logins.of(real);
        switch (gate.admit(login)) {
            case MASKED:
                return subjects.masked(real);
            case SHOWN:
                return subjects.passing(real, login.principal());
            default:
                return subjects.anonymous(real);
        }
    }

    /** Whether the request goes on to Shiro's chain; where not, it has been answered. */
    public boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return gate.opens(request, response);
    }

    /**
     * Whether the request goes on to the application after Shiro's chain; where not, it has been answered, in the place of
     * what was held of the chain's answer.
     */
    public boolean stillOpens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HoldableResponse answer = HoldableResponse.of(response);
        if (answer != null) {
            answer.release();
        }
        return gate.stillOpens(whoeverIsThere, request, response);
    }

    /** Once all is through: says the way to the code where the answer was held. */
    public void settle(HttpServletRequest request, HoldableResponse answer) throws IOException {
        if (answer.isHeld()) {
            loginRequests.settle(whoeverIsThere, request, answer);
        }
    }

    private Login now(Login admitted) {
        WebSubject shown = (WebSubject) SecurityUtils.getSubject();
        ObservedSubject observed = shown instanceof ObservedSubject ? (ObservedSubject) shown : null;
        if (observed != null) {
            boolean stillShows = observed.stillShows(admitted);
            observed.letGo();
            if (stillShows) {
                return admitted;
            }
        }
        Login now = observed != null && observed.loggedIn()
                ? logins.madeJustNow(observed.whoLoggedIn())
                : logins.asSeen(shown);
        hide(now);
        return now;
    }

    /** Only now: Shiro's own chain has read what signs in within a request by then, and signed nobody in by it. */
    private void hide(Login now) {
        boolean header = loginRequests.hideAuthorization(now.request());
        boolean token = loginRequests.hideToken(now, now.request());
        if ((header || token) && now.principal() == null) {
            GatedRequest request = (GatedRequest) now.request();
            if (header) {
                request.hideAuthorization();
            }
            if (token) {
                request.hideToken();
            }
        }
    }
}
