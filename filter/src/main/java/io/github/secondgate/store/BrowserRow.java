package io.github.secondgate.store;

/** A browser on which an account is asked for no code. Plain data; confined to a thread. */
public final class BrowserRow {
    private String id;
    private String account;
    private String hash;
    private String formerHash;
    private String label;
    private long changes;
    private String passwordMark;
    private long firstUsedAt;
    private long lastUsedAt;

    BrowserRow() {}

    /**
     * One that is trusted from now on.
     *
     * @param hash digest of the secret in its cookie
     * @param changes the account's change counter now
     * @param passwordMark keyed digest of the stored password, or null where passwords are not watched
     */
    public BrowserRow(
            String id, String account, String hash, String label, long changes, String passwordMark, long now) {
        this.id = id;
        this.account = account;
        this.hash = hash;
        this.label = label;
        this.changes = changes;
        this.passwordMark = passwordMark;
        this.firstUsedAt = now;
        this.lastUsedAt = now;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    /** Digest of the secret that the browser must show. */
    public String hash() {
        return hash;
    }

    /** Digest of the secret before that one, or null until the first use. */
    public String formerHash() {
        return formerHash;
    }

    /** A short label such as "Firefox on Windows". */
    public String label() {
        return label;
    }

    /** The account's change counter when it was trusted. */
    public long changes() {
        return changes;
    }

    /** Keyed digest of the stored password when it was trusted, or null. */
    public String passwordMark() {
        return passwordMark;
    }

    /** When it was trusted, epoch milliseconds. */
    public long firstUsedAt() {
        return firstUsedAt;
    }

    /** When its secret was last replaced, epoch milliseconds. */
    public long lastUsedAt() {
        return lastUsedAt;
    }
}
