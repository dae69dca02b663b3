package io.github.secondgate.web.reauth;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.servlet.http.HttpServletResponse;

/**
 * Where so far only the password stands, whoever stole it could enrol in the owner's place. With this guard the first
 * set-up also asks for a code that is sent to the registered e-mail address. A code opens it for ten minutes in the session
 * that asked, so that a set-up begun again needs no second mail.
 */
public final class FirstEnrolmentGuard {
    private static final SessionAttribute<Instant> OPENED = SessionAttribute.moment("firstSetUp");
    private static final Duration OPEN = Duration.ofMinutes(10);

    private final SentCodeOptions options;
    private final boolean on;

    /** @param on without it, nothing more than the password is asked for */
    public FirstEnrolmentGuard(SentCodeOptions options, boolean on) {
        this.options = options;
        this.on = on;
    }

    public boolean on() {
        return on;
    }

    /** Whether a first set-up may go on in this session. */
    public boolean passed(Exchange exchange) {
        if (!on) {
            return true;
        }
        Instant opened = OPENED.of(exchange.session(), exchange.account());
        Instant now = exchange.services.clock.instant();
        return opened != null && !opened.isAfter(now) && now.isBefore(opened.plus(OPEN));
    }

    /** The code that a set-up asks for; null where it asks for none. */
    public SentCode code(Exchange exchange) {
        return passed(exchange) ? null : options.code(exchange, Channel.EMAIL, CodePurpose.FIRST_SET_UP);
    }

    /** Says that a set-up has to begin with the code. */
    public void refuse(Exchange exchange) throws IOException {
        exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "forbidden", exchange.text("guard.first"));
    }

    /** What is malformed about the code that came with the wish to begin, if one came. */
    public String fault(Exchange exchange) {
        boolean malformed = on && exchange.input.has(Input.CODE) && exchange.input.appCode() == null;
        return malformed ? exchange.text("error.malformedSentCode", Channel.EMAIL.digits()) : null;
    }

    /**
     * Whether the set-up may begin; where not, a code was sent or refused, and that has been answered.
     *
     * @param form shown again where something is wrong
     */
    public boolean require(Exchange exchange, Form form) throws IOException {
        if (passed(exchange)) {
            return true;
        }
        SentCodes codes = options.codes;
        if (!exchange.input.has(Input.CODE)) {
            sent(
                    exchange,
                    form,
                    codes.send(exchange.account(), Channel.EMAIL, CodePurpose.FIRST_SET_UP, exchange.requestOrigin()));
            return false;
        }
        Verification verification =
                codes.verifyFirstSetUp(exchange.account(), exchange.input.appCode(), exchange.requestOrigin());
        if (verification.accepted()) {
            open(exchange);
            return true;
        }
        form.refuse(exchange, Rejection.of(exchange, verification, "error.sentCode"));
        return false;
    }

    private static void open(Exchange exchange) {
        OPENED.keep(exchange.session(), exchange.account(), exchange.services.clock.instant());
    }

    private static void sent(Exchange exchange, Form form, SendResult sending) throws IOException {
        if (sending.outcome() == SendResult.Outcome.NO_DESTINATION) {
            String sentence = exchange.text("guard.noAddress");
            form.refuse(exchange, Rejection.because(HttpServletResponse.SC_FORBIDDEN, "no-destination", sentence));
        } else if (!sending.sent()) {
            form.refuse(exchange, SendRejection.of(exchange, sending));
        } else if (exchange.json) {
            JsonObject answer = SendRejection.json(sending);
            answer.put("csrf", exchange.csrf());
            exchange.answers.json(HttpServletResponse.SC_ACCEPTED, answer);
        } else {
            // The code is on its way, so the page must not take this for a person who came back to give up.
            exchange.answers.seeOther(exchange.base());
        }
    }
}
