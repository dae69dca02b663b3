package io.github.secondgate.gate;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.shiro.Federation;
import io.github.secondgate.shiro.Person;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.shiro.authz.Authorizer;
import org.apache.shiro.subject.Subject;

/**
 * What is demanded of a person: by the policy in force, with the roles that the application's own realms know, unless another
 * organisation answers for the login.
 */
public final class PolicyDecisions {
    private final Policies policies;
    private final Accounts accounts;
    private final Authorizer authorizer;
    private final Federation federation;
    private final Set<String> cannotDisable;

    /** @param cannotDisable roles whose people keep their second factor once they have one */
    public PolicyDecisions(
            Policies policies,
            Accounts accounts,
            Authorizer authorizer,
            Federation federation,
            Set<String> cannotDisable) {
        this.policies = policies;
        this.accounts = accounts;
        this.authorizer = authorizer;
        this.federation = federation;
        this.cannotDisable = Collections.unmodifiableSet(new TreeSet<>(cannotDisable));
    }

    /** Of a running login; that it is demanded is noted where it was not before, as grace counts from then on. */
    Obligation demanded(Subject real, Person person, AccountFacts facts) {
        return federation.covers(real, person) ? Obligation.ELSEWHERE : demanded(person, facts);
    }

    /** The same where nobody else answers for the login. */
    Obligation demanded(Person person, AccountFacts facts) {
        Obligation obligation = of(person, facts);
        if (obligation.required() && facts.requiredSince() == null && !facts.enrolled()) {
            accounts.noteRequired(person.account());
        }
        return obligation;
    }

    /** Whether another organisation answers for this running login. */
    boolean elsewhere(Subject real, Person person) {
        return federation.covers(real, person);
    }

    /** The same of a login that was made this moment. */
    boolean elsewhere(Person person) {
        return federation.covers(person);
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
