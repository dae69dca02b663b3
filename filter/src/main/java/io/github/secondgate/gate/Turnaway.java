package io.github.secondgate.gate;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Accept;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.account.Attempt;
import io.github.secondgate.secondfactor.account.Incidents;
import java.io.IOException;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.session.Session;

/**
 * What a visitor gets in place of the application: a person is led to the challenge or the set-up, and whatever else asked is
 * told where that is. Never calls {@code sendError}, which would dispatch once more.
 */
public final class Turnaway {
    private final Paths paths;
    private final Languages languages;
    private final Incidents incidents;

    public Turnaway(Paths paths, Languages languages, Incidents incidents) {
        this.paths = paths;
        this.languages = languages;
        this.incidents = incidents;
    }

    public void owing(Standing.Kind kind, Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Session session = visit.real().getSession(false);
        String account = visit.standing().account();
        if (session != null && account != null) {
            SavedRequest.rememberSignIn(session, account, request, formPage(request));
        }
        answer(kind, visit, request, response);
    }

    /** For a visitor whose second factor was given too long ago for this address. */
    public void stepUp(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = visit.real().getSession(false);
        SavedRequest.rememberStepUp(session, visit.standing().person().account(), request, formPage(request));
        answer(Standing.Kind.OWES_CODE, visit, request, response);
    }

    /** Our forms stand on pages that an address shows again; of the application's only the browser knows. */
    private String formPage(HttpServletRequest request) {
        return paths.ours(Paths.of(request)) == null ? null : paths.base(request);
    }

    private void answer(Standing.Kind kind, Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String problem = problem(kind);
        String reason = kind == Standing.Kind.NOBODY ? "account-name" : problem;
        incidents.refused(visit.standing().account(), reason, new Attempt(request.getRemoteAddr(), null));
        if (silent(request, response)) {
            return;
        }
        String sentence = languages.of(request).text("problem." + problem);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Reply.plain(response, response.getStatus(), sentence);
        } else if (Accept.navigation(request)) {
            if (kind == Standing.Kind.OWES_ENROLMENT) {
                LedByGate.note(
                        visit.real().getSession(true), visit.standing().person().account());
            }
            Reply.redirect(response, HttpServletResponse.SC_SEE_OTHER, location(kind, request));
        } else {
            Reply.owed(request, response, problem, sentence, location(kind, request));
        }
    }

    private static String problem(Standing.Kind kind) {
        switch (kind) {
            case OWES_CODE:
                return "second-factor-required";
            case OWES_ENROLMENT:
                return "enrolment-required";
            default:
                return "password-required";
        }
    }

    private String location(Standing.Kind kind, HttpServletRequest request) {
        switch (kind) {
            case OWES_CODE:
                return paths.base(request) + "/challenge";
            case OWES_ENROLMENT:
                return paths.base(request);
            default:
                return paths.login(request);
        }
    }

    /** Nobody has given a password yet. */
    public void password(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String location = location(Standing.Kind.OWES_PASSWORD, request);
        if (Accept.script(request)) {
            String problem = problem(Standing.Kind.OWES_PASSWORD);
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
            Reply.plain(response, status, sentence);
        }
    }

    /** An include can set no status, and a committed answer is gone: then nothing at all is shown. */
    private static boolean silent(HttpServletRequest request, HttpServletResponse response) {
        return request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted();
    }
}
