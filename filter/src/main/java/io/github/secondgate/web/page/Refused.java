package io.github.secondgate.web.page;

import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.Verification;
import java.time.Duration;
import javax.servlet.http.HttpServletResponse;

/** A check that did not accept, as status, problem name and sentence. */
public final class Refused {
    private static final Duration NOT_BEFORE_HELP = Duration.ofHours(1);

    public final int status;
    public final String problem;
    public final String sentence;
    public final String hint;
    public final boolean locked;
    /** The app whose code it is, where it is another one's than the chosen; else null. */
    public final String otherApp;

    private Refused(int status, String problem, String sentence, String hint) {
        this(status, problem, sentence, hint, false, null);
    }

    private Refused(int status, String problem, String sentence, String hint, boolean locked, String otherApp) {
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
    public static Refused of(Call call, Verification verification, String wrong) {
        switch (verification.outcome()) {
            case THROTTLED:
                return verification.diagnosis() == null
                        ? throttled(call, verification.retryAfter())
                        : serverClock(call, verification);
            case LOCKED:
                return locked(call);
            case WEAKER:
                return weaker(call);
            case REJECTED:
            case REPLAYED:
                return wrong(call, wrong, verification.diagnosis());
            case UNKNOWN_APP:
                return conflict("conflict", call.text("error.unknownApp"));
            default:
                return conflict("conflict", call.text("problem.conflict"));
        }
    }

    public static Refused locked(Call call) {
        call.retryAfter(NOT_BEFORE_HELP);
        return new Refused(Reply.TOO_MANY, "throttled", call.text("error.locked"), null, true, null);
    }

    /** A weaker method than the account has was wanted, and the rule does not allow it. */
    public static Refused weaker(Call call) {
        return because(HttpServletResponse.SC_FORBIDDEN, "weaker-method", call.text("problem.weaker-method"));
    }

    /** A method was to be set up that the policy does not offer. */
    public static Refused notOffered(Call call) {
        return conflict("conflict", call.text("sent.notOffered"));
    }

    public static Refused because(int status, String problem, String sentence) {
        return new Refused(status, problem, sentence, null);
    }

    /** Well formed, but it does not fit how things stand. */
    public static Refused conflict(String problem, String sentence) {
        return because(HttpServletResponse.SC_CONFLICT, problem, sentence);
    }

    public static Refused throttled(Call call, Duration retryAfter) {
        call.retryAfter(retryAfter);
        String sentence = call.text("error.throttled", call.words.duration(retryAfter));
        return new Refused(Reply.TOO_MANY, "throttled", sentence, null);
    }

    /** The person did nothing wrong, and waiting is the last of the ways out. */
    private static Refused serverClock(Call call, Verification verification) {
        call.retryAfter(verification.retryAfter());
        String sentence = call.text("error.serverClock", call.words.duration(verification.retryAfter()));
        return new Refused(Reply.TOO_MANY, "throttled", sentence, Hints.of(call, verification.diagnosis()));
    }

    public static Refused wrong(Call call, String key, Diagnosis cause) {
        String otherApp = cause == null ? null : cause.app();
        return new Refused(Reply.UNPROCESSABLE, "no-match", call.text(key), Hints.of(call, cause), false, otherApp);
    }

    public static Refused malformed(String sentence) {
        return new Refused(HttpServletResponse.SC_BAD_REQUEST, "bad-request", sentence, null);
    }

    /** For a script: the sentence and, where the cause is known, the hint after it. */
    public String detail() {
        return hint == null ? sentence : sentence + ". " + hint;
    }

    public boolean throttled() {
        return status == Reply.TOO_MANY;
    }
}
