package io.github.secondgate.web.selfservice.question;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SetUpPage;
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
public final class QuestionPage implements SetUpPage {
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
    public String fault(Call call) {
        if (!SecurityQuestions.isQuestion(call.input.text(Input.QUESTION))) {
            return call.text("error.malformedQuestion");
        }
        if (!SecurityQuestions.isAnswer(call.input.text(Input.ANSWER))) {
            return call.text("error.malformedAnswer");
        }
        return SettingsView.enrolled(call, view.facts(call)) ? AppList.faultInCode(call) : AskedPassword.fault(call);
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!answer.on()) {
            call.notFound();
        } else if (view.off()) {
            call.conflict();
        } else if (sets) {
            set(call);
        } else if (call.json) {
            JsonObject state = new JsonObject();
            Optional<String> question = answer.question(call);
            state.put("state", QuestionCard.state(question));
            state.put("question", question.orElse(null));
            call.answer(state);
        } else {
            show(call, HttpServletResponse.SC_OK, null, null);
        }
    }

    private void set(Call call) throws IOException {
        Form form = this::again;
        if (SettingsView.enrolled(call, view.facts(call))) {
            if (!fresh.ensured(call, call.base() + "/security-question", form)) {
                return;
            }
        } else {
            Optional<Refused> refused = password.refusal(call, "error.setUpPassword");
            if (refused.isPresent()) {
                form.refuse(call, refused.get());
                return;
            }
        }
        answer.set(call);
        call.done(call.text("notice.questionSet"));
    }

    private void again(Call call, Refused refused) throws IOException {
        show(call, refused.status, refused.sentence, refused.hint);
    }

    private void show(Call call, int status, String error, String hint) throws IOException {
        boolean enrolled = SettingsView.enrolled(call, view.facts(call));
        Optional<String> question = answer.question(call);
        List<String> suggestions = new ArrayList<>();
        for (int i = 1; i <= SUGGESTIONS; i++) {
            suggestions.add(call.text("question.suggestion" + i));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("activated", question.isPresent());
        model.put("typed", call.input == null ? question.orElse("") : call.input.text(Input.QUESTION));
        model.put("suggestions", suggestions);
        model.put("needsCode", enrolled && !call.fresh());
        model.put("needsPassword", !enrolled);
        model.put("enrolled", enrolled);
        model.put("digits", call.front.digits);
        model.put("error", error);
        model.put("hint", hint);
        call.page(status, "question", model);
    }
}
