package io.github.secondgate.gate;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.gate.destination.WaitingTabs;
import io.github.secondgate.http.Accept;
import io.github.secondgate.http.Navigation;
import io.github.secondgate.http.Reply;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.view.LocalizedText;
import java.io.IOException;
import java.time.Duration;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * What a visitor gets in place of the application: a person is led to the challenge or the set-up, and whatever else asked is
 * told where that is. Never calls {@code sendError}, which would dispatch once more.
 */
public final class DeniedResponse {
    private final Paths paths;
    private final Languages languages;
    private final GateEvents gateEvents;

    public DeniedResponse(Paths paths, Languages languages, GateEvents gateEvents) {
        this.paths = paths;
        this.languages = languages;
        this.gateEvents = gateEvents;
    }

    public void owing(
            AccessState.Kind kind,
            RequestContext requestContext,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Session session = requestContext.login().session(false);
        String account = requestContext.accessState().account();
        String tab = "";
        if (session != null && account != null && worthComingBackTo(request)) {
            tab = kind == AccessState.Kind.CHALLENGE_REQUIRED ? tab(session, account, request) : "";
            SavedRequest.rememberSignIn(session, account, request, formPage(request));
        }
        answer(kind, tab, requestContext, request, response);
    }

    /** Has a browser come to this address once more, from a page of this site. */
    void again(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LocalizedText words = languages.of(request);
        String onward = words.text("codes.continue");
        response.setHeader("Refresh", "0");
        Reply.html(
                response,
                HttpServletResponse.SC_OK,
                "<!DOCTYPE html><html lang=\"" + words.text("language") + "\"><title>" + onward
                        + "</title><a href=\"\">" + onward + "</a></html>");
    }

    /** For a visitor whose second factor was given too long ago for this address. */
    public void stepUp(RequestContext requestContext, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Session session = requestContext.login().session(false);
        String tab = "";
        if (session != null && worthComingBackTo(request)) {
            String account = requestContext.accessState().person().account();
            tab = tab(session, account, request);
            SavedRequest.rememberStepUp(session, account, request, formPage(request));
        }
        answer(AccessState.Kind.CHALLENGE_REQUIRED, tab, requestContext, request, response);
    }

    /** Only of a browser that says itself that it goes to a page: what says nothing may have no tabs. */
    private static String tab(Session session, String account, HttpServletRequest request) {
        boolean says = request.getHeader("Sec-Fetch-Dest") != null;
        if (!SavedRequest.waits(session, account)) {
            WaitingTabs.forget(session);
        }
        return says && Navigation.is(request) && !SavedRequest.sent(request)
                ? WaitingTabs.note(session, account, request)
                : "";
    }

    /**
     * Leads a person on the way to a page to the one that tells them of grace, once in each sign-in. Whatever else asks, or
     * could not be gone on with from there, is let be.
     *
     * @param requestContext of somebody to whom the application stands open
     * @return whether they were led there
     */
    boolean grace(RequestContext requestContext, HttpServletRequest request, HttpServletResponse response) {
        AccessState accessState = requestContext.accessState();
        Login login = requestContext.login();
        boolean onTheWay = Navigation.is(request) && !SavedRequest.sent(request) && !response.isCommitted();
        // A client that shows no session would be led there each time.
        boolean keepsSession = request.isRequestedSessionIdValid();
        // What signs in by its own address, as the answer of another site does, may come only once.
        boolean settled = !login.madeJustNow() && !login.actsAsAnother();
        Session session = onTheWay && keepsSession && settled ? login.session(false) : null;
        boolean led = session != null
                && !LedByGate.toldOfGrace(session, accessState.account(), accessState.stamp())
                && SavedRequest.rememberOpen(session, accessState.account(), request);
        if (led) {
            LedByGate.noteGrace(session, accessState.account(), accessState.stamp());
            Reply.redirect(response, HttpServletResponse.SC_SEE_OTHER, paths.base(request) + "/grace");
        }
        return led;
    }

    /** The page of the login has nothing for whoever is signed in; a form that was sent is told of wherever it went. */
    private boolean worthComingBackTo(HttpServletRequest request) {
        return SavedRequest.sent(request) || !paths.isForLogin(request);
    }

    /** Our forms stand on pages that an address shows again; of the application's only the browser knows. */
    private String formPage(HttpServletRequest request) {
        return paths.ours(Paths.of(request)) == null ? null : paths.base(request);
    }

    private void answer(
            AccessState.Kind kind,
            String tab,
            RequestContext requestContext,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Verification unheard = requestContext.accessState().unheard();
        String problem = problem(kind);
        String reason = kind == AccessState.Kind.NOBODY ? "account-name" : problem;
        gateEvents.refused(
                requestContext.accessState().account(), reason, new RequestOrigin(request.getRemoteAddr(), null));
        if (silent(request, response)) {
            return;
        }
        String sentence = languages.of(request).text("problem." + problem);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Reply.plain(response, response.getStatus(), sentence);
        } else if (unheard != null) {
            wait(unheard, languages.of(request), response);
        } else if (Accept.navigation(request)) {
            lead(kind, tab, requestContext, request, response);
        } else {
            Reply.owed(request, response, problem, sentence, location(kind, request));
        }
    }

    private void lead(
            AccessState.Kind kind,
            String tab,
            RequestContext requestContext,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (kind == AccessState.Kind.ENROLMENT_REQUIRED) {
            LedByGate.note(
                    requestContext.login().session(true),
                    requestContext.accessState().person().account());
        }
        Reply.redirect(response, HttpServletResponse.SC_SEE_OTHER, location(kind, request) + tab);
    }

    /** For a client, which no page would help. */
    private static void wait(Verification unheard, LocalizedText words, HttpServletResponse response)
            throws IOException {
        boolean locked = unheard.outcome() == Verification.Outcome.LOCKED;
        Duration wait = locked ? Reply.NOT_BEFORE_HELP : unheard.retryAfter();
        Reply.retryAfter(response, wait);
        String sentence = locked ? words.text("error.locked") : words.text("error.throttled", words.duration(wait));
        Reply.problem(response, Reply.TOO_MANY, "throttled", sentence, new JsonObject());
    }

    private static String problem(AccessState.Kind kind) {
        switch (kind) {
            case CHALLENGE_REQUIRED:
                return "second-factor-required";
            case ENROLMENT_REQUIRED:
                return "enrolment-required";
            default:
                return "password-required";
        }
    }

    private String location(AccessState.Kind kind, HttpServletRequest request) {
        switch (kind) {
            case CHALLENGE_REQUIRED:
                return paths.base(request) + "/challenge";
            case ENROLMENT_REQUIRED:
                return paths.base(request);
            default:
                return paths.login(request);
        }
    }

    /** Nobody has given a password yet. */
    public void password(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String location = location(AccessState.Kind.PASSWORD_REQUIRED, request);
        if (Accept.script(request)) {
            String problem = problem(AccessState.Kind.PASSWORD_REQUIRED);
            Reply.owed(request, response, problem, languages.of(request).text("problem." + problem), location);
        } else {
            Reply.redirect(response, HttpServletResponse.SC_FOUND, location);
        }
    }

    /** It cannot be told whether this visitor owes anything. */
    void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
    }

    /** Somebody sent a session id in the address, where logs, referrers and planted links would carry it. */
    void sessionInAddress(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "session-in-address");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int status, String problem)
            throws IOException {
        if (silent(request, response)) {
            return;
        }
        String sentence = languages.of(request).text("problem." + problem);
        if (Accept.script(request)) {
            Reply.problem(response, status, problem, sentence, new JsonObject());
        } else {
            String helpdesk = languages.of(request).helpdesk();
            Reply.plain(response, status, helpdesk == null ? sentence : sentence + "\n\n" + helpdesk);
        }
    }

    /** An include can set no status, and a committed answer is gone: then nothing at all is shown. */
    private static boolean silent(HttpServletRequest request, HttpServletResponse response) {
        return request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted();
    }
}
