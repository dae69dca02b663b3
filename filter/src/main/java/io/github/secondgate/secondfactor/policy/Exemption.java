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

    /** @param endedAt null where nobody ended it */
    public Exemption(
            String id,
            String account,
            String reason,
            String grantedBy,
            Instant grantedAt,
            Instant until,
            Instant endedAt) {
        this.id = id;
        this.account = account;
        this.reason = reason;
        this.grantedBy = grantedBy;
        this.grantedAt = grantedAt;
        this.until = until;
        this.endedAt = endedAt;
    }

    static Exemption of(ExemptionRow row) {
        return new Exemption(
                row.id(),
                row.account(),
                row.reason(),
                row.grantedBy(),
                Instant.ofEpochMilli(row.grantedAt()),
                Instant.ofEpochMilli(row.untilAt()),
                row.endedAt() == null ? null : Instant.ofEpochMilli(row.endedAt()));
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
