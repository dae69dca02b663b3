package io.github.secondgate.web.reauth;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.web.page.Exchange;
import java.util.Optional;

/** Where security questions are on: which one is asked, and whether the field {@code answer} answers it. */
public final class SecurityAnswer {
    private final boolean on;
    private final SecurityQuestions questions;

    public SecurityAnswer(boolean on, SecurityQuestions questions) {
        this.on = on;
        this.questions = questions;
    }

    public boolean on() {
        return on;
    }

    /** The question this account answers; empty where it has none, or none is asked. */
    public Optional<String> question(Exchange exchange) {
        return on ? questions.of(exchange.account()) : Optional.empty();
    }

    /** Whether the account must set one before a factor. */
    boolean missing(Exchange exchange) {
        return on && !questions.of(exchange.account()).isPresent();
    }

    /** Costs a derivation: stand behind a counter. */
    boolean right(Exchange exchange) {
        return questions.right(exchange.account(), exchange.input.text(Input.ANSWER));
    }

    public void set(Exchange exchange) {
        questions.set(
                exchange.account(),
                exchange.input.text(Input.QUESTION),
                exchange.input.text(Input.ANSWER),
                exchange.requestOrigin());
    }
}
