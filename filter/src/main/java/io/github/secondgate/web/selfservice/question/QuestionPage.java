package io.github.secondgate.web.selfservice.question;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.SecurityAnswer;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET} and {@code POST /2fa/security-question}: shows whether one is set, and sets it. Never shows an answer. */
public final class QuestionPage implements EnrolmentPage {
    private static final int SUGGESTIONS = 5;

    private final boolean sets;
    private final SettingsView view;
    private final SecurityAnswer answer;
    private final FreshFactor fresh;
    private final AskedPassword password;

    /** @param sets whether this is the POST */
    public QuestionPage(
            boolean sets, SettingsView view, SecurityAnswer answer, FreshFactor fresh, AskedPassword password) {
        this.sets = sets;
        this.view = view;
        this.answer = answer;
        this.fresh = fresh;
        this.password = password;
    }

    @Override
    public String fault(Exchange exchange) {
        if (!isQuestion(exchange)) {
            return exchange.text("error.malformedQuestion");
        }
        if (enrolled(exchange)) {
            return fresh.fault(exchange, () -> faultInAnswer(exchange));
        }
        String fault = faultInAnswer(exchange);
        return fault == null ? AskedPassword.fault(exchange) : fault;
    }

    private static boolean isQuestion(Exchange exchange) {
        return SecurityQuestions.isQuestion(exchange.input.text(Input.QUESTION));
    }

    private static String faultInAnswer(Exchange exchange) {
        boolean one = SecurityQuestions.isAnswer(exchange.input.text(Input.ANSWER));
        return one ? null : exchange.text("error.malformedAnswer");
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (enrolled(exchange) && isQuestion(exchange)) {
            fresh.malformed(exchange, change(exchange), fault, this::redisplay);
        } else {
            redisplay(exchange, Rejection.malformed(fault));
        }
    }

    /** The answer is asked for beside the code, as every secret is that was typed before it. */
    private Change change(Exchange exchange) {
        return Change.of(exchange.base() + "/security-question", exchange.text("question.submit"))
                .withQuestion(exchange.input.text(Input.QUESTION).trim())
                .keeping(this::redisplay);
    }

    private boolean enrolled(Exchange exchange) {
        return SettingsView.enrolled(exchange, view.facts(exchange));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!answer.on()) {
            exchange.answers.notFound();
        } else if (view.off()) {
            exchange.answers.conflict();
        } else if (sets) {
            set(exchange);
        } else {
            exchange.answers.show(content(exchange, Alert.NONE), Content::json);
        }
    }

    private void set(Exchange exchange) throws IOException {
        Form form = this::redisplay;
        if (enrolled(exchange)) {
            if (!fresh.require(exchange, change(exchange))) {
                return;
            }
        } else {
            Optional<Rejection> rejection = password.refusal(exchange, "error.setUpPassword");
            if (rejection.isPresent()) {
                form.refuse(exchange, rejection.get());
                return;
            }
        }
        answer.set(exchange);
        exchange.answers.done(exchange.text("notice.questionSet"));
    }

    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        exchange.answers.page(
                rejection.status, content(exchange, rejection.alert().in(wrong(exchange))));
    }

    /** Where something is wrong, as it comes first. */
    private static String wrong(Exchange exchange) {
        if (!isQuestion(exchange)) {
            return Input.QUESTION;
        }
        return faultInAnswer(exchange) == null ? Input.PASSWORD : Input.ANSWER;
    }

    private Content content(Exchange exchange, Alert alert) {
        boolean enrolled = enrolled(exchange);
        String question = answer.question(exchange).orElse(null);
        String kept = question == null ? "" : question;
        String typed = exchange.input == null ? kept : exchange.input.text(Input.QUESTION);
        return new Content(
                question,
                typed,
                suggestions(exchange),
                !enrolled || exchange.fresh(),
                !enrolled,
                alert,
                exchange.input != null);
    }

    private static List<String> suggestions(Exchange exchange) {
        List<String> suggestions = new ArrayList<>();
        for (int i = 1; i <= SUGGESTIONS; i++) {
            suggestions.add(exchange.text("question.suggestion" + i));
        }
        return suggestions;
    }

    static final class Content extends PageContent {
        final boolean activated;
        final String typed;
        final List<String> suggestions;
        final boolean asksAnswer;
        final boolean needsPassword;
        final String error;
        final String hint;
        final boolean wrongQuestion;
        final boolean wrongAnswer;
        final boolean wrongPassword;
        /** Whether somebody came back to it. */
        final boolean again;

        private final QuestionCard.Content card;
        private final String question;

        /**
         * @param question null where none is set
         * @param typed what stands in the field of the new one
         * @param asksAnswer whether it is given here, and not beside a code
         */
        Content(
                String question,
                String typed,
                List<String> suggestions,
                boolean asksAnswer,
                boolean needsPassword,
                Alert alert,
                boolean filled) {
            super(PageTemplate.QUESTION);
            this.card = QuestionCard.Content.of(question);
            this.activated = card.activated;
            this.question = question;
            this.typed = typed;
            this.suggestions = suggestions;
            this.asksAnswer = asksAnswer;
            this.needsPassword = needsPassword;
            this.error = alert.sentence;
            this.hint = alert.hint;
            this.wrongQuestion = alert.isIn(Input.QUESTION);
            this.wrongAnswer = alert.isIn(Input.ANSWER);
            this.wrongPassword = alert.isIn(Input.PASSWORD);
            this.again = filled && error == null;
        }

        @Override
        public boolean failed() {
            return error != null;
        }

        JsonObject json() {
            JsonObject state = new JsonObject();
            state.put("state", card.state());
            state.put("question", question);
            return state;
        }
    }
}
