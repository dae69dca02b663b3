package io.github.secondgate.secondfactor.policy;

import io.github.secondgate.store.ExemptionRow;
import java.time.Instant;

/** That nothing is required of an account for a while: who granted it, why and until when. Immutable. */
public final class Exemption {
    private final String id;
    private final String account;
    private final String reason;
    private final String grantedBy;
    private final Instant grantedAt;
    private final Instant until;
    private final Instant endedAt;

    Exemption(ExemptionRow row) {
        this.id = row.id();
        this.account = row.account();
        this.reason = row.reason();
        this.grantedBy = row.grantedBy();
        this.grantedAt = Instant.ofEpochMilli(row.grantedAt());
        this.until = Instant.ofEpochMilli(row.untilAt());
        this.endedAt = row.endedAt() == null ? null : Instant.ofEpochMilli(row.endedAt());
    }

    /** Its name in addresses. */
    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String reason() {
        return reason;
    }

    /** The administrator's account. */
    public String grantedBy() {
        return grantedBy;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    /** The first moment at which it holds no more. */
    public Instant until() {
        return until;
    }

    /** When an administrator ended it before its time, or null. */
    public Instant endedAt() {
        return endedAt;
    }

    /** Whether it holds. */
    public boolean runs(Instant now) {
        return endedAt == null && now.isBefore(until);
    }
}
