package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Apps;
import io.github.secondgate.secondfactor.Attempt;
import io.github.secondgate.secondfactor.Channel;
import io.github.secondgate.secondfactor.Channels;
import io.github.secondgate.secondfactor.Enrolments;
import io.github.secondgate.secondfactor.RecoveryCodes;
import io.github.secondgate.secondfactor.RetryLaterException;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.view.Assets;
import java.io.IOException;
import java.util.function.Consumer;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own addresses. Where several refusals apply, this is their order: unknown address, wrong method, no password,
 * cross-site request, malformed input, second factor owed, acting as someone else; the rest is the page's own.
 */
public final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final String GET = "GET";
    private static final String POST = "POST";

    private final Front front;
    private final Turnaway turnaway;
    private final AssetsPage assets;
    private final Origins origins;
    private final Routes routes = new Routes();

    private Pages(Front front, Turnaway turnaway, AssetsPage assets, Origins origins) {
        this.front = front;
        this.turnaway = turnaway;
        this.assets = assets;
        this.origins = origins;
    }

    /** Without a page yet, but for the assets and the way out. */
    public static Pages of(Front front, Turnaway turnaway, Assets assets, BrowserTrust trust, Origins origins) {
        return new Pages(front, turnaway, new AssetsPage(assets), origins)
                .with(routes ->
                        routes.on("/cancel", POST, new CancelPage(trust)).on("/arrived", GET, new ArrivalPage()));
    }

    /** The settings page and the set-up. */
    public Pages withSetup(
            SettingsView view,
            PasswordFirst passwordFirst,
            AskedPassword password,
            SecurityAnswer answer,
            Verifier verifier,
            Enrolments enrolments) {
        PendingSetup setup = new PendingSetup(enrolments);
        FreshFactor fresh = new FreshFactor(verifier, view);
        Page further = new FurtherAppPage(view, fresh, passwordFirst, setup);
        AnswerFirst answerFirst = new AnswerFirst(view, password, passwordFirst.on());
        return with(routes -> routes.on("", GET, new SettingsPage(view, setup))
                .on("/security-question", GET, new QuestionPage(false, view, answer, fresh, password))
                .on("/security-question", POST, new QuestionPage(true, view, answer, fresh, password))
                .on("/enable", POST, new EnablePage(view, setup, passwordFirst, further))
                .on("/apps/*/change", POST, new ChangeAppPage(view, fresh, setup, answerFirst))
                .on("/confirm", POST, new ConfirmPage(view, setup, enrolments)));
    }

    /** The challenge. */
    public Pages withChallenge(
            SettingsView settings, SentWays ways, Verifier verifier, BrowserTrust trust, RescueView rescue) {
        ChallengeView view = new ChallengeView(settings, ways, trust, rescue);
        Page verify = new VerifyPage(view, verifier, trust);
        return with(routes -> routes.on("/challenge", GET, new ChallengePage(view))
                        .on("/challenge/send", POST, new SendPage(view, ways))
                        .on("/challenge", POST, verify))
                .with(routes -> rescue.open(routes, view, verify));
    }

    /** Trusted browsers. */
    public Pages withTrust(BrowserTrust trust) {
        return with(routes -> routes.on("/browsers/*/revoke", POST, new RevokePage(trust)));
    }

    /** What changes the factors of an account that has some. */
    public Pages withChanges(
            SettingsView view,
            Verifier verifier,
            RecoveryCodes codes,
            Enrolments enrolments,
            Apps apps,
            AskedPassword password) {
        FreshFactor fresh = new FreshFactor(verifier, view);
        Page disabling = new DisablePage(view, fresh, password, enrolments);
        return with(routes -> routes.on("/recovery-codes", POST, new RecoveryCodesPage(view, fresh, codes))
                .on("/disable", POST, disabling)
                .on("/apps/*", POST, new RenameAppPage(view, apps))
                .on(
                        "/apps/*/remove",
                        POST,
                        new RemoveAppPage(view, fresh, apps, new AnswerFirst(view, password, false), disabling)));
    }

    /** Codes by e-mail and SMS as factors. */
    public Pages withChannels(
            SettingsView view,
            Verifier verifier,
            SentWays ways,
            Channels channels,
            Enrolments enrolments,
            PasswordFirst passwordFirst,
            AskedPassword password) {
        FreshFactor fresh = new FreshFactor(verifier, view);
        Page disabling = new DisablePage(view, fresh, password, enrolments);
        for (Channel channel : Channel.values()) {
            String path = "/" + channel.key();
            routes.on(
                            path + "/enable",
                            POST,
                            new ChannelEnablePage(channel, view, ways, fresh, passwordFirst, channels))
                    .on(path + "/confirm", POST, new ChannelConfirmPage(channel, view, ways, channels))
                    .on(path + "/disable", POST, new ChannelDisablePage(channel, view, fresh, channels, disabling));
        }
        return this;
    }

    /** A further feature, which adds its own addresses. */
    public Pages with(Consumer<Routes> feature) {
        feature.accept(routes);
        return this;
    }

    /** @param path below our base: empty, or with a leading slash */
    void serve(String path, Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod().equals("HEAD") ? GET : request.getMethod();
        if (assets.serves(path)) {
            assets.serve(path, method, request, response);
            return;
        }
        Routes.Found found = routes.at(path);
        Call call = new Call(front, visit, request, response, null, found.named);
        Page page = found.verbs.get(method);
        if (found.verbs.isEmpty()) {
            call.notFound();
        } else if (page == null) {
            response.setHeader("Allow", String.join(", ", found.verbs.keySet()).replace(GET, "GET, HEAD"));
            call.refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method-not-allowed");
        } else {
            if (method.equals(GET) && Accept.htmx(request)) {
                // A page of ours is none that fits into a part of another.
                Reply.fullPage(response, address(path, call));
            }
            guarded(page, method, call);
        }
    }

    private static String address(String path, Call call) {
        String query = call.request.getQueryString();
        return call.base() + path + (query == null ? "" : "?" + query);
    }

    private void guarded(Page page, String method, Call call) throws IOException {
        try {
            known(page, method, call);
        } catch (RetryLaterException e) {
            call.retryAfter(e.retryAfter());
            if (e.ofThisAccount()) {
                String wait = call.words.duration(e.retryAfter());
                call.refuse(Reply.TOO_MANY, "throttled", call.text("error.throttled", wait));
            } else {
                call.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
            }
        } catch (RuntimeException e) {
            LOG.error("A page of the second factor could not be served, so nothing was let through", e);
            call.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
        }
    }

    private void known(Page page, String method, Call call) throws IOException {
        switch (call.visit.standing().kind()) {
            case FOREIGN:
            case UNKNOWN:
                call.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
                return;
            case ANONYMOUS:
            case OWES_PASSWORD:
            case NOBODY:
                turnaway.password(call.request, call.response);
                return;
            default:
                if (!call.visit.byPassword() && !page.servesRemembered()) {
                    turnaway.password(call.request, call.response);
                } else if (method.equals(POST)) {
                    submitted(page, call);
                } else {
                    admitted(page, call);
                }
        }
    }

    private void submitted(Page page, Call bare) throws IOException {
        if (origins.foreign(bare.request)) {
            refused(bare, "cross-site");
            bare.refuse(HttpServletResponse.SC_FORBIDDEN, "cross-site");
            return;
        }
        Call call = new Call(front, bare.visit, bare.request, bare.response, Input.of(bare.request), bare.named);
        Session session = call.visit.real().getSession(false);
        String header = call.request.getHeader(Csrf.HEADER);
        String given = header != null ? header : call.input.text(Csrf.FIELD);
        if (!Csrf.right(session, call.account(), given)) {
            refused(call, "csrf");
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "csrf");
            return;
        }
        String fault = call.input.malformed() ? call.text("problem.bad-request") : page.fault(call);
        if (fault == null) {
            admitted(page, call);
        } else if (call.json || !page.admits(call.visit.standing().kind())) {
            call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        } else {
            page.malformed(call, fault);
        }
    }

    private void admitted(Page page, Call call) throws IOException {
        Visit visit = call.visit;
        if (!page.admits(visit.standing().kind())) {
            turnaway.owing(visit.standing().kind(), visit, call.request, call.response);
        } else if (page.changesFactors() && visit.real().isRunAs()) {
            refused(call, "run-as");
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "run-as");
        } else if (page.changesFactors() && visit.standing().federated()) {
            refused(call, "federated");
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "federated");
        } else {
            page.serve(call);
        }
    }

    private void refused(Call call, String reason) {
        front.incidents.refused(call.account(), reason, new Attempt(call.request.getRemoteAddr(), null));
    }
}
