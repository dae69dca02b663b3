package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.Locale;

/** {@code GET /2fa/admin/policy}: the policy in force, in the form that changes it. */
final class PolicyPage implements Page {
    private final Policies policies;

    PolicyPage(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Policy policy = policies.newest();
        PolicyForm.Values values = PolicyForm.values(policy, exchange.words);
        // A script is told no notice, so it leaves the one there is to the person.
        String notice = exchange.json ? null : Notice.take(exchange).sentence;
        exchange.answers.show(new Content(policy, values, notice, Alert.NONE, exchange.words), Content::json);
    }

    static final class Content extends AdminContent {
        final PolicyForm.Values form;
        final String changedBy;
        final String changedOn;
        final String notice;
        final String error;
        final boolean wrongRoles;
        final boolean wrongGraceDays;
        final boolean wrongGraceEnds;
        /** Whether somebody came back to the form. */
        final boolean again;

        private final Policy policy;

        /**
         * @param policy that is in force
         * @param form what it says, or what was filled in
         * @param notice what was done, or null
         * @param alert what went wrong
         */
        Content(Policy policy, PolicyForm.Values form, String notice, Alert alert, LocalizedText words) {
            this(policy, form, notice, alert, false, words);
        }

        /** As somebody filled it in who comes back to it, or with what is wrong with it. */
        static Content filled(Policy policy, PolicyForm.Values form, Alert alert, LocalizedText words) {
            return new Content(policy, form, null, alert, alert.sentence == null, words);
        }

        private Content(
                Policy policy, PolicyForm.Values form, String notice, Alert alert, boolean again, LocalizedText words) {
            super(PageTemplate.ADMIN_POLICY);
            boolean changed = policy.version() > 0;
            this.policy = policy;
            this.form = form;
            this.changedBy = changed ? policy.changedBy() : null;
            this.changedOn = changed ? words.moment(policy.changedAt()) : null;
            this.notice = notice;
            this.error = alert.sentence;
            this.wrongRoles = alert.isIn(PolicyForm.ROLES);
            this.wrongGraceDays = alert.isIn(PolicyForm.GRACE_DAYS);
            this.wrongGraceEnds = alert.isIn(PolicyForm.GRACE_ENDS);
            this.again = again;
        }

        @Override
        public boolean failed() {
            return error != null;
        }

        boolean wrongGrace() {
            return wrongGraceDays || wrongGraceEnds;
        }

        /** Whether what is wrong is told at the field that it is about. */
        boolean inField() {
            return wrongRoles || wrongGrace();
        }

        JsonObject json() {
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
}
