package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.SentCodeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** The page that asks for a code, at the sign-in and when a fresh one is wanted later. */
public final class ChallengeView {
    private final Accounts accounts;
    private final boolean recoveryOn;
    private final SentCodeOptions ways;
    private final RescueView rescue;
    private final BrowserTrust trust;

    /** @param recoveryOn whether recovery codes are given out at all */
    public ChallengeView(
            Accounts accounts, boolean recoveryOn, SentCodeOptions ways, BrowserTrust trust, RescueView rescue) {
        this.accounts = accounts;
        this.recoveryOn = recoveryOn;
        this.ways = ways;
        this.rescue = rescue;
        this.trust = trust;
    }

    public SentCodeOptions ways() {
        return ways;
    }

    /** Whether a code is owed, or a fresh one was asked for. */
    static boolean owed(Exchange exchange) {
        if (exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED) {
            return true;
        }
        return exchange.requestContext.accessState().hasFactor()
                && SavedRequest.at(exchange.session(), exchange.account())
                        .filter(SavedRequest::stepUp)
                        .isPresent();
    }

    /** Whether a code would change anything: one is owed, or the last one was given too long ago to change factors. */
    static boolean takesCode(Exchange exchange) {
        return owed(exchange) || exchange.requestContext.accessState().hasFactor() && !exchange.fresh();
    }

    AccountFacts facts(Exchange exchange) {
        return accounts.facts(exchange.account());
    }

    boolean recoveryPossible(AccountFacts facts) {
        return recoveryOn && facts.recoveryCodesLeft() > 0;
    }

    /** How long this browser may be trusted with the code that is asked for now; zero where it may not. */
    Duration trustOffered(Exchange exchange) {
        return trust.offered(exchange.requestContext) ? trust.browsers().lifetime() : Duration.ZERO;
    }

    void show(Exchange exchange) throws IOException {
        exchange.page(HttpServletResponse.SC_OK, "challenge", model(exchange, null));
    }

    /** The part for the way that was chosen. */
    Form form(ChallengeAnswer way) {
        return (exchange, refused) -> {
            Map<String, Object> model =
                    model(exchange, refused.otherApp == null ? exchange.input.app() : refused.otherApp);
            way.explain(refused, model);
            exchange.page(refused.status, "challenge", model);
        };
    }

    /** The part for the helpdesk's code. */
    Form rescueForm() {
        return (exchange, refused) -> {
            Map<String, Object> model = model(exchange, null);
            model.put("rescueError", refused.sentence);
            model.put("rescueOpen", true);
            exchange.page(refused.status, "challenge", model);
        };
    }

    /** @param app the id of the one to be selected, or null for the one used last */
    private Map<String, Object> model(Exchange exchange, String app) {
        AccountFacts facts = facts(exchange);
        boolean stepUp = exchange.requestContext.accessState().passes();
        boolean lost = SavedRequest.at(exchange.session(), exchange.account())
                .filter(SavedRequest::lost)
                .isPresent();
        Map<String, Object> model = new HashMap<>();
        model.put("digits", exchange.services.digits);
        rescue.describe(exchange, model);
        model.put("apps", TotpAppList.choice(facts, app));
        ways.describe(exchange, facts, model);
        model.put("stepUp", stepUp);
        model.put("recoveryOn", recoveryPossible(facts));
        model.put(
                "trustFor",
                trust.offered(exchange.requestContext) ? exchange.words.duration(trustOffered(exchange)) : null);
        model.put("trustTicked", exchange.input != null && exchange.input.flag(Input.TRUST));
        model.put("notice", lost ? exchange.text(stepUp ? "problem.step-up-lost" : "notice.formLost") : null);
        return model;
    }
}
