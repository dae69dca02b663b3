package io.github.secondgate.web.reauth;

import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/**
 * What is asked before a factor is set up, where it is set so: the password once more, and before the first one a security
 * question.
 */
public final class PasswordFirst {
    private final boolean on;
    private final AskedPassword asked;
    private final SecurityAnswer answer;

    /** @param on whether the password is asked for */
    public PasswordFirst(boolean on, AskedPassword asked, SecurityAnswer answer) {
        this.on = on;
        this.asked = asked;
        this.answer = answer;
    }

    /** Whether the account has its security question, or needs none; where not, it has been led there. */
    public boolean questionStands(Exchange exchange) throws IOException {
        if (!answer.missing(exchange)) {
            return true;
        }
        if (exchange.json) {
            exchange.answers.refuse(HttpServletResponse.SC_CONFLICT, "security-question-required");
        } else {
            exchange.answers.seeOther(exchange.base() + "/security-question");
        }
        return false;
    }

    /** Whether nothing is asked before the set-up of a first factor. */
    public boolean asksNothing(Exchange exchange) {
        return !on && !answer.missing(exchange);
    }

    /** Whether a form that begins a set-up shows the field {@code password}. */
    public boolean on() {
        return on;
    }

    /** Whether the form that changes an app shows the field {@code password}, with an answer or without. */
    public boolean beforeAChange(Exchange exchange) {
        return on || answer.question(exchange).isPresent();
    }

    /** What is malformed, as a sentence for the person; null when nothing is. */
    public String fault(Exchange exchange) {
        return on ? AskedPassword.fault(exchange) : null;
    }

    /** What a change that begins a set-up asks for beside the code. */
    public Change beside(Exchange exchange, Change change) {
        return on && AskedPassword.asks(exchange) ? change.withPassword() : change;
    }

    /** Empty where the set-up may begin. */
    public Optional<Rejection> refusal(Exchange exchange) {
        return on ? asked.refusal(exchange, "error.setUpPassword") : Optional.empty();
    }
}
