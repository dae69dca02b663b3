package io.github.secondgate.secondfactor.sentcode;

import java.time.Duration;
import java.time.Instant;

/** How it went to ask for a code. Immutable; holds no code. */
public final class SendResult {
    /** How it went. */
    public enum Outcome {
        /** It is on its way, or was sent before and still counts. */
        SENT,
        /** One was sent too short ago, or too many were, to this account or this destination. */
        TOO_OFTEN,
        /** Codes are not looked at for a while after wrong ones, so none is sent either. */
        THROTTLED,
        /** Codes are not looked at any more: a recovery code or the helpdesk opens the account. */
        LOCKED,
        /** As many SMS as are paid for have left within a day. */
        BUDGET_SPENT,
        /** The application knows no address or number of this account. */
        NO_DESTINATION,
        /** The application knows another address than the one that was verified, and nobody verified the new one. */
        ADDRESS_CHANGED,
        /** Too many messages wait to leave, and this one was dropped. */
        NOT_SENT,
        /** The account gets no codes this way, or gets them already where it asks to begin. */
        NOT_CONFIGURED,
        /** The account has an authenticator app, and the rule lets nobody go below that. */
        WEAKER
    }

    private final Outcome outcome;
    private final String to;
    private final Instant expiresAt;
    private final Instant resendAt;
    private final Duration retryAfter;

    private SendResult(Outcome outcome, String to, Instant expiresAt, Instant resendAt, Duration retryAfter) {
        this.outcome = outcome;
        this.to = to;
        this.expiresAt = expiresAt;
        this.resendAt = resendAt;
        this.retryAfter = retryAfter;
    }

    static SendResult sent(String to, Instant expiresAt, Instant resendAt) {
        return new SendResult(Outcome.SENT, to, expiresAt, resendAt, Duration.ZERO);
    }

    /** The same, with where it went. */
    SendResult to(String masked) {
        return new SendResult(outcome, masked, expiresAt, resendAt, retryAfter);
    }

    static SendResult refused(Outcome outcome, Duration retryAfter) {
        return new SendResult(outcome, null, null, null, retryAfter);
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean sent() {
        return outcome == Outcome.SENT;
    }

    /** After SENT where to, masked; else null. */
    public String to() {
        return to;
    }

    /** After SENT the first moment at which the code is no longer taken; else null. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** After SENT the first moment at which another may be asked for; else null. */
    public Instant resendAt() {
        return resendAt;
    }

    /** After TOO_OFTEN and THROTTLED how long to wait; else zero. */
    public Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String toString() {
        return "Sending[" + outcome + (to == null ? "" : ", " + to) + "]";
    }
}
