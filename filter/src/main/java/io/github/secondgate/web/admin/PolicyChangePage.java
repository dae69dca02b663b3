package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.ImpactCount;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/admin/policy}: tells first how many accounts the policy would stop, and puts it in force when that is
 * confirmed, with a fresh second factor. Refuses a policy that would shut its own administrator out, and one that was
 * made from another than the newest.
 */
final class PolicyChangePage implements Page {
    private final Policies policies;
    private final Accounts accounts;
    private final PolicyImpact policyImpact;
    private final FreshFactor fresh;

    PolicyChangePage(Policies policies, Accounts accounts, PolicyImpact policyImpact, FreshFactor fresh) {
        this.policies = policies;
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
        String key = faultKey(exchange);
        return key == null ? null : exchange.text(key);
    }

    private String faultKey(Exchange exchange) {
        return new PolicyForm(exchange).fault(policies.newest(), exchange.services.clock.instant());
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        redisplay(exchange, Rejection.malformed(fault).in(PolicyForm.field(faultKey(exchange))));
    }

    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        Policy newest = policies.newest();
        PolicyForm.Values filled = new PolicyForm(exchange).values(newest.methods());
        exchange.answers.page(
                rejection.status, PolicyPage.Content.filled(newest, filled, rejection.alert(), exchange.words));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        PolicyForm form = new PolicyForm(exchange);
        Policy newest = policies.newest();
        Policy amended = form.amending(newest);
        if (exchange.input.flag(Input.BACK)) {
            redisplay(exchange, Rejection.NONE);
        } else if (form.version() != newest.version()) {
            overtaken(exchange);
        } else if (locksOut(exchange, amended)) {
            refuse(exchange, "lock-out");
        } else if (!form.confirmed()) {
            exchange.answers.show(check(exchange, newest, amended), Check::json);
        } else if (fresh.require(
                exchange,
                Change.of(exchange.base() + "/admin/policy", exchange.text("admin.policy.save"))
                        .keeping(this::redisplay))) {
            save(exchange, amended);
        }
    }

    private boolean locksOut(Exchange exchange, Policy amended) {
        AccountFacts facts = accounts.facts(exchange.account());
        return amended.decide(facts, exchange.requestContext.login()::hasRole, exchange.services.clock.instant())
                        .kind()
                == Obligation.Kind.ENROLMENT;
    }

    /** Somebody else was faster: the form shows what holds now, not what was meant to be saved. */
    private void overtaken(Exchange exchange) throws IOException {
        if (exchange.json) {
            exchange.answers.refuse(
                    HttpServletResponse.SC_CONFLICT, "conflict", exchange.text("admin.policy.error.overtaken"));
            return;
        }
        Policy newest = policies.newest();
        Alert error = new Alert(exchange.text("admin.policy.error.overtaken"), null);
        PolicyForm.Values values = PolicyForm.values(newest, exchange.words);
        exchange.answers.page(
                HttpServletResponse.SC_CONFLICT, new PolicyPage.Content(newest, values, null, error, exchange.words));
    }

    private void refuse(Exchange exchange, String problem) throws IOException {
        if (exchange.json) {
            exchange.answers.refuse(HttpServletResponse.SC_CONFLICT, problem);
        } else {
            redisplay(exchange, Rejection.conflict(problem, exchange.text("problem." + problem)));
        }
    }

    private Check check(Exchange exchange, Policy newest, Policy amended) {
        Set<Channel> lost = newest.methods().lostIn(amended.methods());
        ImpactCount impact = policyImpact.of(amended);
        String onlyHref = impact.only() == null ? null : PersonView.address(exchange, impact.only());
        Effect effect = new Effect(impact, lost, policyImpact.onlyBy(lost), onlyHref);
        PolicyForm.Values filled = new PolicyForm(exchange).values(newest.methods());
        return new Check(amended, effect, filled, exchange.words);
    }

    private void save(Exchange exchange, Policy amended) throws IOException {
        if (!policies.change(amended, exchange.account(), exchange.requestOrigin())) {
            overtaken(exchange);
        } else if (exchange.json) {
            Policy newest = policies.newest();
            PolicyForm.Values values = PolicyForm.values(newest, exchange.words);
            JsonObject answer = new PolicyPage.Content(newest, values, null, Alert.NONE, exchange.words).json();
            answer.put("saved", true);
            exchange.answers.tell(answer);
        } else {
            Notice.leave(exchange, exchange.text("admin.policy.saved"));
            exchange.answers.seeOther(exchange.base() + "/admin/policy");
        }
    }

    /** What changes with a policy. Immutable. */
    static final class Effect {
        private final ImpactCount impact;
        private final Set<Channel> lost;
        private final int haveNothingElse;
        private final String onlyHref;

        /**
         * @param impact whom it stops
         * @param lost the methods that are no longer offered
         * @param haveNothingElse how many accounts have only those
         * @param onlyHref of the page of the only account that is stopped, or null
         */
        Effect(ImpactCount impact, Set<Channel> lost, int haveNothingElse, String onlyHref) {
            this.impact = impact;
            this.lost = lost;
            this.haveNothingElse = haveNothingElse;
            this.onlyHref = onlyHref;
        }
    }

    /** The policy as it would be, and what it would change. */
    static final class Check extends AdminContent {
        final PolicyForm.Values form;
        final String whom;
        final String graceEndsOn;
        final boolean hasGraceDays;
        final String offered;
        final String lost;
        final int haveNothingElse;
        final int stopsNow;
        final int stopsLater;
        final boolean stopsSomebody;
        final String only;
        final String onlyHref;
        final boolean stopsSomebodyLater;
        final String counted;
        private final Effect effect;

        Check(Policy amended, Effect effect, PolicyForm.Values form, LocalizedText words) {
            super(PageTemplate.ADMIN_POLICY_CHECK);
            String requirement = amended.requirement().name().toLowerCase(Locale.ROOT);
            this.form = form;
            this.whom = words.text("admin.policy.whom." + requirement, String.join(", ", amended.roles()));
            this.graceEndsOn = amended.graceEnd() == null ? null : words.day(amended.graceEnd());
            this.hasGraceDays = !amended.grace().isZero();
            this.offered = MethodsField.text(words, amended.methods());
            this.lost = MethodsField.text(words, effect.lost);
            this.haveNothingElse = effect.haveNothingElse;
            this.stopsNow = effect.impact.now();
            this.stopsLater = effect.impact.later();
            this.stopsSomebody = stopsNow > 0;
            this.only = effect.impact.only();
            this.onlyHref = effect.onlyHref;
            this.stopsSomebodyLater = stopsLater > 0;
            this.counted = words.text("admin.policy.counted." + effect.impact.basis());
            this.effect = effect;
        }

        @Override
        public boolean answersForm() {
            return true;
        }

        JsonObject json() {
            JsonObject answer = new JsonObject();
            answer.put("saved", false);
            answer.put("stopsNow", stopsNow);
            answer.put("stopsLater", stopsLater);
            answer.put("counted", effect.impact.basis().name());
            answer.put("noLongerOffered", new JsonArray(MethodsField.keys(effect.lost)));
            answer.put("haveNothingElse", haveNothingElse);
            return answer;
        }
    }
}
