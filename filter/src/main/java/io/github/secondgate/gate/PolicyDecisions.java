package io.github.secondgate.gate;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.shiro.Person;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.shiro.authz.Authorizer;

/** What the policy in force policyDecisions of a person, whose roles the application's own realms know. */
public final class PolicyDecisions {
    private final Policies policies;
    private final Authorizer authorizer;
    private final Set<String> cannotDisable;

    /** @param cannotDisable roles whose people keep their second factor once they have one */
    public PolicyDecisions(Policies policies, Authorizer authorizer, Set<String> cannotDisable) {
        this.policies = policies;
        this.authorizer = authorizer;
        this.cannotDisable = Collections.unmodifiableSet(new TreeSet<>(cannotDisable));
    }

    public Obligation of(Person person, AccountFacts facts) {
        return policies.decide(facts, role -> hasRole(person, role));
    }

    /** What another policy would demand. */
    public Obligation under(Policy policy, Person person, AccountFacts facts, Instant now) {
        return policy.decide(facts, role -> hasRole(person, role), now);
    }

    public boolean hasRole(Person person, String role) {
        return authorizer.hasRole(person.principals(), role);
    }

    /** Whether none of this person's roles forbids it, as the application's realms know them now. */
    public boolean mayDisable(Person person) {
        return cannotDisable.stream().noneMatch(role -> hasRole(person, role));
    }

    /** Whether two-factor is switched off altogether. */
    public boolean off() {
        return policies.off();
    }
}
