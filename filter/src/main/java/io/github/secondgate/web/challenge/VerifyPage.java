package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.gate.destination.WaitingTabs;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.web.arrival.RecoveredPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Onward;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.SignInPage;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/challenge}: a code of an app, one that was sent, or a recovery code, and on to the page first asked for. */
public final class VerifyPage implements SignInPage {
    private final ChallengeView view;
    private final ChallengeMethods methods;
    private final Verifier verifier;
    private final BrowserTrust trust;

    public VerifyPage(ChallengeView view, Verifier verifier, BrowserTrust trust) {
        this.view = view;
        this.methods = view.methods();
        this.verifier = verifier;
        this.trust = trust;
    }

    @Override
    public Fields fields() {
        return methods.fields();
    }

    @Override
    public String fault(Exchange exchange) {
        Input input = exchange.input;
        if (methods.answers(input) > 1 || !input.yesOrNo(Input.TRUST) || methods.isUnknown(input)) {
            return exchange.text("problem.bad-request");
        }
        ChallengeMethod said = methods.said(input);
        if (said.typed(input) != null) {
            return null;
        }
        return (ChallengeView.owed(exchange) ? view.chosen(exchange) : said).fault(exchange);
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (ChallengeView.owed(exchange)) {
            ChallengeMethod chosen = view.chosen(exchange);
            ChallengeMethod meant =
                    methods.recognised(exchange.input, view.facts(exchange)).orElse(chosen);
            String sentence = meant == chosen ? fault : meant.fault(exchange);
            view.form(meant).redisplay(exchange, Rejection.malformed(sentence));
        } else {
            ChallengeView.notOwed(exchange);
        }
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!ChallengeView.takesCode(exchange)) {
            Optional<String> lastSubmission =
                    LastSubmission.of(exchange, methods.said(exchange.input).typed(exchange.input));
            lastSubmission.ifPresent(same -> exchange.handOver());
            redisplay(exchange, lastSubmission);
            return;
        }
        ChallengeMethod method = view.chosen(exchange);
        Verification verification =
                verifier.verify(exchange.account(), method.answer(exchange.input), exchange.requestOrigin());
        switch (verification.outcome()) {
            case ACCEPTED:
                accepted(exchange, method, verification);
                return;
            case REPEATED:
                exchange.handOver();
                redisplay(
                        exchange,
                        Optional.of(LastSubmission.of(exchange, method.typed(exchange.input))
                                .orElseGet(() -> Onward.address(exchange))));
                return;
            default:
                view.form(method).refuse(exchange, Rejection.of(exchange, verification, method.wrong()));
        }
    }

    private void accepted(Exchange exchange, ChallengeMethod method, Verification verification) throws IOException {
        WaitingTabs.page(exchange.session(), exchange.account(), exchange.request)
                .ifPresent(page -> SavedRequest.goOnTo(exchange.session(), exchange.account(), page));
        String destination = Onward.address(exchange);
        JsonObject told = Onward.told(exchange);
        boolean standsIn = method.standsIn();
        if (!standsIn) {
            String other = verification.diagnosis() == null
                    ? null
                    : verification.diagnosis().app();
            LastMethod.note(exchange, method.key(), other == null ? exchange.input.app() : other);
        }
        exchange.passed(Method.FACTOR, verification.changes());
        if (!standsIn && exchange.input.flag(Input.TRUST) && trust.offered(exchange.requestContext)) {
            trust.trust(exchange.requestContext, exchange.requestOrigin(), verification.changes());
        }
        if (standsIn && !exchange.json) {
            // Its way on leads to the page first asked for.
            destination = RecoveredPage.told(exchange);
            SavedRequest.arrive(exchange.session(), exchange.account());
        } else {
            Onward.reached(exchange);
        }
        if (standsIn) {
            told.put("recoveryCodesLeft", verification.recoveryCodesLeft());
        }
        LastSubmission.note(exchange, method.typed(exchange.input), destination);
        exchange.answers.leadTo(destination, told);
    }

    /** Nothing is owed here, so nothing is looked at. */
    private static void redisplay(Exchange exchange, Optional<String> lastSubmission) throws IOException {
        if (lastSubmission.isPresent()) {
            exchange.answers.leadTo(lastSubmission.get());
        } else {
            ChallengeView.notOwed(exchange);
        }
    }
}
