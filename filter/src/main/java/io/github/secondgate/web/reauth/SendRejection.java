package io.github.secondgate.web.reauth;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import javax.servlet.http.HttpServletResponse;

/** What a person or a script is told after asking for a code. */
public final class SendRejection {
    private SendRejection() {}

    /** Where and until when a code can be entered, for a script. */
    public static JsonObject json(SendResult sending) {
        JsonObject answer = new JsonObject();
        answer.put("to", sending.to());
        answer.put("expiresAt", sending.expiresAt().toString());
        answer.put("resendAt", sending.resendAt().toString());
        return answer;
    }

    /** Why none was sent. Sets {@code Retry-After} where it belongs. */
    public static Rejection of(Exchange exchange, SendResult sending) {
        switch (sending.outcome()) {
            case TOO_OFTEN:
                exchange.answers.retryAfter(sending.retryAfter());
                return refused(
                        exchange,
                        Reply.TOO_MANY,
                        "throttled",
                        "sent.tooOften",
                        exchange.words.duration(sending.retryAfter()));
            case THROTTLED:
                return Rejection.throttled(exchange, sending.retryAfter());
            case LOCKED:
                return Rejection.locked(exchange);
            case BUDGET_SPENT:
                exchange.answers.retryAfter(Reply.NOT_BEFORE_HELP);
                return refused(exchange, Reply.TOO_MANY, "throttled", "sent.budget");
            case NO_DESTINATION:
                return refused(exchange, HttpServletResponse.SC_CONFLICT, "no-destination", "problem.no-destination");
            case ADDRESS_CHANGED:
                return refused(exchange, HttpServletResponse.SC_CONFLICT, "address-changed", "problem.address-changed");
            case WEAKER:
                return Rejection.weaker(exchange);
            case NOT_SENT:
                return refused(
                        exchange, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable", "problem.unavailable");
            default:
                return refused(exchange, HttpServletResponse.SC_CONFLICT, "conflict", "problem.conflict");
        }
    }

    private static Rejection refused(Exchange exchange, int status, String problem, String key, Object... arguments) {
        return Rejection.because(status, problem, exchange.text(key, arguments));
    }
}
