package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.page.TotpAppList;
import java.util.Collections;
import java.util.List;

/** A code of an authenticator app. What is wrong with it stands above all sections. */
public final class AppMethod implements ChallengeMethod {
    private static final String KEY = "app";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public boolean isOffered(AccountFacts facts) {
        return !facts.apps().isEmpty();
    }

    @Override
    public Section section(Exchange exchange, AccountFacts facts, Rejection refused) {
        String other = refused == null ? null : refused.otherApp;
        String sent = exchange.input == null ? null : exchange.input.app();
        String selected = other != null ? other : sent != null ? sent : LastMethod.app(exchange);
        return new Content(exchange.services.digits, TotpAppList.choice(facts, selected));
    }

    @Override
    public String typed(Input input) {
        return input.appCode();
    }

    @Override
    public String fault(Exchange exchange) {
        return exchange.text("error.malformedCode", exchange.services.digits);
    }

    @Override
    public Answer answer(Input input) {
        return TotpAppKind.answer(input.app(), typed(input));
    }

    static final class Content implements Section {
        final int digits;
        final List<TotpAppList.Choice> apps;
        private final List<TotpAppList.Choice> all;

        /**
         * @param digits of a code
         * @param all the account's apps
         */
        Content(int digits, List<TotpAppList.Choice> all) {
            this.digits = digits;
            this.all = all;
            this.apps = all.size() > 1 ? all : Collections.emptyList();
        }

        @Override
        public String template() {
            return "challenge-app";
        }

        @Override
        public void state(JsonObject answer) {
            answer.getArray("methods").add(KEY);
            JsonArray apps = new JsonArray();
            all.forEach(app -> apps.add(app.json()));
            answer.put("apps", apps);
        }
    }
}
