package io.github.secondgate.secondfactor;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** How the confirmation of a set-up went. Immutable; does not print the codes it carries. */
public final class Confirmation {
    /** How it went. */
    public enum Outcome {
        /** The app counts from now on. */
        CONFIRMED,
        /** There is no such set-up (any more), or another session was faster. */
        NO_PENDING,
        REJECTED,
        /** The code was not looked at. */
        THROTTLED
    }

    private final Outcome outcome;
    private final NewCodes codes;
    private final Diagnosis diagnosis;
    private final Duration retryAfter;

    private Confirmation(Outcome outcome, NewCodes codes, Diagnosis diagnosis, Duration retryAfter) {
        this.outcome = outcome;
        this.codes = codes;
        this.diagnosis = diagnosis;
        this.retryAfter = retryAfter;
    }

    static Confirmation confirmed(NewCodes codes) {
        return new Confirmation(Outcome.CONFIRMED, codes, null, Duration.ZERO);
    }

    static Confirmation noPending() {
        return new Confirmation(Outcome.NO_PENDING, none(), null, Duration.ZERO);
    }

    static Confirmation rejected(Diagnosis diagnosis) {
        return new Confirmation(Outcome.REJECTED, none(), diagnosis, Duration.ZERO);
    }

    static Confirmation throttled(Duration retryAfter) {
        return new Confirmation(Outcome.THROTTLED, none(), null, retryAfter);
    }

    private static NewCodes none() {
        return new NewCodes(Collections.emptyList(), 0);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** After CONFIRMED the recovery codes, to be shown once; empty if they are switched off. */
    public List<String> recoveryCodes() {
        return codes.codes();
    }

    /** After CONFIRMED the account's change counter; else 0. */
    public long changes() {
        return codes.changes();
    }

    /** After REJECTED the cause, if it is known and may be told; else null. */
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** After THROTTLED how long codes are not looked at; else zero. */
    public Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String toString() {
        return "Confirmation[" + outcome + "]";
    }
}
