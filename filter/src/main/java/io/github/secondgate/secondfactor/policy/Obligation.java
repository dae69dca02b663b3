package io.github.secondgate.secondfactor.policy;

import java.time.Instant;

/** What the policy demands of a person who has given the password. Immutable. */
public final class Obligation {
    /** What stands between the person and the application. */
    public enum Kind {
        NONE,
        /** A code of the factor they have. */
        SECOND_FACTOR,
        /** To set a factor up first. */
        ENROLMENT
    }

    /** Nothing, whatever the policy says: another organisation made this login and answers for it. */
    public static final Obligation ELSEWHERE = new Obligation(Kind.NONE, false, null, false);

    private final Kind kind;
    private final boolean required;
    private final Instant graceEndsAt;
    private final boolean exempt;

    public Obligation(Kind kind, boolean required, Instant graceEndsAt, boolean exempt) {
        this.kind = kind;
        this.required = required;
        this.graceEndsAt = graceEndsAt;
        this.exempt = exempt;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the policy names this person, whatever they have by now. */
    public boolean required() {
        return required;
    }

    /** The first moment at which enrolment is demanded, while that lies ahead; else null. */
    public Instant graceEndsAt() {
        return graceEndsAt;
    }

    /** Whether this account is left out by name, by the settings or for a while by an administrator. */
    public boolean exempt() {
        return exempt;
    }

    @Override
    public String toString() {
        return "Demand[" + kind + (required ? ", required" : "") + (graceEndsAt == null ? "" : ", from " + graceEndsAt)
                + (exempt ? ", exempt" : "") + "]";
    }
}
