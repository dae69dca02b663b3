package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.gate.AccessDecisions;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.Clients;
import io.github.secondgate.gate.DecisionCache;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.gate.Gate;
import io.github.secondgate.gate.Languages;
import io.github.secondgate.gate.OwnPages;
import io.github.secondgate.gate.PolicyDecisions;
import io.github.secondgate.gate.client.ClientFilter;
import io.github.secondgate.gate.client.ClientPasses;
import io.github.secondgate.gate.client.ClientPaths;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.credential.CredentialCheck;
import io.github.secondgate.view.Messages;
import java.time.Clock;
import javax.servlet.Filter;

/** The gate put together, and what our own pages share with it. */
final class GateWiring {
    final GateEvents events;
    final Languages languages;
    final PolicyDecisions policy;
    final BrowserTrust trust;
    final DeniedResponse denied;
    final DecisionCache cache;
    private final FactorServices factors;
    private final GateOptions options;
    private final ClientPaths clients;
    private final Clock clock;

    GateWiring(FactorServices factors, GateEvents events, Options options, Messages messages, Clock clock) {
        this.factors = factors;
        this.events = events;
        this.options = options.gate;
        this.clients = options.gate.clients;
        this.clock = clock;
        languages = new Languages(
                messages, this.options.languageAttribute, this.options.language, this.options.languagePicker);
        policy = new PolicyDecisions(
                factors.policies,
                factors.accounts,
                this.options.federation,
                this.options.cannotDisable,
                factors.rescues.dayPass());
        trust = new BrowserTrust(factors.browsers, options.trust.endsAtSignOut, clock);
        denied = new DeniedResponse(this.options.paths, languages, events);
        cache = new DecisionCache(this.options.recheck);
    }

    private Clients clients() {
        return clients.none()
                ? Clients.NONE
                : new ClientPasses(
                        clients, factors.verifier, new CredentialCheck(factors.core), options.recheck, clock);
    }

    /** The filter of the login, with what clients show taken off before where anything of that is looked at. */
    Filter inFrontOf(Filter login) {
        return clients.none() ? login : new ClientFilter(login, clients, options.totp.digits(), clock);
    }

    /** The gate with our own pages behind it. */
    Gate before(OwnPages pages) {
        AccessDecisions decisions =
                new AccessDecisions(factors.accounts, policy, trust, events, cache, clients(), clock);
        return new Gate(decisions, options.paths, pages, denied, trust, clock);
    }
}
