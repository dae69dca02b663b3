package io.github.secondgate.web.selfservice.question;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.reauth.SecurityAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether the security question is set, where such questions are on. */
public final class QuestionCard implements Card {
    private final SecurityAnswer answer;

    public QuestionCard(SecurityAnswer answer) {
        this.answer = answer;
    }

    static String state(Optional<String> question) {
        return question.isPresent() ? "ACTIVATED" : "NOT_SET";
    }

    @Override
    public String name() {
        return "securityQuestion";
    }

    @Override
    public Map<String, Object> model(Exchange exchange, AccountFacts facts) {
        if (!answer.on()) {
            return null;
        }
        Optional<String> question = answer.question(exchange);
        Map<String, Object> model = new HashMap<>();
        model.put("activated", question.isPresent());
        model.put("question", question.orElse(null));
        return model;
    }

    /** A new one is set before the new factor. */
    @Override
    public boolean forRescued() {
        return true;
    }

    @Override
    public void state(Exchange exchange, AccountFacts facts, JsonObject state) {
        if (answer.on()) {
            state.put("securityQuestion", state(answer.question(exchange)));
        }
    }
}
