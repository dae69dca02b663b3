package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
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
    public String fault(Call call) {
        if (!call.input.has(Input.PHRASE)) {
            return call.text("admin.rescue.error.phrase");
        }
        return PersonChange.usable(reason(call)) ? null : call.text("admin.error.reason");
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        if (call.input == null) {
            form(call);
        } else if (fresh.ensured(call, call.base() + "/admin/rescues", RescuePage::again)) {
            Rescue rescue = rescues.issue(call.input.text(Input.PHRASE), call.account(), reason(call), call.attempt());
            if (rescue.outcome() == Rescue.Outcome.ISSUED) {
                issued(call, rescue);
            } else {
                refused(call, rescue.outcome());
            }
        }
    }

    private static void form(Call call) throws IOException {
        if (call.json) {
            JsonObject answer = new JsonObject();
            call.answer(answer);
        } else {
            show(call, HttpServletResponse.SC_OK, new HashMap<>());
        }
    }

    private static void issued(Call call, Rescue rescue) throws IOException {
        if (call.json) {
            JsonObject answer = new JsonObject();
            answer.put("account", rescue.account());
            answer.put("code", rescue.code());
            answer.put("expiresAt", rescue.expiresAt().toString());
            call.answer(answer);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("person", rescue.account());
        model.put("code", rescue.code());
        model.put("expiresAt", call.words.moment(rescue.expiresAt()));
        show(call, HttpServletResponse.SC_OK, model);
    }

    private static void refused(Call call, Rescue.Outcome outcome) throws IOException {
        boolean own = outcome == Rescue.Outcome.OWN_ACCOUNT;
        int status = own ? HttpServletResponse.SC_FORBIDDEN : Reply.UNPROCESSABLE;
        String sentence = call.text("admin.rescue.error." + outcome);
        Form form = RescuePage::again;
        form.refuse(call, Refused.because(status, own ? "forbidden" : "no-match", sentence));
    }

    private static void again(Call call, Refused refused) throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("error", refused.sentence);
        model.put("hint", refused.hint);
        model.put("phrase", call.input.text(Input.PHRASE));
        model.put(PersonChange.REASON, reason(call));
        show(call, refused.status, model);
    }

    private static void show(Call call, int status, Map<String, Object> model) throws IOException {
        model.put("inRescue", true);
        model.put("needsCode", !call.fresh());
        model.put("digits", call.front.digits);
        call.page(status, "admin-rescue", model);
    }

    private static String reason(Call call) {
        return call.input.text(PersonChange.REASON).trim();
    }
}
