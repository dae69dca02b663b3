package io.github.secondgate.web.selfservice.question;

import static io.github.secondgate.view.States.REFUSED;

import io.github.secondgate.http.Input;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.States;
import io.github.secondgate.web.selfservice.EnabledStates;
import io.github.secondgate.web.selfservice.SettingsStates;
import java.util.List;

/** The security question: its page, its card, and where its answer is asked. */
public final class QuestionStates {

    private static final String JOB = "What was your first job?";
    private static final List<String> SUGGESTIONS = List.of(JOB, "Which book have you read most often?");

    private QuestionStates() {}

    public static void addTo(States states) {
        page(states);
        QuestionCard.Content none = QuestionCard.Content.of(null);
        QuestionCard.Content set = QuestionCard.Content.of("What was the name of your first teacher?");
        states.add("settings-question-first", SettingsStates.with(none));
        states.add("settings-question-set", SettingsStates.with(set));
        states.add("settings-question-activated", EnabledStates.disablingWith(set));
        states.add("settings-question-run-as", EnabledStates.runAsWith(set));
    }

    private static void page(States states) {
        states.add("question", new QuestionPage.Content(null, "", SUGGESTIONS, true, true, Alert.NONE, false));
        Alert shortAnswer = new Alert("Give an answer of at least 3 and at most 255 characters.", null);
        for (String field : List.of(Input.QUESTION, Input.ANSWER, Input.PASSWORD)) {
            states.add(
                    "question-error-" + field,
                    new QuestionPage.Content(null, JOB, SUGGESTIONS, true, true, shortAnswer.in(field), true));
        }
        states.add("question-hint", new QuestionPage.Content(JOB, JOB, SUGGESTIONS, true, false, REFUSED, true));
    }
}
