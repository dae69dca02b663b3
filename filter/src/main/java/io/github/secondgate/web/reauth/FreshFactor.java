package io.github.secondgate.web.reauth;

import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.Reply;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import java.io.IOException;
import java.util.Optional;

/** Before factors are changed: a second factor given a short while ago, or a code in the very form that changes them. */
public final class FreshFactor {
    private final Verifier verifier;
    private final FactorKinds kinds;
    private final Accounts accounts;

    public FreshFactor(Verifier verifier, FactorKinds kinds, Accounts accounts) {
        this.verifier = verifier;
        this.kinds = kinds;
        this.accounts = accounts;
    }

    /** Whether the change may go on; where not, it has been answered with the form shown again. */
    public boolean require(Exchange exchange, Form form) throws IOException {
        return require(exchange, exchange.base(), form);
    }

    /** The same for a form on another page than the settings: {@code page} is its address. */
    public boolean require(Exchange exchange, String page, Form form) throws IOException {
        if (exchange.fresh()) {
            return true;
        }
        String code = exchange.input.appCode();
        Optional<FactorKind> inForm = kinds.renewing(exchange.facts(accounts));
        if (!inForm.isPresent() && !exchange.json) {
            SavedRequest.rememberForm(exchange.session(), exchange.account(), page);
            exchange.answers.seeOther(exchange.base() + "/challenge");
            return false;
        }
        if (code == null || !inForm.isPresent()) {
            ask(exchange, form);
            return false;
        }
        Answer answer = new Answer(inForm.get().key(), exchange.input.app(), code);
        Verification verification = verifier.verify(exchange.account(), answer, exchange.requestOrigin());
        if (verification.accepted()) {
            exchange.passed(Method.FACTOR, verification.changes());
            return true;
        }
        form.refuse(exchange, Rejection.of(exchange, verification, "error.code"));
        return false;
    }

    private static void ask(Exchange exchange, Form form) throws IOException {
        String problem = "second-factor-required";
        if (exchange.json) {
            SavedRequest.rememberStepUp(exchange.session(), exchange.account(), exchange.request, null);
            Reply.owed(
                    exchange.request,
                    exchange.response,
                    problem,
                    exchange.text("problem." + problem),
                    exchange.base() + "/challenge");
        } else {
            String sentence = exchange.text("error.malformedCode", exchange.services.digits);
            form.redisplay(exchange, Rejection.because(Reply.UNPROCESSABLE, problem, sentence));
        }
    }
}
