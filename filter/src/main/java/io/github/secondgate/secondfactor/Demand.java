package io.github.secondgate.secondfactor;

import java.time.Instant;

/** What the policy demands of a person who has given the password. Immutable. */
public final class Demand {
    /** What stands between the person and the application. */
    public enum Kind {
        NONE,
        /** A code of the factor they have. */
        SECOND_FACTOR,
        /** To set a factor up first. */
        ENROLMENT
    }

    private final Kind kind;
    private final boolean required;
    private final Instant graceEndsAt;

    Demand(Kind kind, boolean required, Instant graceEndsAt) {
        this.kind = kind;
        this.required = required;
        this.graceEndsAt = graceEndsAt;
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

    @Override
    public String toString() {
        return "Demand[" + kind + (required ? ", required" : "") + (graceEndsAt == null ? "" : ", from " + graceEndsAt)
                + "]";
    }
}
