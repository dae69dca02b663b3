package io.github.secondgate.secondfactor.policy;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.AccountStanding;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.PolicyRow;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The policy in force: what the settings say until an administrator changes it, the newest version in the database from
 * then on. Where the settings switch two-factor off, off it stays. The version comes with the facts about an account, so
 * hearing of a new policy costs no query of its own. Safe for concurrent use.
 */
public final class Policies {
    private final Database database;
    private final Policy first;
    private final AuditLog audit;
    private final Clock clock;
    private volatile Policy known;

    /** @param first what the settings say */
    public Policies(Database database, Policy first, AuditLog audit, Clock clock) {
        this.database = database;
        this.first = first;
        this.audit = audit;
        this.clock = clock;
        this.known = first;
    }

    /** Whether the settings switch two-factor off altogether; nothing at run time changes that. */
    public boolean off() {
        return first.off();
    }

    /**
     * What is demanded of this account now.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the policy changed and cannot be read
     */
    public Obligation decide(AccountStanding standing, Predicate<String> hasRole) {
        return inForce(standing).decide(standing, hasRole, clock.instant());
    }

    /**
     * What people can set up now.
     *
     * @param standing of any account, read just now
     * @throws io.github.secondgate.store.StoreUnavailableException if the policy changed and cannot be read
     */
    public MethodsOffered methods(AccountStanding standing) {
        return inForce(standing).methods();
    }

    /** The accounts of which the settings demand nothing, whatever is changed at run time; in order. */
    public Set<String> exemptBySettings() {
        return first.exempted();
    }

    private Policy inForce(AccountStanding standing) {
        Policy policy = known;
        return policy.version() == standing.policyVersion() ? policy : newest();
    }

    /**
     * The policy as the database has it now.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Policy newest() {
        PolicyRow row = off() ? null : database.transaction(t -> t.policies().newest());
        Policy read = row == null ? first : first.as(row);
        known = read;
        return read;
    }

    /**
     * Puts a policy in the place of the one it was amended from, unless somebody else was faster. One that demands
     * nothing of anybody ends all grace that was running, so that a later demand counts its days anew.
     *
     * @param by the administrator's account
     * @return whether it holds now
     * @throws IllegalStateException where the settings switch two-factor off
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean change(Policy amended, String by, RequestOrigin requestOrigin) {
        if (off() || amended.off()) {
            throw new IllegalStateException("Two-factor is switched on and off by the settings only");
        }
        long version = amended.version() + 1;
        PolicyRow row = amended.row(version, by, clock.instant());
        boolean changed = database.transaction(t -> {
            requestOrigin.holds(t, by);
            PolicyRow newest = t.policies().newest();
            boolean overtaken = (newest == null ? 0 : newest.version()) != amended.version();
            boolean added = !overtaken && t.policies().add(row) == 1;
            if (added && amended.requirement() == Enforcement.VOLUNTARY) {
                t.accounts().forgetRequired();
            }
            audit.record(
                    t,
                    new SecurityEvent(
                            SecurityEvent.Kind.POLICY_CHANGED,
                            SecurityEvent.Factor.NONE,
                            by,
                            requestOrigin.address(),
                            added ? "version " + version + ": " + amended.summary() : "OVERTAKEN"));
            return added;
        });
        if (changed) {
            known = first.as(row);
        }
        return changed;
    }
}
