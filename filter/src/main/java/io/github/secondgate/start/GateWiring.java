package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.gate.AccessDecisions;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.DecisionCache;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.gate.Gate;
import io.github.secondgate.gate.Languages;
import io.github.secondgate.gate.OwnPages;
import io.github.secondgate.gate.PolicyDecisions;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.shiro.ObservedSubjectFactory;
import io.github.secondgate.view.Messages;
import java.time.Clock;
import org.apache.shiro.mgt.RealmSecurityManager;

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
    private final RealmSecurityManager manager;
    private final Clock clock;

    GateWiring(
            FactorServices factors,
            GateEvents events,
            Options options,
            Messages messages,
            RealmSecurityManager manager,
            Clock clock) {
        this.factors = factors;
        this.events = events;
        this.options = options.gate;
        this.manager = manager;
        this.clock = clock;
        languages = new Languages(messages, this.options.languageAttribute, this.options.language);
        policy = new PolicyDecisions(
                factors.policies, factors.accounts, manager, this.options.federation, this.options.cannotDisable);
        trust = new BrowserTrust(factors.browsers, this.options.accountResolver, options.trust.endsAtSignOut, clock);
        denied = new DeniedResponse(this.options.paths, languages, events);
        cache = new DecisionCache(this.options.recheck);
    }

    /** The gate with our own pages behind it. */
    Gate before(OwnPages pages) {
        AccessDecisions decisions =
                new AccessDecisions(factors.accounts, policy, options.accountResolver, trust, events, cache, clock);
        ObservedSubjectFactory subjects = new ObservedSubjectFactory(
                manager, options.accountResolver, events, options.maskAtLogin, decisions::owes, cache::forget, clock);
        return new Gate(decisions, subjects, options.paths, pages, denied, trust, clock);
    }
}
