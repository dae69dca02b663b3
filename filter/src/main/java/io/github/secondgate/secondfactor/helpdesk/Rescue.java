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
        OWN_ACCOUNT,
        /** The day passes of today have ended. */
        DAY_PASS_OVER,
        /** The account's day pass of today was used. */
        DAY_PASS_USED
    }

    private final Outcome outcome;
    private final String account;
    private final String code;
    private final Instant expiresAt;
    private final Instant endsAt;

    private Rescue(Outcome outcome, String account, String code, Instant expiresAt, Instant endsAt) {
        this.outcome = outcome;
        this.account = account;
        this.code = code;
        this.expiresAt = expiresAt;
        this.endsAt = endsAt;
    }

    static Rescue refused(Outcome outcome) {
        return new Rescue(outcome, null, null, null, null);
    }

    /** @param endsAt when what a day pass lets in ends; null for a rescue */
    public static Rescue issued(String account, String code, Instant expiresAt, Instant endsAt) {
        return new Rescue(Outcome.ISSUED, account, code, expiresAt, endsAt);
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

    /** After ISSUED when what a day pass lets in ends; null for a rescue. */
    public Instant endsAt() {
        return endsAt;
    }

    @Override
    public String toString() {
        return "Rescue[" + outcome + "]";
    }
}
