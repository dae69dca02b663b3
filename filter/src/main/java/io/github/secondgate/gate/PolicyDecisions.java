package io.github.secondgate.gate;

import io.github.secondgate.login.Federation;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.Person;
import io.github.secondgate.secondfactor.account.AccountStanding;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.secondfactor.policy.Policies;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is demanded of a person: by the policy in force, with the roles that the application's login knows, unless another
 * organisation answers for the login.
 */
public final class PolicyDecisions {
    private final Policies policies;
    private final Accounts accounts;
    private final Federation federation;
    private final Set<String> cannotDisable;
    private final DayPass dayPass;

    /** @param cannotDisable roles whose people keep their second factor once they have one */
    public PolicyDecisions(
            Policies policies, Accounts accounts, Federation federation, Set<String> cannotDisable, DayPass dayPass) {
        this.policies = policies;
        this.accounts = accounts;
        this.federation = federation;
        this.cannotDisable = Collections.unmodifiableSet(new TreeSet<>(cannotDisable));
        this.dayPass = dayPass;
    }

    /** Of a running login; that it is demanded is noted where it was not before, as grace counts from then on. */
    Obligation demanded(Login login, Person person, AccountStanding standing) {
        return elsewhere(login, person) ? Obligation.ELSEWHERE : demandedHere(login, person, standing);
    }

    /** The same where nobody else answers for the login. */
    Obligation demandedHere(Login login, Person person, AccountStanding standing) {
        Obligation obligation = of(login, standing);
        if (obligation.required() && standing.requiredSince() == null && !standing.enrolled()) {
            accounts.noteRequired(person.account());
        }
        return obligation;
    }

    /** Whether another organisation answers for this running login. */
    boolean elsewhere(Login login, Person person) {
        return federation.covers(login, person);
    }

    /** The same of a login that was made this moment. */
    boolean elsewhere(Person person) {
        return federation.covers(person);
    }

    public Obligation of(Login login, AccountStanding standing) {
        return policies.decide(standing, login::hasRole);
    }

    /** Whether a day pass still lets in whom it let in at that moment. */
    boolean dayPassHolds(Instant letIn, Instant now) {
        return dayPass.holds(letIn, now);
    }

    /** Whether none of this person's roles forbids it, as the application's login knows them now. */
    public boolean mayDisable(Login login) {
        return cannotDisable.stream().noneMatch(login::hasRole);
    }

    /** Whether two-factor is switched off altogether. */
    public boolean off() {
        return policies.off();
    }
}
