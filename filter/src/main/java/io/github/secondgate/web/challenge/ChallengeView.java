package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.gate.Standing;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.reauth.SentWays;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** The page that asks for a code, at the sign-in and when a fresh one is wanted later. */
public final class ChallengeView {
    private final Accounts accounts;
    private final boolean recoveryOn;
    private final SentWays ways;
    private final RescueView rescue;
    private final BrowserTrust trust;

    /** @param recoveryOn whether recovery codes are given out at all */
    public ChallengeView(Accounts accounts, boolean recoveryOn, SentWays ways, BrowserTrust trust, RescueView rescue) {
        this.accounts = accounts;
        this.recoveryOn = recoveryOn;
        this.ways = ways;
        this.rescue = rescue;
        this.trust = trust;
    }

    public SentWays ways() {
        return ways;
    }

    /** Whether a code is owed, or a fresh one was asked for. */
    static boolean owed(Call call) {
        if (call.visit.standing().kind() == Standing.Kind.OWES_CODE) {
            return true;
        }
        return call.visit.standing().hasFactor()
                && SavedRequest.at(call.session(), call.account())
                        .filter(SavedRequest::stepUp)
                        .isPresent();
    }

    /** Whether a code would change anything: one is owed, or the last one was given too long ago to change factors. */
    static boolean takesCode(Call call) {
        return owed(call) || call.visit.standing().hasFactor() && !call.fresh();
    }

    AccountFacts facts(Call call) {
        return accounts.facts(call.account());
    }

    boolean recoveryPossible(AccountFacts facts) {
        return recoveryOn && facts.recoveryCodesLeft() > 0;
    }

    /** How long this browser may be trusted with the code that is asked for now; zero where it may not. */
    Duration trustOffered(Call call) {
        return trust.offered(call.visit) ? trust.browsers().lifetime() : Duration.ZERO;
    }

    void show(Call call) throws IOException {
        call.page(HttpServletResponse.SC_OK, "challenge", model(call, null));
    }

    /** The part for the way that was chosen. */
    Form form(ChosenWay way) {
        return (call, refused) -> {
            Map<String, Object> model = model(call, refused.otherApp == null ? call.input.app() : refused.otherApp);
            way.explain(refused, model);
            call.page(refused.status, "challenge", model);
        };
    }

    /** The part for the helpdesk's code. */
    Form rescueForm() {
        return (call, refused) -> {
            Map<String, Object> model = model(call, null);
            model.put("rescueError", refused.sentence);
            model.put("rescueOpen", true);
            call.page(refused.status, "challenge", model);
        };
    }

    /** @param app the id of the one to be selected, or null for the one used last */
    private Map<String, Object> model(Call call, String app) {
        AccountFacts facts = facts(call);
        boolean stepUp = call.visit.standing().passes();
        boolean lost = SavedRequest.at(call.session(), call.account())
                .filter(SavedRequest::lost)
                .isPresent();
        Map<String, Object> model = new HashMap<>();
        model.put("digits", call.front.digits);
        rescue.describe(call, model);
        model.put("apps", AppList.choice(facts, app));
        ways.describe(call, facts, model);
        model.put("stepUp", stepUp);
        model.put("recoveryOn", recoveryPossible(facts));
        model.put("trustFor", trust.offered(call.visit) ? call.words.duration(trustOffered(call)) : null);
        model.put("trustTicked", call.input != null && call.input.yes(Input.TRUST));
        model.put("notice", lost ? call.text(stepUp ? "problem.step-up-lost" : "notice.formLost") : null);
        return model;
    }
}
