package io.github.secondgate.secondfactor.account;

import io.github.secondgate.store.AccountRow;
import java.time.Duration;

/** How a check went. Immutable. Only {@link Outcome#ACCEPTED} lets anyone pass. */
public final class Verification {
    /** How it went. */
    public enum Outcome {
        ACCEPTED,
        REJECTED,
        /** The code was right and is spent; counted like a wrong one. */
        REPLAYED,
        /** The very request that this session just succeeded with: not counted, and grants nothing new. */
        REPEATED,
        /** The code was not looked at. */
        THROTTLED,
        /** Codes of the app are not looked at any more: a recovery code or the helpdesk opens the account. */
        LOCKED,
        /** The account has not the app that was chosen (any more): nothing was looked at or counted. */
        UNKNOWN_APP,
        NOT_ENROLLED,
        /** The account has an authenticator app, and the rule lets nobody go below that. */
        WEAKER
    }

    private final Outcome outcome;
    private final Duration retryAfter;
    private final Diagnosis diagnosis;
    private final long changes;
    private final int recoveryCodesLeft;

    private Verification(Outcome outcome, Duration retryAfter, Diagnosis diagnosis, long changes, int codesLeft) {
        this.outcome = outcome;
        this.retryAfter = retryAfter;
        this.diagnosis = diagnosis;
        this.changes = changes;
        this.recoveryCodesLeft = codesLeft;
    }

    public static Verification of(Outcome outcome, AccountRow account) {
        return new Verification(outcome, Duration.ZERO, null, account.changes(), account.recoveryCodesLeft());
    }

    public static Verification throttled(Throttle.Wait wait, AccountRow account) {
        Outcome outcome = wait.locked() ? Outcome.LOCKED : Outcome.THROTTLED;
        return new Verification(outcome, wait.retryAfter(), null, account.changes(), account.recoveryCodesLeft());
    }

    /** The account's own requests are in each other's way: nothing was looked at or counted. */
    public static Verification notNow(Duration retryAfter) {
        return new Verification(Outcome.THROTTLED, retryAfter, null, 0, 0);
    }

    public static Verification notEnrolled() {
        return new Verification(Outcome.NOT_ENROLLED, Duration.ZERO, null, 0, 0);
    }

    public Verification because(Diagnosis cause) {
        return new Verification(outcome, retryAfter, cause, changes, recoveryCodesLeft);
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean accepted() {
        return outcome == Outcome.ACCEPTED;
    }

    /** Whether a code was looked at, and counted as a failure. */
    public boolean refusedTheCode() {
        return outcome == Outcome.REJECTED || outcome == Outcome.REPLAYED;
    }

    /** Whether no code is looked at until some time has passed, or somebody has helped. */
    public boolean unheard() {
        return outcome == Outcome.THROTTLED || outcome == Outcome.LOCKED;
    }

    /** After THROTTLED how long nothing is looked at; else zero. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** After a refusal the cause, if it is known and may be told; after a success the app, if it is another than the chosen. Else null. */
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** The account's change counter on which this was decided. */
    public long changes() {
        return changes;
    }

    /** Recovery codes left after it. */
    public int recoveryCodesLeft() {
        return recoveryCodesLeft;
    }

    /** For the audit log: the outcome and, where it is known, the cause. */
    public String summary() {
        String app = accepted() && diagnosis != null ? "(" + diagnosis.app() + ")" : "";
        return outcome + (diagnosis == null ? "" : " " + diagnosis + app);
    }

    @Override
    public String toString() {
        return "Verification[" + outcome + (diagnosis == null ? "" : ", " + diagnosis) + "]";
    }
}
