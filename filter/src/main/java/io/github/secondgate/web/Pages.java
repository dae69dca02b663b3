package io.github.secondgate.web;

import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.gate.OwnPages;
import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.http.Accept;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.TotpApps;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.view.Assets;
import io.github.secondgate.web.arrival.ArrivalPage;
import io.github.secondgate.web.arrival.GracePage;
import io.github.secondgate.web.challenge.ChallengePage;
import io.github.secondgate.web.challenge.ChallengeView;
import io.github.secondgate.web.challenge.RescueView;
import io.github.secondgate.web.challenge.VerifyPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.PageServices;
import io.github.secondgate.web.page.Routes;
import io.github.secondgate.web.reauth.AnswerFirst;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.SecurityAnswer;
import io.github.secondgate.web.selfservice.RecoveryCodesPage;
import io.github.secondgate.web.selfservice.SettingsPage;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import io.github.secondgate.web.selfservice.app.CancelSetupPage;
import io.github.secondgate.web.selfservice.app.ChangeAppPage;
import io.github.secondgate.web.selfservice.app.ConfirmPage;
import io.github.secondgate.web.selfservice.app.EnablePage;
import io.github.secondgate.web.selfservice.app.FurtherAppPage;
import io.github.secondgate.web.selfservice.app.RemoveAppPage;
import io.github.secondgate.web.selfservice.app.RenameAppPage;
import io.github.secondgate.web.selfservice.browser.RevokeAllPage;
import io.github.secondgate.web.selfservice.browser.RevokePage;
import io.github.secondgate.web.selfservice.question.QuestionPage;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Our own addresses. What is refused at all of them alike, and in which order, stands in {@link Reception}. */
public final class Pages implements OwnPages {
    private static final String GET = "GET";
    private static final String POST = "POST";

    private final PageServices services;
    private final AssetsPage assets;
    private final Reception reception;
    private final FreshFactor fresh;
    private final Routes routes = new Routes();

    private Pages(PageServices services, DeniedResponse denied, AssetsPage assets, Origins origins, FreshFactor fresh) {
        this.services = services;
        this.assets = assets;
        this.reception = new Reception(services, denied, origins, routes);
        this.fresh = fresh;
    }

    /** Without a page yet, but for the assets and the way out. */
    public static Pages of(
            PageServices services,
            DeniedResponse denied,
            Assets assets,
            BrowserTrust trust,
            Origins origins,
            FreshFactor fresh) {
        return new Pages(services, denied, new AssetsPage(assets), origins, fresh)
                .with(routes -> routes.on("/cancel", POST, new CancelPage(trust))
                        .on(ArrivalPage.PATH, GET, new ArrivalPage())
                        .on("/language", POST, new LanguagePage()));
    }

    /** The settings page and the set-up. */
    public Pages withSetup(
            SettingsView view,
            PasswordFirst passwordFirst,
            AskedPassword password,
            SecurityAnswer answer,
            Enrolments enrolments,
            Duration keepPending) {
        ShownEnrolment setup = new ShownEnrolment(enrolments, keepPending);
        Page further = new FurtherAppPage(view, fresh, passwordFirst, setup);
        AnswerFirst answerFirst = new AnswerFirst(password, passwordFirst.on());
        return with(routes -> routes.on("", GET, new SettingsPage(view, setup))
                .on("/grace", GET, new GracePage(view::beginsAtOnce))
                .on("/security-question", GET, new QuestionPage(false, view, answer, fresh, password))
                .on("/security-question", POST, new QuestionPage(true, view, answer, fresh, password))
                .on("/enable", POST, new EnablePage(view, setup, passwordFirst, further))
                .on("/enable/cancel", POST, new CancelSetupPage(setup))
                .on("/apps/*/change", POST, new ChangeAppPage(view, fresh, setup, answerFirst))
                .on("/confirm", POST, new ConfirmPage(view, setup, enrolments)));
    }

    /** The challenge. */
    public Pages withChallenge(ChallengeView view, Verifier verifier, BrowserTrust trust, RescueView rescue) {
        Page verify = new VerifyPage(view, verifier, trust);
        return with(routes ->
                        routes.on("/challenge", GET, new ChallengePage(view)).on("/challenge", POST, verify))
                .with(routes -> rescue.open(routes, view, verifier, verify));
    }

    /** Trusted browsers. */
    public Pages withTrust(BrowserTrust trust) {
        return with(routes -> routes.on("/browsers/*/revoke", POST, new RevokePage(trust))
                .on("/browsers/revoke", POST, new RevokeAllPage(trust)));
    }

    /**
     * What changes the factors of an account that has some.
     *
     * @param disabling two-factor as a whole
     */
    public Pages withChanges(
            SettingsView view, RecoveryCodes codes, TotpApps apps, AskedPassword password, Page disabling) {
        return with(routes -> routes.on("/recovery-codes", POST, new RecoveryCodesPage(view, fresh, codes))
                .on("/disable", POST, disabling)
                .on("/apps/*", POST, new RenameAppPage(view, apps))
                .on(
                        "/apps/*/remove",
                        POST,
                        new RemoveAppPage(view, fresh, apps, new AnswerFirst(password, false), disabling)));
    }

    /** A further feature, which adds its own addresses. */
    public Pages with(Consumer<Routes> feature) {
        feature.accept(routes);
        return this;
    }

    @Override
    public void serve(
            String path, RequestContext requestContext, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String method = request.getMethod().equals("HEAD") ? GET : request.getMethod();
        if (assets.serves(path)) {
            assets.serve(path, method, request, response);
            return;
        }
        Routes.Found found = routes.at(path);
        Exchange exchange = new Exchange(services, requestContext, request, response, null, found.named);
        if (method.equals(GET) && Accept.htmx(request)) {
            // A page of ours is none that fits into a part of another.
            Reply.fullPage(response, address(path, exchange));
        }
        if (found.verbs.isEmpty()) {
            reception.nothingAt(path, exchange);
        } else {
            reception.receive(found, method, exchange);
        }
    }

    private static String address(String path, Exchange exchange) {
        String query = exchange.request.getQueryString();
        return exchange.base() + path + (query == null ? "" : "?" + query);
    }

    @Override
    public boolean isForAnybody(String path) {
        return assets.serves(path);
    }
}
