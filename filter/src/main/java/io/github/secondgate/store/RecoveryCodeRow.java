package io.github.secondgate.store;

/** A recovery code, live or spent. Plain data; confined to a thread. */
public final class RecoveryCodeRow {
    private String id;
    private String account;
    private String hash;
    private Long spentAt;
    private String spentRequest;

    RecoveryCodeRow() {}

    /** A live code. */
    public RecoveryCodeRow(String id, String account, String hash) {
        this.id = id;
        this.account = account;
        this.hash = hash;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String hash() {
        return hash;
    }

    /** Epoch milliseconds, or null while it is live. */
    public Long spentAt() {
        return spentAt;
    }

    /** Digest of the request that spent it, or null. */
    public String spentRequest() {
        return spentRequest;
    }
}
