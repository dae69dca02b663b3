package io.github.secondgate.web.reauth;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.sentcode.Sending;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Refused;
import java.time.Duration;
import javax.servlet.http.HttpServletResponse;

/** What a person or a script is told after asking for a code. */
public final class NotSent {
    private static final Duration NOT_BEFORE_HELP = Duration.ofHours(1);

    private NotSent() {}

    /** Where and until when a code can be entered, for a script. */
    public static JsonObject json(Sending sending) {
        JsonObject answer = new JsonObject();
        answer.put("to", sending.to());
        answer.put("expiresAt", sending.expiresAt().toString());
        answer.put("resendAt", sending.resendAt().toString());
        return answer;
    }

    /** Why none was sent. Sets {@code Retry-After} where it belongs. */
    public static Refused of(Call call, Sending sending) {
        switch (sending.outcome()) {
            case TOO_OFTEN:
                call.retryAfter(sending.retryAfter());
                return refused(
                        call, Reply.TOO_MANY, "throttled", "sent.tooOften", call.words.duration(sending.retryAfter()));
            case THROTTLED:
                return Refused.throttled(call, sending.retryAfter());
            case LOCKED:
                return Refused.locked(call);
            case BUDGET_SPENT:
                call.retryAfter(NOT_BEFORE_HELP);
                return refused(call, Reply.TOO_MANY, "throttled", "sent.budget");
            case NO_DESTINATION:
                return refused(call, HttpServletResponse.SC_CONFLICT, "no-destination", "problem.no-destination");
            case ADDRESS_CHANGED:
                return refused(call, HttpServletResponse.SC_CONFLICT, "address-changed", "problem.address-changed");
            case WEAKER:
                return Refused.weaker(call);
            case NOT_SENT:
                return refused(call, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable", "problem.unavailable");
            default:
                return refused(call, HttpServletResponse.SC_CONFLICT, "conflict", "problem.conflict");
        }
    }

    private static Refused refused(Call call, int status, String problem, String key, Object... arguments) {
        return Refused.because(status, problem, call.text(key, arguments));
    }
}
