package io.github.secondgate.store;

/** The organisation's rule as it was set at run time. Plain data; confined to a thread. */
public final class PolicyRow {
    /** A comma alone, for Oracle takes an empty text for NULL. */
    public static final String NO_ROLES = ",";

    private long version;
    private String requirement;
    private String roles;
    private long graceSeconds;
    private Long graceEndsAt;
    private String methods;
    private String changedBy;
    private long changedAt;

    PolicyRow() {}

    /** A new rule; {@code roles} and {@code methods} are comma-separated, {@code graceEndsAt} may be null. */
    public PolicyRow(
            long version, String requirement, String roles, long graceSeconds, Long graceEndsAt, String methods) {
        this.version = version;
        this.requirement = requirement;
        this.roles = roles;
        this.graceSeconds = graceSeconds;
        this.graceEndsAt = graceEndsAt;
        this.methods = methods;
    }

    /** @param account the administrator's */
    public PolicyRow changed(String account, long at) {
        changedBy = account;
        changedAt = at;
        return this;
    }

    public long version() {
        return version;
    }

    public String requirement() {
        return requirement;
    }

    /** Comma-separated; {@link #NO_ROLES}, or an empty text of an older version, for none. */
    public String roles() {
        return roles;
    }

    public long graceSeconds() {
        return graceSeconds;
    }

    /** Epoch milliseconds, or null. */
    public Long graceEndsAt() {
        return graceEndsAt;
    }

    /** Comma-separated; {@link #NO_ROLES}, or an empty text of an older version, for none. */
    public String methods() {
        return methods;
    }

    /** The administrator's account. */
    public String changedBy() {
        return changedBy;
    }

    /** Epoch milliseconds. */
    public long changedAt() {
        return changedAt;
    }
}
