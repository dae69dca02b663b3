package io.github.secondgate.web;

import io.github.secondgate.secondfactor.AccountFacts;
import io.github.secondgate.secondfactor.Demand;
import io.github.secondgate.secondfactor.Policies;
import io.github.secondgate.shiro.Person;
import org.apache.shiro.authz.Authorizer;

/** What the policy in force demands of a person, whose roles the application's own realms know. */
public final class Demands {
    private final Policies policies;
    private final Authorizer authorizer;

    public Demands(Policies policies, Authorizer authorizer) {
        this.policies = policies;
        this.authorizer = authorizer;
    }

    Demand of(Person person, AccountFacts facts) {
        return policies.decide(facts, role -> hasRole(person, role));
    }

    boolean hasRole(Person person, String role) {
        return authorizer.hasRole(person.principals(), role);
    }

    /** Whether two-factor is switched off altogether. */
    boolean off() {
        return policies.off();
    }
}
