package io.github.secondgate.web;

import java.io.IOException;
import java.util.Optional;

/** Before an app goes: password and answer, where the account has a security question; else nothing more. */
final class AnswerFirst {
    private final SettingsView view;
    private final AskedPassword password;

    AnswerFirst(SettingsView view, AskedPassword password) {
        this.view = view;
        this.password = password;
    }

    /** What is malformed, as a sentence for the person; null when nothing is. */
    String fault(Call call) {
        return password.asksAnswer(call) ? password.faultWithAnswer(call) : null;
    }

    /** Whether the change may go on; where not, it has been answered with the form shown again. */
    boolean ensured(Call call, String form) throws IOException {
        Optional<Refused> refused = password.asksAnswer(call)
                ? password.refusalWithAnswer(call, "error.passwordOrAnswer")
                : Optional.empty();
        if (refused.isPresent()) {
            view.form(form).refuse(call, refused.get());
        }
        return !refused.isPresent();
    }
}
