package io.github.secondgate.store;

/** An exemption that was granted. Plain data; confined to a thread. */
public final class ExemptionRow {
    private String id;
    private String account;
    private String reason;
    private String grantedBy;
    private long grantedAt;
    private long untilAt;
    private Long endedAt;

    ExemptionRow() {}

    /** A new exemption. */
    public ExemptionRow(String id, String account, String reason, String grantedBy, long grantedAt, long untilAt) {
        this.id = id;
        this.account = account;
        this.reason = reason;
        this.grantedBy = grantedBy;
        this.grantedAt = grantedAt;
        this.untilAt = untilAt;
    }

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

    /** Epoch milliseconds. */
    public long grantedAt() {
        return grantedAt;
    }

    /** The first moment at which it holds no more, epoch milliseconds. */
    public long untilAt() {
        return untilAt;
    }

    /** When an administrator ended it before its time, epoch milliseconds, or null. */
    public Long endedAt() {
        return endedAt;
    }
}
