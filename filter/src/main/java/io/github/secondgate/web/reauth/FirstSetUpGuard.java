package io.github.secondgate.web.reauth;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Kept;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.Sending;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/**
 * Where so far only the password stands, whoever stole it could enrol in the owner's place. With this guard the first
 * set-up also asks for a code that is sent to the registered e-mail address. A code opens it for ten minutes in the session
 * that asked, so that a set-up begun again needs no second mail.
 */
public final class FirstSetUpGuard {
    private static final Kept OPENED = new Kept("firstSetUp", 1);
    private static final Duration OPEN = Duration.ofMinutes(10);

    private final SentWays ways;
    private final boolean on;

    /** @param on without it, nothing more than the password is asked for */
    public FirstSetUpGuard(SentWays ways, boolean on) {
        this.ways = ways;
        this.on = on;
    }

    public boolean on() {
        return on;
    }

    /** Whether a first set-up may go on in this session. */
    public boolean passed(Call call) {
        if (!on) {
            return true;
        }
        String[] opened = OPENED.of(call.session(), call.account());
        if (opened == null) {
            return false;
        }
        long since = Long.parseLong(opened[0]);
        long now = call.front.clock.millis();
        return since <= now && now - since < OPEN.toMillis();
    }

    /** The part of the page that asks for the code; null where none is asked for. */
    public Map<String, Object> model(Call call) {
        return passed(call) ? null : ways.pending(call, Channel.EMAIL, CodePurpose.FIRST_SET_UP);
    }

    /** Says that a set-up has to begin with the code. */
    public void refuse(Call call) throws IOException {
        call.refuse(HttpServletResponse.SC_FORBIDDEN, "forbidden", call.text("guard.first"));
    }

    /** What is malformed about the code that came with the wish to begin, if one came. */
    public String fault(Call call) {
        boolean malformed = on && call.input.has(Input.CODE) && call.input.appCode() == null;
        return malformed ? call.text("error.malformedSentCode", Channel.EMAIL.digits()) : null;
    }

    /**
     * Whether the set-up may begin; where not, a code was sent or refused, and that has been answered.
     *
     * @param form shown again where something is wrong
     */
    public boolean ensured(Call call, Form form) throws IOException {
        if (passed(call)) {
            return true;
        }
        SentCodes codes = ways.codes;
        if (!call.input.has(Input.CODE)) {
            sent(call, form, codes.send(call.account(), Channel.EMAIL, CodePurpose.FIRST_SET_UP, call.attempt()));
            return false;
        }
        Verification verification = codes.verify(
                call.account(), Channel.EMAIL, CodePurpose.FIRST_SET_UP, call.input.appCode(), call.attempt());
        if (verification.accepted()) {
            open(call);
            return true;
        }
        form.refuse(call, Refused.of(call, verification, "error.code"));
        return false;
    }

    private static void open(Call call) {
        OPENED.keep(call.session(), call.account(), Long.toString(call.front.clock.millis()));
    }

    private static void sent(Call call, Form form, Sending sending) throws IOException {
        if (sending.outcome() == Sending.Outcome.NO_DESTINATION) {
            String sentence = call.text("guard.noAddress");
            form.refuse(call, Refused.because(HttpServletResponse.SC_FORBIDDEN, "no-destination", sentence));
        } else if (!sending.sent()) {
            form.refuse(call, NotSent.of(call, sending));
        } else if (call.json) {
            JsonObject answer = NotSent.json(sending);
            answer.put("csrf", call.csrf());
            call.json(HttpServletResponse.SC_ACCEPTED, answer);
        } else {
            // The code is on its way, so the page must not take this for a person who came back to give up.
            call.seeOther(call.base());
        }
    }
}
