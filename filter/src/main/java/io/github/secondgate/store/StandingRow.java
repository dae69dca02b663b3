package io.github.secondgate.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The little of an account, and of the policy, that is asked again and again while its sessions last. Plain data; confined to a thread. */
public class StandingRow {
    private long changes;
    private Long requiredSinceAt;
    private Long resetAt;
    private Long exemptUntilAt;
    private int factors;
    private long policyVersion;

    StandingRow() {}

    /** As a row of {@link JoinedRows} tells it, which counts no factors. */
    StandingRow(ResultSet row) throws SQLException {
        changes = row.getLong("changes");
        requiredSinceAt = moment(row, "required_since_at");
        resetAt = moment(row, "reset_at");
        exemptUntilAt = moment(row, "exempt_until_at");
        policyVersion = row.getLong("policy_version");
    }

    /** Null stays null. */
    static Long moment(ResultSet row, String column) throws SQLException {
        long moment = row.getLong(column);
        return row.wasNull() ? null : moment;
    }

    /** The change counter; 0 where there is no such account. */
    public final long changes() {
        return changes;
    }

    /** Epoch milliseconds, or null. */
    public final Long requiredSinceAt() {
        return requiredSinceAt;
    }

    /** When an administrator last reset it, epoch milliseconds, or null. */
    public final Long resetAt() {
        return resetAt;
    }

    /** Until when it is exempt, epoch milliseconds, perhaps past; null without an exemption. */
    public final Long exemptUntilAt() {
        return exemptUntilAt;
    }

    /** Whether the account has a factor that was confirmed. */
    public boolean enrolled() {
        return factors > 0;
    }

    /** The newest version of the policy, 0 while there is none; only where it was read with the account. */
    public final long policyVersion() {
        return policyVersion;
    }
}
