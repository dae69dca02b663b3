package io.github.secondgate.store;

/** A machine credential, good or ended. Plain data; confined to a thread. */
public final class CredentialRow {
    private String id;
    private String account;
    private String name;
    private String hash;
    private String paths;
    private String methods;
    private String madeBy;
    private String reason;
    private long madeAt;
    private long untilAt;
    private Long lastUsedAt;
    private String lastAddress;
    private Long endedAt;
    private String ending;
    private String endedBy;

    CredentialRow() {}

    /**
     * One that nobody used yet.
     *
     * @param hash digest of the secret
     * @param madeAt epoch milliseconds, like {@code untilAt}
     */
    public CredentialRow(String id, String account, String hash, long madeAt, long untilAt) {
        this.id = id;
        this.account = account;
        this.hash = hash;
        this.madeAt = madeAt;
        this.untilAt = untilAt;
    }

    /** What it is called, and what it is good for. */
    public CredentialRow named(String what, String goodPaths, String goodMethods) {
        this.name = what;
        this.paths = goodPaths;
        this.methods = goodMethods;
        return this;
    }

    /** @param why null where its owner made it */
    public CredentialRow madeBy(String maker, String why) {
        this.madeBy = maker;
        this.reason = why;
        return this;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String name() {
        return name;
    }

    /** Digest of the secret. */
    public String hash() {
        return hash;
    }

    /** Rules, comma-separated. */
    public String paths() {
        return paths;
    }

    /** Methods of HTTP, comma-separated, or {@code *}. */
    public String methods() {
        return methods;
    }

    /** The account of whoever made it. */
    public String madeBy() {
        return madeBy;
    }

    /** An administrator's, or null. */
    public String reason() {
        return reason;
    }

    /** Epoch milliseconds. */
    public long madeAt() {
        return madeAt;
    }

    /** The first moment at which it is not good any more, epoch milliseconds. */
    public long untilAt() {
        return untilAt;
    }

    /** To about a minute, epoch milliseconds; null before the first use. */
    public Long lastUsedAt() {
        return lastUsedAt;
    }

    /** From where it was used last, or null. */
    public String lastAddress() {
        return lastAddress;
    }

    /** Epoch milliseconds; null where nothing ended it yet. */
    public Long endedAt() {
        return endedAt;
    }

    /** How it ended, or null. */
    public String ending() {
        return ending;
    }

    /** The account of whoever ended it, or null. */
    public String endedBy() {
        return endedBy;
    }
}
