package io.github.secondgate.secondfactor.policy;

import io.github.secondgate.secondfactor.account.AccountStanding;
import io.github.secondgate.store.PolicyRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The organisation's rule: who must have a second factor, from when, and which methods can be set up. A pure function;
 * immutable.
 */
public final class Policy {
    /** By whom, when and how often it was changed at run time. */
    private static final class Change {
        static final Change NONE = new Change(0, null, null);

        final long version;
        final String by;
        final Instant at;

        Change(long version, String by, Instant at) {
            this.version = version;
            this.by = by;
            this.at = at;
        }
    }

    /** The longest grace period that can be given. */
    public static final Duration LONGEST_GRACE = Duration.ofDays(365);

    private final Change change;
    private final Enforcement requirement;
    private final Set<String> roles;
    private final Duration grace;
    private final Instant graceEnd;
    private final MethodsOffered methods;
    private final Set<String> exempt;

    /**
     * What the settings say, with the app as the only method and no day on which grace ends for everybody.
     *
     * @param roles any one of them is enough; counts only with {@link Enforcement#ROLES}
     * @param grace how long a person of whom a factor is newly demanded may go on without; not negative
     * @param exempt accounts of which nothing is demanded; one that enrolled nevertheless is asked for its factor
     * @throws IllegalArgumentException for a negative grace, or ROLES without a role
     */
    public Policy(Enforcement requirement, Set<String> roles, Duration grace, Set<String> exempt) {
        this(Change.NONE, requirement, roles, grace, null, MethodsOffered.appOnly(), exempt);
    }

    private Policy(
            Change change,
            Enforcement requirement,
            Set<String> roles,
            Duration grace,
            Instant graceEnd,
            MethodsOffered methods,
            Set<String> exempt) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("The grace period cannot be negative: " + grace);
        }
        if (requirement == Enforcement.ROLES && roles.isEmpty()) {
            throw new IllegalArgumentException("A requirement by roles needs at least one role");
        }
        this.change = change;
        this.requirement = requirement;
        this.roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        this.grace = grace;
        this.graceEnd = graceEnd;
        this.methods = methods;
        this.exempt = Collections.unmodifiableSet(new TreeSet<>(exempt));
    }

    /**
     * A rule that is to take the place of this one; the methods stay, and so does which accounts the settings exempt.
     *
     * @param newGraceEnd the moment at which grace ends for everybody, or null. Where the grace period is zero, everybody
     *     has until then; otherwise whichever comes first
     * @throws IllegalArgumentException as above
     */
    public Policy amended(Enforcement newRequirement, Set<String> newRoles, Duration newGrace, Instant newGraceEnd) {
        Change unsaved = new Change(change.version, null, null);
        return new Policy(unsaved, newRequirement, newRoles, newGrace, newGraceEnd, methods, exempt);
    }

    /** The same rule with other methods. */
    public Policy offering(MethodsOffered newMethods) {
        return new Policy(change, requirement, roles, grace, graceEnd, newMethods, exempt);
    }

    /** The same as it was set at run time; the accounts that the settings exempt stay. */
    public Policy as(PolicyRow row) {
        Set<String> stored = new TreeSet<>(Arrays.asList(row.roles().split(",")));
        stored.remove("");
        return new Policy(
                new Change(row.version(), row.changedBy(), Instant.ofEpochMilli(row.changedAt())),
                Enforcement.valueOf(row.requirement()),
                stored,
                Duration.ofSeconds(row.graceSeconds()),
                row.graceEndsAt() == null ? null : Instant.ofEpochMilli(row.graceEndsAt()),
                methods.stored(row.methods()),
                exempt);
    }

    PolicyRow row(long newVersion, String changedBy, Instant now) {
        PolicyRow row = new PolicyRow(
                newVersion,
                requirement.name(),
                roles.isEmpty() ? PolicyRow.NO_ROLES : String.join(",", roles),
                grace.getSeconds(),
                graceEnd == null ? null : graceEnd.toEpochMilli(),
                methods.text());
        return row.changed(changedBy, now.toEpochMilli());
    }

    /** What is demanded of this account now; {@code hasRole} is asked only where roles count. */
    public Obligation decide(AccountStanding standing, Predicate<String> hasRole, Instant now) {
        boolean left = exempts(standing, now);
        if (off()) {
            return new Obligation(Obligation.Kind.NONE, false, null, left);
        }
        boolean required = !left && names(hasRole);
        if (standing.enrolled()) {
            return new Obligation(Obligation.Kind.SECOND_FACTOR, required, null, left);
        }
        if (!required) {
            return new Obligation(Obligation.Kind.NONE, false, null, left);
        }
        Instant graceEndsAt = graceEndsAt(standing.requiredSince() == null ? now : standing.requiredSince());
        return now.isBefore(graceEndsAt)
                ? new Obligation(Obligation.Kind.NONE, true, graceEndsAt, left)
                : new Obligation(Obligation.Kind.ENROLMENT, true, null, left);
    }

    /** Whether it matters when a factor was first demanded of somebody: each has a time of their own from then on. */
    boolean looksAtFirstDemand() {
        return !grace.isZero();
    }

    /** Equal where two demand the same and were made from the same version, whatever methods they offer. */
    List<Object> demands() {
        return Arrays.asList(change.version, requirement, roles, grace, graceEnd, exempt);
    }

    Set<String> exempted() {
        return exempt;
    }

    private boolean exempts(AccountStanding standing, Instant now) {
        return exempt.contains(standing.account())
                || standing.exemptUntil() != null && now.isBefore(standing.exemptUntil());
    }

    private boolean names(Predicate<String> hasRole) {
        return requirement == Enforcement.EVERYONE
                || requirement == Enforcement.ROLES && roles.stream().anyMatch(hasRole);
    }

    private Instant graceEndsAt(Instant since) {
        Instant own = since.plus(grace);
        if (graceEnd == null) {
            return own;
        }
        return grace.isZero() || graceEnd.isBefore(own) ? graceEnd : own;
    }

    /** Rises with each change at run time; 0 while the settings hold. */
    public long version() {
        return change.version;
    }

    /** Whether two-factor is switched off altogether. */
    public boolean off() {
        return requirement == Enforcement.OFF;
    }

    /** Whom it names. */
    public Enforcement requirement() {
        return requirement;
    }

    /** The roles it names, or would name; in order. */
    public Set<String> roles() {
        return roles;
    }

    /** How long somebody newly required may go on without. */
    public Duration grace() {
        return grace;
    }

    /** When grace ends for everybody, or null. */
    public Instant graceEnd() {
        return graceEnd;
    }

    /** What people can set up. */
    public MethodsOffered methods() {
        return methods;
    }

    /** The administrator who made it, or null where the settings did. */
    public String changedBy() {
        return change.by;
    }

    /** When that was, or null. */
    public Instant changedAt() {
        return change.at;
    }

    /** In one line, for the log. */
    String summary() {
        return requirement
                + (requirement == Enforcement.ROLES ? " " + String.join(",", roles) : "")
                + (grace.isZero() ? "" : " grace " + grace.getSeconds() / 86400 + "d")
                + (graceEnd == null ? "" : " until " + graceEnd)
                + " offering " + methods.text();
    }
}
