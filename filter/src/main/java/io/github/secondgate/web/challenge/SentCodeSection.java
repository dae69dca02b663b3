package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.reauth.SentCode;
import java.util.Objects;

/** The part of the challenge for a code by e-mail or SMS. Immutable. */
final class SentCodeSection extends SentCode implements Section {
    final String key;
    final String heading;
    final String elsewhere;
    final boolean inCode;
    final boolean focusCode;
    final String error;
    final String hint;

    /**
     * @param key of the channel
     * @param elsewhere why none is sent where the application names another address than the verified one; else null
     */
    SentCodeSection(String key, String heading, SentCode code, String elsewhere) {
        this(key, heading, code, elsewhere, Alert.NONE);
    }

    private SentCodeSection(String key, String heading, SentCode code, String elsewhere, Alert alert) {
        super(code, code.waiting);
        this.key = Objects.requireNonNull(key);
        this.heading = Objects.requireNonNull(heading);
        this.elsewhere = elsewhere;
        this.inCode = alert.sentence != null && code.waiting && arrives();
        this.focusCode = inCode || alert.sentence == null && code.waiting;
        this.error = alert.sentence;
        this.hint = alert.hint;
    }

    /** Whether a code that is sent can arrive. */
    boolean arrives() {
        return elsewhere == null && !unreachable;
    }

    @Override
    public String template() {
        return "sent";
    }

    @Override
    public boolean failed() {
        return error != null;
    }

    @Override
    public void state(JsonObject answer) {
        if (elsewhere == null) {
            answer.getArray("methods").add(key);
        }
    }

    /** A code was sent, and is to be entered. */
    @Override
    public boolean focused() {
        return failed() || waiting;
    }

    /** The same, with what went wrong. */
    SentCodeSection refused(Alert alert) {
        return new SentCodeSection(key, heading, this, elsewhere, alert);
    }
}
