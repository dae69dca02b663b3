package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.shiro.AccountResolver;
import io.github.secondgate.shiro.ObservedSubjectFactory;
import io.github.secondgate.shiro.SecondFactorRealm;
import io.github.secondgate.shiro.ShiroLogins;
import io.github.secondgate.shiro.SubjectGate;
import java.time.Clock;
import org.apache.shiro.mgt.RealmSecurityManager;

/** Shiro put in front of the gate as the application's login. */
final class ShiroWiring {
    private final AccountResolver accountResolver;
    private final ShiroLogins logins;

    ShiroWiring(RealmSecurityManager manager, GateOptions options) {
        accountResolver = new AccountResolver(options.accountNames);
        logins = new ShiroLogins(manager, accountResolver);
    }

    SubjectGate before(Gatekeeper gate, GateEvents events, boolean maskAtLogin, Clock clock) {
        ObservedSubjectFactory subjects =
                new ObservedSubjectFactory(logins, events, maskAtLogin, gate::owes, gate::sessionEnded, clock);
        return new SubjectGate(gate, logins, subjects);
    }

    /** For an application that builds its own challenge. */
    SecondFactorRealm realm(Verifier verifier) {
        return new SecondFactorRealm(verifier, accountResolver);
    }
}
