package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.PolicyDecisions;
import io.github.secondgate.http.Fields;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.ImpactCount;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.web.page.Exchange;
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
    private final PolicyDecisions policyDecisions;
    private final Accounts accounts;
    private final PolicyImpact policyImpact;
    private final FreshFactor fresh;

    PolicyChangePage(
            Policies policies,
            PolicyDecisions policyDecisions,
            Accounts accounts,
            PolicyImpact policyImpact,
            FreshFactor fresh) {
        this.policies = policies;
        this.policyDecisions = policyDecisions;
        this.accounts = accounts;
        this.policyImpact = policyImpact;
        this.fresh = fresh;
    }

    @Override
    public Fields fields() {
        return PolicyForm.TAKEN;
    }

    @Override
    public String fault(Exchange exchange) {
        String key = new PolicyForm(exchange).fault(policies.newest(), exchange.services.clock.instant());
        return key == null ? null : exchange.text(key);
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        redisplay(exchange, HttpServletResponse.SC_BAD_REQUEST, fault);
    }

    private void redisplay(Exchange exchange, int status, String error) throws IOException {
        Policy newest = policies.newest();
        Map<String, Object> model = new PolicyForm(exchange).model(exchange, newest.methods());
        model.put("error", error);
        PolicyPage.show(exchange, status, model, newest);
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        PolicyForm form = new PolicyForm(exchange);
        Policy newest = policies.newest();
        Policy amended = form.amending(newest);
        if (form.version() != newest.version()) {
            overtaken(exchange);
        } else if (locksOut(exchange, amended)) {
            refuse(exchange, "lock-out");
        } else if (!form.confirmed()) {
            check(exchange, form, newest, amended);
        } else if (fresh.require(
                exchange,
                exchange.base() + "/admin/policy",
                (c, no) -> checked(c, no.status, form, newest, amended, no.sentence, no.hint))) {
            save(exchange, amended);
        }
    }

    private boolean locksOut(Exchange exchange, Policy amended) {
        AccountFacts facts = accounts.facts(exchange.account());
        return policyDecisions
                        .under(
                                amended,
                                exchange.requestContext.accessState().person(),
                                facts,
                                exchange.services.clock.instant())
                        .kind()
                == Obligation.Kind.ENROLMENT;
    }

    /** Somebody else was faster: the form shows what holds now, not what was meant to be saved. */
    private void overtaken(Exchange exchange) throws IOException {
        if (exchange.json) {
            exchange.refuse(HttpServletResponse.SC_CONFLICT, "conflict", exchange.text("admin.policy.error.overtaken"));
            return;
        }
        Policy newest = policies.newest();
        Map<String, Object> model = PolicyForm.model(exchange, newest);
        model.put("error", exchange.text("admin.policy.error.overtaken"));
        PolicyPage.show(exchange, HttpServletResponse.SC_CONFLICT, model, newest);
    }

    private void refuse(Exchange exchange, String problem) throws IOException {
        if (exchange.json) {
            exchange.refuse(HttpServletResponse.SC_CONFLICT, problem);
        } else {
            redisplay(exchange, HttpServletResponse.SC_CONFLICT, exchange.text("problem." + problem));
        }
    }

    private void check(Exchange exchange, PolicyForm form, Policy newest, Policy amended) throws IOException {
        if (!exchange.json) {
            checked(exchange, HttpServletResponse.SC_OK, form, newest, amended, null, null);
            return;
        }
        ImpactCount reach = policyImpact.of(amended);
        JsonObject answer = new JsonObject();
        answer.put("saved", false);
        answer.put("stopsNow", reach.now());
        answer.put("stopsLater", reach.later());
        answer.put("counted", reach.basis().name());
        Set<Channel> lost = newest.methods().lostIn(amended.methods());
        answer.put("noLongerOffered", new JsonArray(MethodsField.keys(lost)));
        answer.put("haveNothingElse", policyImpact.onlyBy(lost));
        answer.put("csrf", exchange.csrf());
        exchange.json(HttpServletResponse.SC_OK, answer);
    }

    private void checked(
            Exchange exchange, int status, PolicyForm form, Policy newest, Policy amended, String error, String hint)
            throws IOException {
        ImpactCount reach = policyImpact.of(amended);
        Set<Channel> lost = newest.methods().lostIn(amended.methods());
        Map<String, Object> model = form.model(exchange, newest.methods());
        model.put("error", error);
        model.put("hint", hint);
        model.put("offered", MethodsField.text(exchange, amended.methods()));
        model.put("lost", MethodsField.text(exchange, lost));
        model.put("haveNothingElse", policyImpact.onlyBy(lost));
        model.put("inPolicy", true);
        model.put("needsCode", !exchange.fresh());
        model.put("digits", exchange.services.digits);
        model.put("stopsNow", reach.now());
        model.put("stopsLater", reach.later());
        model.put("stopsSomebody", reach.now() > 0);
        model.put("stopsSomebodyLater", reach.later() > 0);
        model.put("counted", exchange.text("admin.policy.counted." + reach.basis()));
        String requirement = amended.requirement().name().toLowerCase(Locale.ROOT);
        model.put("whom", exchange.text("admin.policy.whom." + requirement, String.join(", ", amended.roles())));
        model.put("graceEndsOn", amended.graceEnd() == null ? null : exchange.words.day(amended.graceEnd()));
        model.put("hasGraceDays", !amended.grace().isZero());
        exchange.page(status, "admin-policy-check", model);
    }

    private void save(Exchange exchange, Policy amended) throws IOException {
        if (!policies.change(amended, exchange.account(), exchange.requestOrigin())) {
            overtaken(exchange);
        } else if (exchange.json) {
            JsonObject answer = PolicyPage.json(policies.newest());
            answer.put("saved", true);
            answer.put("csrf", exchange.csrf());
            exchange.json(HttpServletResponse.SC_OK, answer);
        } else {
            Notice.leave(exchange, exchange.text("admin.policy.saved"));
            exchange.seeOther(exchange.base() + "/admin/policy");
        }
    }
}
