package io.github.secondgate.web.admin.rescue;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.view.LocalizedText;
import java.time.Duration;
import java.time.Instant;

/** The code, shown once. Immutable. */
public final class IssuedCode {
    final String person;
    final String code;
    final String expiresAt;
    final long seconds;
    /** Until when a day pass lets in; null for a rescue. */
    final String dayPass;

    private final Instant expires;
    private final Instant end;

    public IssuedCode(Rescue rescue, DayPass dayPass, Instant now, LocalizedText words) {
        this.person = rescue.account();
        this.code = rescue.code();
        this.expires = rescue.expiresAt();
        this.end = rescue.endsAt();
        this.dayPass = end == null ? null : words.text("admin.rescue.issued.dayPass", dayPass.time());
        this.expiresAt = words.moment(expires);
        this.seconds = Duration.between(now, expires).getSeconds();
    }

    /** Tells it a script. */
    public void tell(JsonObject answer) {
        answer.put("account", person);
        answer.put("code", code);
        answer.put("expiresAt", expires.toString());
        if (end != null) {
            answer.put("endsAt", end.toString());
        }
    }
}
