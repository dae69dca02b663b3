package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /2fa/admin/policy}: the policy in force, in the form that changes it. */
final class PolicyPage implements Page {
    private final Policies policies;

    PolicyPage(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Policy policy = policies.newest();
        if (exchange.json) {
            JsonObject answer = json(policy);
            answer.put("csrf", exchange.csrf());
            exchange.json(HttpServletResponse.SC_OK, answer);
            return;
        }
        Map<String, Object> model = PolicyForm.model(exchange, policy);
        model.put("notice", Notice.take(exchange).sentence);
        show(exchange, HttpServletResponse.SC_OK, model, policy);
    }

    static void show(Exchange exchange, int status, Map<String, Object> model, Policy inForce) throws IOException {
        boolean changed = inForce.version() > 0;
        model.put("changedBy", changed ? inForce.changedBy() : null);
        model.put("changedOn", changed ? exchange.words.moment(inForce.changedAt()) : null);
        model.put("inPolicy", true);
        exchange.page(status, "admin-policy", model);
    }

    static JsonObject json(Policy policy) {
        JsonObject answer = new JsonObject();
        answer.put("version", policy.version());
        answer.put("require", policy.requirement().name().toLowerCase(Locale.ROOT));
        answer.put("roles", new JsonArray(policy.roles()));
        answer.put("graceDays", policy.grace().toDays());
        answer.put(
                "graceEndsAt",
                policy.graceEnd() == null ? null : policy.graceEnd().toString());
        answer.put("methods", new JsonArray(policy.methods().keys()));
        answer.put("changedBy", policy.changedBy());
        answer.put(
                "changedAt",
                policy.changedAt() == null ? null : policy.changedAt().toString());
        return answer;
    }
}
