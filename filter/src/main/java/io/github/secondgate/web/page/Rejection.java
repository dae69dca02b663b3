package io.github.secondgate.web.page;

import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.view.Alert;
import java.time.Duration;
import javax.servlet.http.HttpServletResponse;

/** A check that did not accept, as status, problem name and sentence. */
public final class Rejection {
    public final int status;
    public final String problem;
    public final String sentence;
    public final String hint;
    public final boolean locked;
    /** The app whose code it is, where it is another one's than the chosen; else null. */
    public final String otherApp;

    private Rejection(int status, String problem, String sentence, String hint) {
        this(status, problem, sentence, hint, false, null);
    }

    private Rejection(int status, String problem, String sentence, String hint, boolean locked, String otherApp) {
        this.status = status;
        this.problem = problem;
        this.sentence = sentence;
        this.hint = hint;
        this.locked = locked;
        this.otherApp = otherApp;
    }

    /**
     * Sets {@code Retry-After} where it belongs.
     *
     * @param wrong the key of the sentence for a value that did not match
     */
    public static Rejection of(Exchange exchange, Verification verification, String wrong) {
        switch (verification.outcome()) {
            case THROTTLED:
                return verification.diagnosis() == null
                        ? throttled(exchange, verification.retryAfter())
                        : serverClock(exchange, verification);
            case LOCKED:
                return locked(exchange);
            case WEAKER:
                return weaker(exchange);
            case REJECTED:
            case REPLAYED:
                return wrong(exchange, wrong, verification.diagnosis());
            case UNKNOWN_APP:
                return conflict("conflict", exchange.text("error.unknownApp"));
            default:
                return conflict("conflict", exchange.text("problem.conflict"));
        }
    }

    public static Rejection locked(Exchange exchange) {
        exchange.answers.retryAfter(Reply.NOT_BEFORE_HELP);
        return new Rejection(Reply.TOO_MANY, "throttled", exchange.text("error.locked"), null, true, null);
    }

    /** A weaker method than the account has was wanted, and the rule does not allow it. */
    public static Rejection weaker(Exchange exchange) {
        return because(HttpServletResponse.SC_FORBIDDEN, "weaker-method", exchange.text("problem.weaker-method"));
    }

    /** A method was to be set up that the policy does not offer. */
    public static Rejection notOffered(Exchange exchange) {
        return conflict("conflict", exchange.text("sent.notOffered"));
    }

    public static Rejection because(int status, String problem, String sentence) {
        return new Rejection(status, problem, sentence, null);
    }

    /** Well formed, but it does not fit how things stand. */
    public static Rejection conflict(String problem, String sentence) {
        return because(HttpServletResponse.SC_CONFLICT, problem, sentence);
    }

    public static Rejection throttled(Exchange exchange, Duration retryAfter) {
        exchange.answers.retryAfter(retryAfter);
        String sentence = exchange.text("error.throttled", exchange.words.duration(retryAfter));
        return new Rejection(Reply.TOO_MANY, "throttled", sentence, null);
    }

    /** The person did nothing wrong, and waiting is the last of the ways out. */
    private static Rejection serverClock(Exchange exchange, Verification verification) {
        exchange.answers.retryAfter(verification.retryAfter());
        String sentence = exchange.text("error.serverClock", exchange.words.duration(verification.retryAfter()));
        return new Rejection(Reply.TOO_MANY, "throttled", sentence, Hints.of(exchange, verification.diagnosis()));
    }

    public static Rejection wrong(Exchange exchange, String key, Diagnosis cause) {
        String otherApp = cause == null ? null : cause.app();
        return new Rejection(
                Reply.UNPROCESSABLE, "no-match", exchange.text(key), Hints.of(exchange, cause), false, otherApp);
    }

    public static Rejection malformed(String sentence) {
        return new Rejection(HttpServletResponse.SC_BAD_REQUEST, "bad-request", sentence, null);
    }

    /** For a person: the sentence and, where the cause is known, the hint below it. */
    public Alert alert() {
        return new Alert(sentence, hint);
    }

    /** For a script: the sentence and, where the cause is known, the hint after it. */
    public String detail() {
        return hint == null ? sentence : sentence + ". " + hint;
    }

    public boolean throttled() {
        return status == Reply.TOO_MANY;
    }
}
