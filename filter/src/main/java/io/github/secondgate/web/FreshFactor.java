package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Verification;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import java.io.IOException;

/** Before factors are changed: a second factor given a short while ago, or a code in the very form that changes them. */
final class FreshFactor {
    private final Verifier verifier;
    private final SettingsView view;

    FreshFactor(Verifier verifier, SettingsView view) {
        this.verifier = verifier;
        this.view = view;
    }

    /** Shows the form that was sent once more, with a field for the code and what is wrong with it. */
    interface Form {
        /** @param hint what may help, or null */
        void again(Call call, int status, String error, String hint) throws IOException;
    }

    /** Whether the change may go on; where not, it has been answered with the form shown again. */
    boolean ensured(Call call, String form) throws IOException {
        return ensured(call, (c, status, error, hint) -> view.showForm(c, status, form, true, error, hint));
    }

    /** The same for a form on another page than the settings. */
    boolean ensured(Call call, Form form) throws IOException {
        if (call.fresh()) {
            return true;
        }
        String code = call.input.appCode();
        boolean appless = view.facts(call).apps().isEmpty();
        if (appless && !call.json) {
            // No form can take a code that has to be sent first.
            SavedRequest.rememberStepUp(call.session(), call.account(), call.base());
            call.seeOther(call.base() + "/challenge");
            return false;
        }
        if (code == null || appless) {
            ask(call, form);
            return false;
        }
        Verification verification = verifier.verifyApp(call.account(), call.input.app(), code, call.attempt());
        if (verification.accepted()) {
            call.passed(Method.APP, verification.changes());
            return true;
        }
        Refused refused = Refused.of(call, verification, "error.code");
        if (call.json) {
            call.problem(refused.status, refused.problem, refused.detail());
        } else {
            form.again(call, refused.status, refused.sentence, refused.hint);
        }
        return false;
    }

    private void ask(Call call, Form form) throws IOException {
        if (!call.json) {
            String sentence = call.text("error.malformedCode", call.front.digits);
            form.again(call, Reply.UNPROCESSABLE, sentence, null);
            return;
        }
        SavedRequest.rememberStepUp(call.session(), call.account(), call.request);
        String problem = "second-factor-required";
        Reply.owed(call.response, problem, call.text("problem." + problem), call.base() + "/challenge");
    }
}
