package io.github.secondgate.secondfactor.helpdesk;

import java.time.Instant;

/** What the helpdesk got for a phrase. Immutable; does not print the code it carries. */
public final class Rescue {
    /** How it went. */
    public enum Outcome {
        ISSUED,
        /** Nobody waits under this phrase (any more). */
        UNKNOWN_PHRASE,
        /** A code was issued for it before; the person asks for another phrase. */
        ALREADY_ISSUED,
        /** Nobody rescues themselves. */
        OWN_ACCOUNT
    }

    private final Outcome outcome;
    private final String account;
    private final String code;
    private final Instant expiresAt;

    private Rescue(Outcome outcome, String account, String code, Instant expiresAt) {
        this.outcome = outcome;
        this.account = account;
        this.code = code;
        this.expiresAt = expiresAt;
    }

    static Rescue refused(Outcome outcome) {
        return new Rescue(outcome, null, null, null);
    }

    public static Rescue issued(String account, String code, Instant expiresAt) {
        return new Rescue(Outcome.ISSUED, account, code, expiresAt);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** After ISSUED who is let in; else null. */
    public String account() {
        return account;
    }

    /** After ISSUED the code, to be shown once, as people read it; else null. */
    public String code() {
        return code;
    }

    /** After ISSUED the first moment at which the code is not taken; else null. */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "Rescue[" + outcome + "]";
    }
}
