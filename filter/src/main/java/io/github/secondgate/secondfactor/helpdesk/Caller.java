package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.RescueRow;
import java.time.Instant;

/** Whoever waits under a phrase, as the agent is told of them before anything is issued. Immutable. */
public final class Caller {
    private final Rescue.Outcome refusal;
    private final String account;
    private final String browser;
    private final String address;
    private final Instant askedAt;
    private final Rescue.Outcome noDayPass;

    private Caller(
            Rescue.Outcome refusal,
            String account,
            String browser,
            String address,
            Instant askedAt,
            Rescue.Outcome noDayPass) {
        this.refusal = refusal;
        this.account = account;
        this.browser = browser;
        this.address = address;
        this.askedAt = askedAt;
        this.noDayPass = noDayPass;
    }

    static Caller refused(Rescue.Outcome refusal) {
        return new Caller(refusal, null, null, null, null, null);
    }

    static Caller of(RescueRow row, Rescue.Outcome noDayPass) {
        return waiting(row.account(), row.browser(), row.address(), Instant.ofEpochMilli(row.askedAt()), noDayPass);
    }

    /** @param noDayPass why none can be issued now; null where one can */
    public static Caller waiting(
            String account, String browser, String address, Instant askedAt, Rescue.Outcome noDayPass) {
        return new Caller(null, account, browser, address, askedAt, noDayPass);
    }

    /** Why nobody can be let in by this phrase; null where somebody can. */
    public Rescue.Outcome refusal() {
        return refusal;
    }

    public String account() {
        return account;
    }

    /** As a short label, or null. */
    public String browser() {
        return browser;
    }

    /** Where they asked from, or null. */
    public String address() {
        return address;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** Why they can have no day pass now; null where they can, if the helpdesk issues any. */
    public Rescue.Outcome noDayPass() {
        return noDayPass;
    }
}
