package io.github.secondgate.web.reauth;

import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import java.io.IOException;
import java.util.Optional;

/**
 * Before an app goes: password and answer, where the account has a security question. Where it has none, the password
 * before another app takes its place, if it is asked for before every set-up; else nothing more.
 */
public final class AnswerFirst {
    private final AskedPassword password;
    private final boolean always;

    /** @param always whether the password is asked for without a question too */
    public AnswerFirst(AskedPassword password, boolean always) {
        this.password = password;
        this.always = always;
    }

    /** What is malformed, as a sentence for the person; null when nothing is. */
    public String fault(Exchange exchange) {
        return always || password.asksAnswer(exchange) ? password.faultWithAnswer(exchange) : null;
    }

    /** What a change asks for beside the code. */
    public Change beside(Exchange exchange, Change change) {
        return always || password.asksAnswer(exchange) ? password.beside(exchange, change) : change;
    }

    /** Whether the change may go on; where not, it has been answered with the form shown again. */
    public boolean require(Exchange exchange, Form form) throws IOException {
        Optional<Rejection> rejection = always || password.asksAnswer(exchange)
                ? password.refusalWithAnswer(exchange, "error.setUpPassword")
                : Optional.empty();
        if (rejection.isPresent()) {
            form.refuse(exchange, rejection.get());
        }
        return !rejection.isPresent();
    }
}
