package io.github.secondgate.web.reauth;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.reauth.PasswordCheck;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The account's password, given once more in the very form that changes something, and beside it the answer to the
 * security question where one is set. Every try counts for the account, and which of the two was wrong is not told. Where the
 * application's login lets no password be asked again, none is: the fresh second factor that the forms ask for stands in.
 */
public final class AskedPassword {
    private final PasswordCheck check;
    private final PasswordReadings readings;
    private final SecurityAnswer answer;

    public AskedPassword(PasswordCheck check, PasswordReadings readings, SecurityAnswer answer) {
        this.check = check;
        this.readings = readings;
        this.answer = answer;
    }

    /** What to say to somebody who left the field empty; null where it is filled. */
    public static String fault(Exchange exchange) {
        return !asks(exchange) || exchange.input.has(Input.PASSWORD) ? null : exchange.text("error.malformedPassword");
    }

    /** Whether the form shows the field. */
    public static boolean asks(Exchange exchange) {
        return exchange.requestContext.login().asksPassword();
    }

    /** The same for the password and, where a question is set, its answer. */
    public String faultWithAnswer(Exchange exchange) {
        String fault = fault(exchange);
        boolean none = !SecurityQuestions.isAnswer(exchange.input.text(Input.ANSWER));
        return fault == null && none && asksAnswer(exchange) ? exchange.text("error.malformedAnswerGiven") : fault;
    }

    /** What a change asks for beside the code: this, and the answer where a question is set. */
    public Change beside(Exchange exchange, Change change) {
        Change asking = asks(exchange) ? change.withPassword() : change;
        return asking.withQuestion(answer.question(exchange).orElse(null));
    }

    /** Whether an answer is asked of this account beside its password. */
    boolean asksAnswer(Exchange exchange) {
        return answer.question(exchange).isPresent();
    }

    /**
     * Checks the field {@code password}.
     *
     * @param wrong the key of the sentence for a password that did not match
     * @return empty where it did
     */
    public Optional<Rejection> refusal(Exchange exchange, String wrong) {
        return refusal(exchange, () -> right(exchange), wrong);
    }

    /** Checks the password and, where a question is set, its answer: one try for both. */
    public Optional<Rejection> refusalWithAnswer(Exchange exchange, String wrong) {
        if (!asksAnswer(exchange)) {
            return refusal(exchange, wrong);
        }
        // Both are looked at whatever the first one gives, so that the time does not tell which was wrong.
        return refusal(exchange, () -> right(exchange) & answer.right(exchange), "error.passwordOrAnswer");
    }

    private boolean right(Exchange exchange) {
        return readings.of(exchange.input.text(Input.PASSWORD)).stream()
                .anyMatch(exchange.requestContext.login()::isPassword);
    }

    private Optional<Rejection> refusal(Exchange exchange, BooleanSupplier right, String wrong) {
        if (!asks(exchange)) {
            return Optional.empty();
        }
        Verification verification = check.verify(exchange.account(), right, exchange.requestOrigin());
        return verification.accepted()
                ? Optional.empty()
                : Optional.of(Rejection.of(exchange, verification, wrong).in(Input.PASSWORD));
    }
}
