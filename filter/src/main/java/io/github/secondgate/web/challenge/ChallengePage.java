package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.SignInPage;
import java.io.IOException;

/** {@code GET /2fa/challenge}. */
public final class ChallengePage implements SignInPage {
    private final ChallengeView view;

    public ChallengePage(ChallengeView view) {
        this.view = view;
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!ChallengeView.owed(call)) {
            nothingOwed(call);
        } else if (call.json) {
            JsonObject answer = new JsonObject();
            answer.put("account", call.account());
            AccountFacts facts = view.facts(call);
            answer.put("methods", methods(facts));
            answer.put("apps", AppList.choiceJson(facts));
            answer.put("trustSeconds", view.trustOffered(call).getSeconds());
            call.answer(answer);
        } else {
            view.show(call);
        }
    }

    private static void nothingOwed(Call call) throws IOException {
        if (call.json) {
            call.conflict();
        } else {
            call.seeOther(call.front.paths.home(call.request));
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
