package io.github.secondgate.start;

import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.UnknownPersonException;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.Reminders;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.web.Pages;
import io.github.secondgate.web.admin.Administration;
import io.github.secondgate.web.admin.AdministrationCard;
import io.github.secondgate.web.credential.CredentialPages;
import io.github.secondgate.web.reauth.FreshFactor;

/** Administration put together: no pages at all where no role administers, or two-factor is off. */
final class AdministrationWiring {
    private final AdminOptions configured;
    private final Policies policies;
    private final PolicyImpact policyImpact;
    private final AuditTrail events;
    private final AccountNames accountNames;
    private final People people;
    private final Helpdesk helpdesk;
    private final Reminders reminders;
    private final Exemptions exemptions;

    AdministrationWiring(
            CoreServices core,
            FactorKinds kinds,
            AdminOptions configured,
            Policies policies,
            AccountNames accountNames) {
        this.configured = configured;
        this.policies = policies;
        this.events = new AuditTrail(core.database());
        this.accountNames = accountNames;
        this.policyImpact = new PolicyImpact(core.database(), kinds, configured.accounts, this::account, core.clock());
        this.people = new People(core.database(), configured.accounts, this::account, core.clock());
        this.helpdesk = new Helpdesk(core, kinds);
        this.reminders = new Reminders(core);
        this.exemptions = new Exemptions(core);
    }

    private String account(String name) {
        try {
            return accountNames.named(name);
        } catch (UnknownPersonException e) {
            return null;
        }
    }

    /** Whether there is anybody to administer, and so a helpdesk to ask. */
    boolean isOpen() {
        return configured.role != null && !policies.off();
    }

    /** The way there, on the settings page of whoever administers. */
    AdministrationCard card() {
        return new AdministrationCard(isOpen() ? configured.role : null);
    }

    /** Adds the pages. */
    void open(
            Pages pages,
            FactorServices factors,
            DeniedResponse denied,
            FreshFactor fresh,
            CredentialPages credentials) {
        if (!isOpen()) {
            return;
        }
        Administration administration = new Administration(
                configured.role,
                factors.accounts,
                denied,
                fresh,
                factors.browsers,
                credentials,
                new Administration.Rule(policies, policyImpact));
        pages.with(administration::policy)
                .with(routes -> administration.people(routes, people, helpdesk, reminders, exemptions, this::account))
                .with(routes -> administration.events(routes, events, people, this::account))
                .with(routes -> administration.rescues(
                        routes,
                        factors.rescues,
                        account -> factors.sentCodes
                                .destination(account, Channel.SMS)
                                .orElse(null)))
                .with(routes -> administration.credentials(routes, this::account));
    }
}
