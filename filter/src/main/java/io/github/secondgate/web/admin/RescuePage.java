package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET} and {@code POST /2fa/admin/rescues}: the agent gives the phrase and a reason, and a fresh second factor, and
 * sees the code once.
 */
final class RescuePage implements Page {
    private final Rescues rescues;
    private final FreshFactor fresh;

    RescuePage(Rescues rescues, FreshFactor fresh) {
        this.rescues = rescues;
        this.fresh = fresh;
    }

    @Override
    public Fields fields() {
        return Fields.of(PersonChange.REASON);
    }

    @Override
    public String fault(Exchange exchange) {
        if (!exchange.input.has(Input.PHRASE)) {
            return exchange.text("admin.rescue.error.phrase");
        }
        return PersonChange.usable(reason(exchange)) ? null : exchange.text("admin.error.reason");
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        redisplay(exchange, Rejection.malformed(fault));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.input == null) {
            form(exchange);
        } else if (fresh.require(exchange, exchange.base() + "/admin/rescues", RescuePage::redisplay)) {
            Rescue rescue = rescues.issue(
                    exchange.input.text(Input.PHRASE), exchange.account(), reason(exchange), exchange.requestOrigin());
            if (rescue.outcome() == Rescue.Outcome.ISSUED) {
                issued(exchange, rescue);
            } else {
                refused(exchange, rescue.outcome());
            }
        }
    }

    private static void form(Exchange exchange) throws IOException {
        if (exchange.json) {
            JsonObject answer = new JsonObject();
            exchange.answer(answer);
        } else {
            show(exchange, HttpServletResponse.SC_OK, new HashMap<>());
        }
    }

    private static void issued(Exchange exchange, Rescue rescue) throws IOException {
        if (exchange.json) {
            JsonObject answer = new JsonObject();
            answer.put("account", rescue.account());
            answer.put("code", rescue.code());
            answer.put("expiresAt", rescue.expiresAt().toString());
            exchange.answer(answer);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("person", rescue.account());
        model.put("code", rescue.code());
        model.put("expiresAt", exchange.words.moment(rescue.expiresAt()));
        show(exchange, HttpServletResponse.SC_OK, model);
    }

    private static void refused(Exchange exchange, Rescue.Outcome outcome) throws IOException {
        boolean own = outcome == Rescue.Outcome.OWN_ACCOUNT;
        int status = own ? HttpServletResponse.SC_FORBIDDEN : Reply.UNPROCESSABLE;
        String sentence = exchange.text("admin.rescue.error." + outcome);
        Form form = RescuePage::redisplay;
        form.refuse(exchange, Rejection.because(status, own ? "forbidden" : "no-match", sentence));
    }

    private static void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("error", rejection.sentence);
        model.put("hint", rejection.hint);
        model.put("phrase", exchange.input.text(Input.PHRASE));
        model.put(PersonChange.REASON, reason(exchange));
        show(exchange, rejection.status, model);
    }

    private static void show(Exchange exchange, int status, Map<String, Object> model) throws IOException {
        model.put("inRescue", true);
        model.put("needsCode", !exchange.fresh());
        model.put("digits", exchange.services.digits);
        exchange.page(status, "admin-rescue", model);
    }

    private static String reason(Exchange exchange) {
        return exchange.input.text(PersonChange.REASON).trim();
    }
}
