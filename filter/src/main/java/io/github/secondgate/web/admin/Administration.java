package io.github.secondgate.web.admin;

import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.Reminders;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.web.credential.CredentialPages;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Routes;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** The pages below {@code /2fa/admin}, for one role of the application. */
public final class Administration {
    private final String role;
    private final Accounts accounts;
    private final DeniedResponse denied;
    private final FreshFactor fresh;
    private final TrustedBrowsers browsers;
    private final CredentialPages credentials;
    private final Policies policies;
    private final PolicyImpact counts;

    /** @param role whoever has it is an administrator of two-factor */
    public Administration(
            String role,
            Accounts accounts,
            DeniedResponse denied,
            FreshFactor fresh,
            TrustedBrowsers browsers,
            CredentialPages credentials,
            Rule rule) {
        this.role = role;
        this.accounts = accounts;
        this.denied = denied;
        this.fresh = fresh;
        this.browsers = browsers;
        this.credentials = credentials;
        this.policies = rule.policies;
        this.counts = rule.counts;
    }

    /** The policy, and who is counted under it. Immutable. */
    public static final class Rule {
        private final Policies policies;
        private final PolicyImpact counts;

        public Rule(Policies policies, PolicyImpact counts) {
            this.policies = policies;
            this.counts = counts;
        }
    }

    /** The way in, and the policy. */
    public void policy(Routes routes) {
        routes.on("/admin", "GET", only(new Way("/admin/policy")))
                .on("/admin/policy", "GET", only(new PolicyPage(policies)))
                .on("/admin/policy", "POST", only(new PolicyChangePage(policies, accounts, counts, fresh)));
    }

    /** Search, one person, what is done for them, and the list of exemptions. */
    public void people(
            Routes routes,
            People people,
            Helpdesk helpdesk,
            Reminders reminders,
            Exemptions exemptions,
            UnaryOperator<String> accountOf) {
        PersonView view = view(people, accountOf);
        PersonChange.Deed reset = (exchange, account, reason, until) ->
                helpdesk.reset(account, exchange.account(), reason, exchange.requestOrigin());
        PersonChange.Deed forget = (exchange, account, reason, until) ->
                helpdesk.forget(account, exchange.account(), reason, exchange.requestOrigin());
        PersonChange.Deed unlock = (exchange, account, reason, until) ->
                helpdesk.unlock(account, exchange.account(), reason, exchange.requestOrigin());
        PersonChange.Deed distrust = (exchange, account, reason, until) ->
                helpdesk.distrust(account, exchange.account(), reason, exchange.requestOrigin());
        PersonChange.Deed exempt = (exchange, account, reason, until) -> {
            exemptions.grant(account, until, exchange.account(), reason, exchange.requestOrigin());
            return true;
        };
        Page list = new ExemptionsPage(exemptions, policies, fresh);
        Page everybody = only(new PeoplePage(people, view, policies, counts, reminders, fresh));
        routes.on("/admin/people", "GET", everybody)
                .on("/admin/remind", "POST", everybody)
                .on("/admin/person", "GET", only(new PersonPage(view)))
                .on("/admin/reset", "POST", recounted(PersonChange.reset(view, fresh, reset)))
                .on("/admin/forget", "POST", recounted(PersonChange.forget(view, fresh, forget)))
                .on("/admin/unlock", "POST", only(PersonChange.unlock(view, fresh, unlock)))
                .on("/admin/distrust", "POST", only(PersonChange.distrust(view, fresh, distrust)))
                .on("/admin/exempt", "POST", recounted(PersonChange.exempt(view, fresh, exempt)))
                .on("/admin/exemptions", "GET", only(list))
                .on("/admin/exemptions/*/end", "POST", recounted(list));
    }

    /** The audit log. */
    public void events(Routes routes, AuditTrail trail, People people, UnaryOperator<String> accountOf) {
        routes.on("/admin/events", "GET", only(new EventsPage(trail, view(people, accountOf))));
    }

    /** The helpdesk's way to bring people back who lost everything, or left it at home. */
    public void rescues(Routes routes, Rescues rescues, UnaryOperator<String> phoneOf) {
        Page page = only(new RescuePage(rescues, fresh, phoneOf));
        routes.on("/admin/rescues", "GET", page).on("/admin/rescues", "POST", page);
    }

    /** Machine credentials of others. */
    public void credentials(Routes routes, UnaryOperator<String> accountOf) {
        credentials.open(routes, fresh, this::only, accountOf, PersonChange::usable);
    }

    private PersonView view(People people, UnaryOperator<String> accountOf) {
        return new PersonView(people, browsers, accountOf, credentials.on(), policies);
    }

    private Page only(Page page) {
        return new AdminOnly(role, denied, page, () -> {});
    }

    /** A page after which other people count than before. */
    private Page recounted(Page page) {
        return new AdminOnly(role, denied, page, counts::forget);
    }

    /** Leads on to another of our pages. */
    private static final class Way implements Page {
        private final String path;

        Way(String path) {
            this.path = path;
        }

        @Override
        public void serve(Exchange exchange) throws IOException {
            exchange.answers.seeOther(exchange.base() + path);
        }
    }
}
