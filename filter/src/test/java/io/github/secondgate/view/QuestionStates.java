package io.github.secondgate.view;

import java.util.List;

/** The security question: its page, its card, and where its answer is asked. */
final class QuestionStates {

    private QuestionStates() {}

    static void addTo(States states) {
        page(states);
        Model none = Model.EMPTY.with("activated", false);
        Model set = Model.that("activated").with("question", "What was the name of your first teacher?");
        states.add("settings-question-first", "settings", SettingsStates.NONE.with("securityQuestion", none));
        states.add("settings-question-set", "settings", SettingsStates.NONE.with("securityQuestion", set));
        Model enabled = EnabledStates.enabled().and("disableOpen");
        states.add(
                "settings-question-activated",
                "settings",
                EnabledStates.page(enabled).and("changeAsksPassword").with("securityQuestion", set));
        states.add(
                "settings-question-run-as",
                "settings",
                EnabledStates.page(EnabledStates.enabled()).and("runAs").with("securityQuestion", set));
    }

    private static void page(States states) {
        Model question = Model.EMPTY
                .with("activated", false)
                .with("typed", "")
                .with("suggestions", List.of("What was your first job?", "Which book have you read most often?"));
        states.add("question", "question", question.and("needsPassword"));
        states.add(
                "question-error",
                "question",
                question.and("activated enrolled needsCode")
                        .with("typed", "What was your first job?")
                        .with("error", "Give an answer of at least 3 and at most 255 characters."));
    }
}
