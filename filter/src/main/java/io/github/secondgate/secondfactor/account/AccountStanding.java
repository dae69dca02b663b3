package io.github.secondgate.secondfactor.account;

import io.github.secondgate.store.StandingRow;
import java.time.Instant;

/** What is asked of an account, and whether a session still meets it, rests on this, as it stood at one moment. Immutable; no secret. */
public class AccountStanding {
    private final String account;
    private final long changes;
    private final boolean enrolled;
    private final Instant requiredSince;
    private final Instant exemptUntil;
    private final Instant resetAt;
    private final long policyVersion;

    AccountStanding(
            String account,
            long changes,
            boolean enrolled,
            Long requiredSinceAt,
            Long exemptUntilAt,
            Long resetAt,
            long policyVersion) {
        this.account = account;
        this.changes = changes;
        this.enrolled = enrolled;
        this.requiredSince = instant(requiredSinceAt);
        this.exemptUntil = instant(exemptUntilAt);
        this.resetAt = instant(resetAt);
        this.policyVersion = policyVersion;
    }

    AccountStanding(String account, StandingRow row) {
        this(
                account,
                row.changes(),
                row.enrolled(),
                row.requiredSinceAt(),
                row.exemptUntilAt(),
                row.resetAt(),
                row.policyVersion());
    }

    static Instant instant(Long epochMilli) {
        return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli);
    }

    public final String account() {
        return account;
    }

    /** The change counter: rises whenever a factor of the account is added, removed or replaced; 0 before the first. */
    public final long changes() {
        return changes;
    }

    /** Whether the account has a factor that was confirmed. */
    public final boolean enrolled() {
        return enrolled;
    }

    /** When the policy was first seen to demand a factor of this account, or null. */
    public final Instant requiredSince() {
        return requiredSince;
    }

    /** Until when an administrator exempted it, perhaps past; null without an exemption. */
    public final Instant exemptUntil() {
        return exemptUntil;
    }

    /** When an administrator took all its factors away; what was signed in before then must sign in again. Or null. */
    public final Instant resetAt() {
        return resetAt;
    }

    /** Which policy was the newest at that moment; 0 while the settings say it. */
    public final long policyVersion() {
        return policyVersion;
    }
}
