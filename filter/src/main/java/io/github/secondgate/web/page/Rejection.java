package io.github.secondgate.web.page;

import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.view.Alert;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** A check that did not accept, as status, problem name and sentence. */
public final class Rejection {
    private static final List<String> CODES =
            Arrays.asList("error.code", "error.sentCode", "error.recoveryCode", "error.rescueCode");

    /** Nothing was rejected: its form is shown as it was filled in. */
    public static final Rejection NONE = because(HttpServletResponse.SC_OK, null, null);

    public final int status;
    public final String problem;
    public final String sentence;
    /** Why, where the account's history tells it; else null. */
    public final String hint;
    /** How long no code of any kind that is throttled is looked at; else zero. */
    public final Duration wait;

    public final boolean locked;
    /** The app whose code it is, where it is another one's than the chosen; else null. */
    public final String otherApp;

    private final Told told;
    private final String field;

    private Rejection(int status, String problem, String sentence, Told told) {
        this(status, problem, sentence, told, null);
    }

    private Rejection(int status, String problem, String sentence, Told told, String field) {
        this.status = status;
        this.problem = problem;
        this.sentence = sentence;
        this.hint = told.hint;
        this.wait = told.wait;
        this.locked = told.locked;
        this.otherApp = told.otherApp;
        this.told = told;
        this.field = field;
    }

    /** What is told beside the sentence. */
    private static final class Told {
        private String hint;
        private String nextStep;
        private Duration wait = Duration.ZERO;
        private boolean locked;
        private String otherApp;
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

    /** What a person is told who comes while no code is looked at; empty where codes are. */
    private static Optional<Rejection> onArrival(Exchange exchange, Throttle.Wait wait) {
        if (wait.over()) {
            return Optional.empty();
        }
        return Optional.of(wait.locked() ? ended(exchange) : waiting(exchange, wait.retryAfter()));
    }

    public static Rejection locked(Exchange exchange) {
        exchange.answers.retryAfter(Reply.NOT_BEFORE_HELP);
        return ended(exchange);
    }

    private static Rejection ended(Exchange exchange) {
        Told told = new Told();
        told.locked = true;
        return new Rejection(Reply.TOO_MANY, "throttled", exchange.text("error.locked"), told);
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
        return new Rejection(status, problem, sentence, new Told());
    }

    /** Well formed, but it does not fit how things stand. */
    public static Rejection conflict(String problem, String sentence) {
        return because(HttpServletResponse.SC_CONFLICT, problem, sentence);
    }

    public static Rejection throttled(Exchange exchange, Duration retryAfter) {
        exchange.answers.retryAfter(retryAfter);
        return waiting(exchange, retryAfter);
    }

    private static Rejection waiting(Exchange exchange, Duration retryAfter) {
        String sentence = exchange.text("error.throttled", exchange.words.duration(retryAfter));
        Told told = new Told();
        told.wait = retryAfter;
        return new Rejection(Reply.TOO_MANY, "throttled", sentence, told);
    }

    /** The person did nothing wrong, and waiting is the last of the ways out. */
    private static Rejection serverClock(Exchange exchange, Verification verification) {
        exchange.answers.retryAfter(verification.retryAfter());
        String sentence = exchange.text("error.serverClock", exchange.words.duration(verification.retryAfter()));
        Told told = new Told();
        told.hint = Hints.of(exchange, verification.diagnosis());
        return new Rejection(Reply.TOO_MANY, "throttled", sentence, told);
    }

    /** @param key of the sentence; that of what a person does next is the same with {@code .next}, where it is a code's */
    public static Rejection wrong(Exchange exchange, String key, Diagnosis cause) {
        Told told = new Told();
        told.hint =
                key.equals("error.recoveryCode") ? Hints.ofRecoveryCode(exchange, cause) : Hints.of(exchange, cause);
        told.nextStep = CODES.contains(key) ? exchange.text(key + ".next") : null;
        told.otherApp = cause == null ? null : cause.app();
        return new Rejection(Reply.UNPROCESSABLE, "no-match", exchange.text(key), told);
    }

    public static Rejection malformed(String sentence) {
        return because(HttpServletResponse.SC_BAD_REQUEST, "bad-request", sentence);
    }

    /** For a person: the sentence, and below it the hint where the cause is known, or else what to do next. */
    public Alert alert() {
        return new Alert(sentence, hint == null ? told.nextStep : hint)
                .in(field)
                .until(wait);
    }

    /** The same, of what was typed into the field of that name. */
    public Rejection in(String name) {
        return new Rejection(status, problem, sentence, told, name);
    }

    /** The same sentence beside the hint of another one, or beside none. */
    public Alert alert(String otherHint) {
        return new Alert(sentence, otherHint).until(wait);
    }

    /** For a script: the sentence and, where the cause is known, the hint after it. */
    public String detail() {
        return hint == null ? sentence : sentence + ". " + hint;
    }

    public boolean throttled() {
        return status == Reply.TOO_MANY;
    }

    /** Why no code is looked at now: this one, or what the owner of the account has to wait for anyway; null where codes are. */
    public Rejection closing(Exchange exchange, AccountFacts facts) {
        return closesCodes()
                ? this
                : onArrival(exchange, facts.waitForCodes(exchange.services.clock.instant()))
                        .orElse(null);
    }

    /** Whether no code is looked at now, but for those that stand in for a factor. */
    public boolean closesCodes() {
        return locked || !wait.isZero();
    }
}
