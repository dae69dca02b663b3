package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.SignInPage;
import io.github.secondgate.web.page.TotpAppList;
import java.io.IOException;

/** {@code GET /2fa/challenge}. */
public final class ChallengePage implements SignInPage {
    private final ChallengeView view;

    public ChallengePage(ChallengeView view) {
        this.view = view;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!ChallengeView.owed(exchange)) {
            nothingOwed(exchange);
        } else if (exchange.json) {
            JsonObject answer = new JsonObject();
            answer.put("account", exchange.account());
            AccountFacts facts = view.facts(exchange);
            answer.put("methods", methods(facts));
            answer.put("apps", TotpAppList.choiceJson(facts));
            answer.put("trustSeconds", view.trustOffered(exchange).getSeconds());
            exchange.answer(answer);
        } else {
            view.show(exchange);
        }
    }

    private static void nothingOwed(Exchange exchange) throws IOException {
        if (exchange.json) {
            exchange.conflict();
        } else {
            exchange.seeOther(exchange.services.paths.home(exchange.request));
        }
    }

    private JsonArray methods(AccountFacts facts) {
        JsonArray methods = new JsonArray();
        if (!facts.apps().isEmpty()) {
            methods.add("app");
        }
        view.ways().usable(facts).stream()
                .filter(channel -> !view.ways().codes.elsewhere(facts, channel))
                .forEach(channel -> methods.add(channel.key()));
        if (view.recoveryPossible(facts)) {
            methods.add("recovery");
        }
        return methods;
    }
}
