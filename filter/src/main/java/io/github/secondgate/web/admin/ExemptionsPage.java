package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.secondfactor.policy.Exemption;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET /2fa/admin/exemptions}: who granted what until when; {@code POST /2fa/admin/exemptions/ID/end} ends one, with
 * a fresh second factor.
 */
final class ExemptionsPage implements Page {
    private final Exemptions exemptions;
    private final FreshFactor fresh;

    ExemptionsPage(Exemptions exemptions, FreshFactor fresh) {
        this.exemptions = exemptions;
        this.fresh = fresh;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.input != null) {
            end(exchange);
        } else {
            int page = new Query(exchange.request).page(Exemptions.MOST_PAGES);
            if (page < 0) {
                exchange.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request");
            } else if (exchange.json) {
                json(exchange, page);
            } else {
                Map<String, Object> more = new HashMap<>();
                more.put("notice", Notice.take(exchange).sentence);
                show(exchange, HttpServletResponse.SC_OK, page, more);
            }
        }
    }

    private void end(Exchange exchange) throws IOException {
        if (!fresh.require(exchange, exchange.base() + "/admin/exemptions", this::redisplay)) {
            return;
        }
        if (!exemptions.end(exchange.named, exchange.account(), exchange.requestOrigin())) {
            exchange.conflict();
        } else {
            exchange.done(exchange.text("admin.exemption.ended"), exchange.base() + "/admin/exemptions");
        }
    }

    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        Map<String, Object> more = new HashMap<>();
        more.put("error", rejection.detail());
        show(exchange, rejection.status, 0, more);
    }

    private void json(Exchange exchange, int page) throws IOException {
        List<Exemption> found = exemptions.page(page);
        JsonArray list = new JsonArray();
        found.stream().limit(Exemptions.PAGE).forEach(one -> list.add(json(exchange, one)));
        JsonObject answer = new JsonObject();
        answer.put("exemptions", list);
        answer.put("page", page);
        answer.put("more", found.size() > Exemptions.PAGE);
        exchange.answer(answer);
    }

    private static JsonObject json(Exchange exchange, Exemption one) {
        JsonObject answer = new JsonObject();
        answer.put("id", one.id());
        answer.put("account", one.account());
        answer.put("reason", one.reason());
        answer.put("grantedBy", one.grantedBy());
        answer.put("grantedAt", one.grantedAt().toString());
        answer.put("until", one.until().toString());
        answer.put("endedAt", one.endedAt() == null ? null : one.endedAt().toString());
        answer.put("runs", one.runs(exchange.services.clock.instant()));
        return answer;
    }

    private void show(Exchange exchange, int status, int page, Map<String, Object> model) throws IOException {
        List<Exemption> found = exemptions.page(page);
        List<Map<String, Object>> rows = new ArrayList<>();
        found.stream().limit(Exemptions.PAGE).forEach(one -> rows.add(row(exchange, one, rows.size())));
        String address = exchange.base() + "/admin/exemptions";
        model.put("inExemptions", true);
        model.put("exemptions", rows);
        model.put("nobody", rows.isEmpty());
        model.put("needsCode", !exchange.fresh());
        model.put("digits", exchange.services.digits);
        model.put("newerHref", page == 0 ? null : new Link(address).with("page", page - 1));
        model.put("olderHref", found.size() > Exemptions.PAGE ? new Link(address).with("page", page + 1) : null);
        exchange.page(status, "admin-exemptions", model);
    }

    private static Map<String, Object> row(Exchange exchange, Exemption one, int number) {
        Instant now = exchange.services.clock.instant();
        Map<String, Object> row = new HashMap<>();
        row.put("id", one.id());
        row.put("number", number);
        row.put("person", one.account());
        row.put("personHref", PersonView.address(exchange, one.account()));
        row.put("reason", one.reason());
        row.put("grantedBy", one.grantedBy());
        row.put("grantedOn", exchange.words.day(one.grantedAt()));
        row.put("until", exchange.words.moment(one.until()));
        row.put("endedOn", one.endedAt() == null ? null : exchange.words.day(one.endedAt()));
        row.put("runs", one.runs(now));
        return row;
    }
}
