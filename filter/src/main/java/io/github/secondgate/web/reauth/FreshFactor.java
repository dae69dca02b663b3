package io.github.secondgate.web.reauth;

import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Refused;
import java.io.IOException;

/** Before factors are changed: a second factor given a short while ago, or a code in the very form that changes them. */
public final class FreshFactor {
    private final Verifier verifier;
    private final Accounts accounts;

    public FreshFactor(Verifier verifier, Accounts accounts) {
        this.verifier = verifier;
        this.accounts = accounts;
    }

    /** Whether the change may go on; where not, it has been answered with the form shown again. */
    public boolean ensured(Call call, Form form) throws IOException {
        return ensured(call, call.base(), form);
    }

    /** The same for a form on another page than the settings: {@code page} is its address. */
    public boolean ensured(Call call, String page, Form form) throws IOException {
        if (call.fresh()) {
            return true;
        }
        String code = call.input.appCode();
        boolean appless = accounts.facts(call.account()).apps().isEmpty();
        if (appless && !call.json) {
            // No form can take a code that has to be sent first.
            SavedRequest.rememberForm(call.session(), call.account(), page);
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
        form.refuse(call, Refused.of(call, verification, "error.code"));
        return false;
    }

    private static void ask(Call call, Form form) throws IOException {
        String problem = "second-factor-required";
        if (call.json) {
            SavedRequest.rememberStepUp(call.session(), call.account(), call.request, null);
            Reply.owed(
                    call.request, call.response, problem, call.text("problem." + problem), call.base() + "/challenge");
        } else {
            String sentence = call.text("error.malformedCode", call.front.digits);
            form.again(call, Refused.because(Reply.UNPROCESSABLE, problem, sentence));
        }
    }
}
