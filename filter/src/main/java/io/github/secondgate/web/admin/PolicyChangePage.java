package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.Demands;
import io.github.secondgate.http.Fields;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.Demand;
import io.github.secondgate.secondfactor.policy.Headcount;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.secondfactor.policy.Reach;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/admin/policy}: tells first how many accounts the policy would stop, and puts it in force when that is
 * confirmed, with a fresh second factor. Refuses a policy that would shut its own administrator out, and one that was
 * made from another than the newest.
 */
final class PolicyChangePage implements Page {
    private final Policies policies;
    private final Demands demands;
    private final Accounts accounts;
    private final Headcount headcount;
    private final FreshFactor fresh;

    PolicyChangePage(Policies policies, Demands demands, Accounts accounts, Headcount headcount, FreshFactor fresh) {
        this.policies = policies;
        this.demands = demands;
        this.accounts = accounts;
        this.headcount = headcount;
        this.fresh = fresh;
    }

    @Override
    public Fields fields() {
        return PolicyForm.TAKEN;
    }

    @Override
    public String fault(Call call) {
        String key = new PolicyForm(call).fault(policies.newest(), call.front.clock.instant());
        return key == null ? null : call.text(key);
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        again(call, HttpServletResponse.SC_BAD_REQUEST, fault);
    }

    private void again(Call call, int status, String error) throws IOException {
        Policy newest = policies.newest();
        Map<String, Object> model = new PolicyForm(call).model(call, newest.methods());
        model.put("error", error);
        PolicyPage.show(call, status, model, newest);
    }

    @Override
    public void serve(Call call) throws IOException {
        PolicyForm form = new PolicyForm(call);
        Policy newest = policies.newest();
        Policy amended = form.amending(newest);
        if (form.version() != newest.version()) {
            overtaken(call);
        } else if (locksOut(call, amended)) {
            refuse(call, "lock-out");
        } else if (!form.confirmed()) {
            check(call, form, newest, amended);
        } else if (fresh.ensured(
                call,
                call.base() + "/admin/policy",
                (c, no) -> checked(c, no.status, form, newest, amended, no.sentence, no.hint))) {
            save(call, amended);
        }
    }

    private boolean locksOut(Call call, Policy amended) {
        AccountFacts facts = accounts.facts(call.account());
        return demands.under(amended, call.visit.standing().person(), facts, call.front.clock.instant())
                        .kind()
                == Demand.Kind.ENROLMENT;
    }

    /** Somebody else was faster: the form shows what holds now, not what was meant to be saved. */
    private void overtaken(Call call) throws IOException {
        if (call.json) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict", call.text("admin.policy.error.overtaken"));
            return;
        }
        Policy newest = policies.newest();
        Map<String, Object> model = PolicyForm.model(call, newest);
        model.put("error", call.text("admin.policy.error.overtaken"));
        PolicyPage.show(call, HttpServletResponse.SC_CONFLICT, model, newest);
    }

    private void refuse(Call call, String problem) throws IOException {
        if (call.json) {
            call.refuse(HttpServletResponse.SC_CONFLICT, problem);
        } else {
            again(call, HttpServletResponse.SC_CONFLICT, call.text("problem." + problem));
        }
    }

    private void check(Call call, PolicyForm form, Policy newest, Policy amended) throws IOException {
        if (!call.json) {
            checked(call, HttpServletResponse.SC_OK, form, newest, amended, null, null);
            return;
        }
        Reach reach = headcount.of(amended);
        JsonObject answer = new JsonObject();
        answer.put("saved", false);
        answer.put("stopsNow", reach.now());
        answer.put("stopsLater", reach.later());
        answer.put("counted", reach.basis().name());
        Set<Channel> lost = newest.methods().lostIn(amended.methods());
        answer.put("noLongerOffered", new JsonArray(MethodsField.keys(lost)));
        answer.put("haveNothingElse", headcount.onlyBy(lost));
        answer.put("csrf", call.csrf());
        call.json(HttpServletResponse.SC_OK, answer);
    }

    private void checked(
            Call call, int status, PolicyForm form, Policy newest, Policy amended, String error, String hint)
            throws IOException {
        Reach reach = headcount.of(amended);
        Set<Channel> lost = newest.methods().lostIn(amended.methods());
        Map<String, Object> model = form.model(call, newest.methods());
        model.put("error", error);
        model.put("hint", hint);
        model.put("offered", MethodsField.text(call, amended.methods()));
        model.put("lost", MethodsField.text(call, lost));
        model.put("haveNothingElse", headcount.onlyBy(lost));
        model.put("inPolicy", true);
        model.put("needsCode", !call.fresh());
        model.put("digits", call.front.digits);
        model.put("stopsNow", reach.now());
        model.put("stopsLater", reach.later());
        model.put("stopsSomebody", reach.now() > 0);
        model.put("stopsSomebodyLater", reach.later() > 0);
        model.put("counted", call.text("admin.policy.counted." + reach.basis()));
        String requirement = amended.requirement().name().toLowerCase(Locale.ROOT);
        model.put("whom", call.text("admin.policy.whom." + requirement, String.join(", ", amended.roles())));
        model.put("graceEndsOn", amended.graceEnd() == null ? null : call.words.day(amended.graceEnd()));
        model.put("hasGraceDays", !amended.grace().isZero());
        call.page(status, "admin-policy-check", model);
    }

    private void save(Call call, Policy amended) throws IOException {
        if (!policies.change(amended, call.account(), call.attempt())) {
            overtaken(call);
        } else if (call.json) {
            JsonObject answer = PolicyPage.json(policies.newest());
            answer.put("saved", true);
            answer.put("csrf", call.csrf());
            call.json(HttpServletResponse.SC_OK, answer);
        } else {
            Notice.leave(call, call.text("admin.policy.saved"));
            call.seeOther(call.base() + "/admin/policy");
        }
    }
}
