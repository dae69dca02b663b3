package io.github.secondgate.store;

/** The little of an account, and of the policy, that is asked again and again while its sessions last. Plain data; confined to a thread. */
public class StandingRow {
    private long changes;
    private Long requiredSinceAt;
    private Long resetAt;
    private Long exemptUntilAt;
    private int factors;
    private long policyVersion;

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
