package io.github.secondgate.secondfactor.app;

import java.util.Optional;

/** How the start of a set-up went. Immutable; carries the shared secret if there is one. */
public final class EnrolmentStart {
    /** How it went. */
    public enum Outcome {
        BEGUN,
        /** The account has a factor: its first cannot be set up again. */
        ALREADY_ENROLLED,
        /** The account has no factor beside which, or in place of which, an app could stand. */
        NOT_ENROLLED,
        /** Another app of the account is called so. */
        NAME_TAKEN,
        /** The account has as many apps as there can be. */
        TOO_MANY,
        /** The account has no such app (any more). */
        UNKNOWN_APP
    }

    private final Outcome outcome;
    private final PendingEnrolment pending;

    private EnrolmentStart(Outcome outcome, PendingEnrolment pending) {
        this.outcome = outcome;
        this.pending = pending;
    }

    static EnrolmentStart of(PendingEnrolment pending) {
        return new EnrolmentStart(Outcome.BEGUN, pending);
    }

    static EnrolmentStart refused(Outcome outcome) {
        return new EnrolmentStart(outcome, null);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** After BEGUN the set-up that now waits. */
    public Optional<PendingEnrolment> pending() {
        return Optional.ofNullable(pending);
    }

    @Override
    public String toString() {
        return "EnrolmentStart[" + outcome + "]";
    }
}
