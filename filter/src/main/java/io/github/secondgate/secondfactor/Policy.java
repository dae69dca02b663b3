package io.github.secondgate.secondfactor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The organisation's rule: who must have a second factor, and from when. A pure function; immutable. */
public final class Policy {
    private final Requirement requirement;
    private final Set<String> roles;
    private final Duration grace;
    private final Set<String> exempt;
    private final String version;

    /**
     * @param roles any one of them is enough; counts only with {@link Requirement#ROLES}
     * @param grace how long a person of whom a factor is newly demanded may go on without; not negative
     * @param exempt accounts of which nothing is demanded; one that enrolled nevertheless is asked for its factor
     * @throws IllegalArgumentException for a negative grace, or ROLES without a role
     */
    public Policy(Requirement requirement, Set<String> roles, Duration grace, Set<String> exempt) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("The grace period cannot be negative: " + grace);
        }
        if (requirement == Requirement.ROLES && roles.isEmpty()) {
            throw new IllegalArgumentException("A requirement by roles needs at least one role");
        }
        this.requirement = requirement;
        this.roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        this.grace = grace;
        this.exempt = Collections.unmodifiableSet(new TreeSet<>(exempt));
        this.version = Digests.sha256(
                        requirement.name(),
                        String.join("\n", this.roles),
                        String.valueOf(grace.toMillis()),
                        String.join("\n", this.exempt))
                .substring(0, 12);
    }

    /** What is demanded of this account now; {@code hasRole} is asked only where roles count. */
    public Demand decide(AccountFacts facts, Predicate<String> hasRole, Instant now) {
        if (requirement == Requirement.OFF) {
            return new Demand(Demand.Kind.NONE, false, null);
        }
        boolean required = names(facts.account(), hasRole);
        if (facts.enrolled()) {
            return new Demand(Demand.Kind.SECOND_FACTOR, required, null);
        }
        if (!required) {
            return new Demand(Demand.Kind.NONE, false, null);
        }
        Instant since = facts.requiredSince() == null ? now : facts.requiredSince();
        Instant graceEndsAt = since.plus(grace);
        return now.isBefore(graceEndsAt)
                ? new Demand(Demand.Kind.NONE, true, graceEndsAt)
                : new Demand(Demand.Kind.ENROLMENT, true, null);
    }

    private boolean names(String account, Predicate<String> hasRole) {
        if (exempt.contains(account)) {
            return false;
        }
        return requirement == Requirement.EVERYONE
                || requirement == Requirement.ROLES && roles.stream().anyMatch(hasRole);
    }

    /** A short digest of the rule, the same on all nodes with the same rule: decisions of another version are stale. */
    public String version() {
        return version;
    }

    /** Whether two-factor is switched off altogether. */
    public boolean off() {
        return requirement == Requirement.OFF;
    }

    /** Whether this account is left out by name. */
    public boolean exempts(String account) {
        return exempt.contains(account);
    }
}
