package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.view.QrSvg;
import io.github.secondgate.web.page.Exchange;
import java.util.HashMap;
import java.util.Map;

/** The part of the settings page that shows a set-up and asks for its first code. */
final class PendingCard {
    private PendingCard() {}

    /** @param beside whether the account has a factor to work with besides */
    static Map<String, Object> model(Exchange exchange, PendingEnrolment pending, boolean beside) {
        String uri = pending.uri(exchange.services.issuer);
        Map<String, Object> model = new HashMap<>();
        model.put("qrSvg", QrSvg.of(uri));
        model.put("secret", pending.setupKey());
        model.put("secretGroups", pending.setupKey().replaceAll("(.{4})(?=.)", "$1 "));
        model.put("uri", uri);
        model.put("digits", pending.digits());
        model.put("name", pending.name());
        model.put("adds", beside && pending.replaces() == null);
        model.put("changes", beside && pending.replaces() != null);
        return model;
    }

    static JsonObject json(Exchange exchange, PendingEnrolment pending) {
        JsonObject answer = new JsonObject();
        answer.put("state", "PENDING_CONFIRMATION");
        answer.put("name", pending.name());
        answer.put("secret", pending.setupKey());
        answer.put("uri", pending.uri(exchange.services.issuer));
        return answer;
    }
}
