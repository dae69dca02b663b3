package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.secondfactor.policy.Exemption;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
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
    public void serve(Call call) throws IOException {
        if (call.input != null) {
            end(call);
        } else {
            int page = new Query(call.request).page(Exemptions.MOST_PAGES);
            if (page < 0) {
                call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request");
            } else if (call.json) {
                json(call, page);
            } else {
                Map<String, Object> more = new HashMap<>();
                more.put("notice", Notice.take(call).sentence);
                show(call, HttpServletResponse.SC_OK, page, more);
            }
        }
    }

    private void end(Call call) throws IOException {
        if (!fresh.ensured(call, call.base() + "/admin/exemptions", this::again)) {
            return;
        }
        if (!exemptions.end(call.named, call.account(), call.attempt())) {
            call.conflict();
        } else {
            call.done(call.text("admin.exemption.ended"), call.base() + "/admin/exemptions");
        }
    }

    private void again(Call call, Refused refused) throws IOException {
        Map<String, Object> more = new HashMap<>();
        more.put("error", refused.detail());
        show(call, refused.status, 0, more);
    }

    private void json(Call call, int page) throws IOException {
        List<Exemption> found = exemptions.page(page);
        JsonArray list = new JsonArray();
        found.stream().limit(Exemptions.PAGE).forEach(one -> list.add(json(call, one)));
        JsonObject answer = new JsonObject();
        answer.put("exemptions", list);
        answer.put("page", page);
        answer.put("more", found.size() > Exemptions.PAGE);
        call.answer(answer);
    }

    private static JsonObject json(Call call, Exemption one) {
        JsonObject answer = new JsonObject();
        answer.put("id", one.id());
        answer.put("account", one.account());
        answer.put("reason", one.reason());
        answer.put("grantedBy", one.grantedBy());
        answer.put("grantedAt", one.grantedAt().toString());
        answer.put("until", one.until().toString());
        answer.put("endedAt", one.endedAt() == null ? null : one.endedAt().toString());
        answer.put("runs", one.runs(call.front.clock.instant()));
        return answer;
    }

    private void show(Call call, int status, int page, Map<String, Object> model) throws IOException {
        List<Exemption> found = exemptions.page(page);
        List<Map<String, Object>> rows = new ArrayList<>();
        found.stream().limit(Exemptions.PAGE).forEach(one -> rows.add(row(call, one, rows.size())));
        String address = call.base() + "/admin/exemptions";
        model.put("inExemptions", true);
        model.put("exemptions", rows);
        model.put("nobody", rows.isEmpty());
        model.put("needsCode", !call.fresh());
        model.put("digits", call.front.digits);
        model.put("newerHref", page == 0 ? null : new Link(address).with("page", page - 1));
        model.put("olderHref", found.size() > Exemptions.PAGE ? new Link(address).with("page", page + 1) : null);
        call.page(status, "admin-exemptions", model);
    }

    private static Map<String, Object> row(Call call, Exemption one, int number) {
        Instant now = call.front.clock.instant();
        Map<String, Object> row = new HashMap<>();
        row.put("id", one.id());
        row.put("number", number);
        row.put("person", one.account());
        row.put("personHref", PersonView.address(call, one.account()));
        row.put("reason", one.reason());
        row.put("grantedBy", one.grantedBy());
        row.put("grantedOn", call.words.day(one.grantedAt()));
        row.put("until", call.words.moment(one.until()));
        row.put("endedOn", one.endedAt() == null ? null : call.words.day(one.endedAt()));
        row.put("runs", one.runs(now));
        return row;
    }
}
