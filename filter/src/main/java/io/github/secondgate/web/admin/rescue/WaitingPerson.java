package io.github.secondgate.web.admin.rescue;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.helpdesk.Caller;
import io.github.secondgate.view.LocalizedText;
import java.time.Duration;
import java.time.Instant;

/** Who waits, as the agent compares it with what they hear. Immutable. */
public final class WaitingPerson {
    final String name;
    final String browser;
    final String address;
    final String askedAgo;
    final String phone;
    private final Instant askedAt;

    /** @param phone as far as it may be shown; or null */
    public WaitingPerson(Caller caller, String phone, Instant now, LocalizedText words) {
        this.name = caller.account();
        this.browser = caller.browser() == null ? words.text("browser.unknown") : caller.browser();
        this.address = caller.address();
        this.askedAt = caller.askedAt();
        this.askedAgo = words.text("admin.rescue.ago", words.duration(Duration.between(askedAt, now)));
        this.phone = phone;
    }

    /** Tells it a script. */
    public void tell(JsonObject answer) {
        answer.put("account", name);
        answer.put("browser", browser);
        answer.put("address", address);
        answer.put("askedAt", askedAt.toString());
        answer.put("phone", phone);
    }
}
