package io.github.secondgate.web.selfservice.question;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.SecurityAnswer;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

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
        if (!SecurityQuestions.isQuestion(exchange.input.text(Input.QUESTION))) {
            return exchange.text("error.malformedQuestion");
        }
        if (!SecurityQuestions.isAnswer(exchange.input.text(Input.ANSWER))) {
            return exchange.text("error.malformedAnswer");
        }
        return SettingsView.enrolled(exchange, view.facts(exchange))
                ? TotpAppList.faultInCode(exchange)
                : AskedPassword.fault(exchange);
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        redisplay(exchange, Rejection.malformed(fault));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!answer.on()) {
            exchange.notFound();
        } else if (view.off()) {
            exchange.conflict();
        } else if (sets) {
            set(exchange);
        } else if (exchange.json) {
            JsonObject state = new JsonObject();
            Optional<String> question = answer.question(exchange);
            state.put("state", QuestionCard.state(question));
            state.put("question", question.orElse(null));
            exchange.answer(state);
        } else {
            show(exchange, HttpServletResponse.SC_OK, null, null);
        }
    }

    private void set(Exchange exchange) throws IOException {
        Form form = this::redisplay;
        if (SettingsView.enrolled(exchange, view.facts(exchange))) {
            if (!fresh.require(exchange, exchange.base() + "/security-question", form)) {
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
        exchange.done(exchange.text("notice.questionSet"));
    }

    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        show(exchange, rejection.status, rejection.sentence, rejection.hint);
    }

    private void show(Exchange exchange, int status, String error, String hint) throws IOException {
        boolean enrolled = SettingsView.enrolled(exchange, view.facts(exchange));
        Optional<String> question = answer.question(exchange);
        List<String> suggestions = new ArrayList<>();
        for (int i = 1; i <= SUGGESTIONS; i++) {
            suggestions.add(exchange.text("question.suggestion" + i));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("activated", question.isPresent());
        model.put("typed", exchange.input == null ? question.orElse("") : exchange.input.text(Input.QUESTION));
        model.put("suggestions", suggestions);
        model.put("needsCode", enrolled && !exchange.fresh());
        model.put("needsPassword", !enrolled);
        model.put("enrolled", enrolled);
        model.put("digits", exchange.services.digits);
        model.put("error", error);
        model.put("hint", hint);
        exchange.page(status, "question", model);
    }
}
