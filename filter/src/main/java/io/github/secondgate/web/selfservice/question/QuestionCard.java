package io.github.secondgate.web.selfservice.question;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.reauth.SecurityAnswer;

/** Whether the security question is set, where such questions are on. */
public final class QuestionCard implements Card {
    private final SecurityAnswer answer;

    public QuestionCard(SecurityAnswer answer) {
        this.answer = answer;
    }

    @Override
    public Section content(Exchange exchange, AccountFacts facts, Alert alert) {
        return answer.on() ? Content.of(answer.question(exchange).orElse(null)) : Content.OFF;
    }

    /** A new one is set before the new factor. */
    @Override
    public boolean forRescued() {
        return true;
    }

    static final class Content implements Section {
        /** There are no such questions. */
        static final Content OFF = new Content(false, null);

        final boolean activated;
        final String question;
        private final boolean on;

        private Content(boolean on, String question) {
            this.on = on;
            this.activated = question != null;
            this.question = question;
        }

        /** @param question null where none is set */
        static Content of(String question) {
            return new Content(true, question);
        }

        @Override
        public String template() {
            return "securityQuestion";
        }

        @Override
        public boolean shown() {
            return on;
        }

        @Override
        public String endsAtLast() {
            return activated ? "question.heading" : null;
        }

        @Override
        public void state(JsonObject state) {
            if (on) {
                state.put("securityQuestion", state());
            }
        }

        String state() {
            return activated ? "ACTIVATED" : "NOT_SET";
        }
    }
}
