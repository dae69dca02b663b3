package io.github.secondgate.store;

/** Somebody who asks the helpdesk to let them in, and what came of it. Plain data; confined to a thread. */
public final class RescueRow {
    private String id;
    private String account;
    private String phrase;
    private String sessionMark;
    private long changes;
    private long askedAt;
    private String address;
    private String browser;
    private String hash;
    private String parameters;
    private Long issuedAt;
    private Long spentAt;

    RescueRow() {}

    /** One that waits for the helpdesk; {@code sessionMark} is a digest. */
    public RescueRow(String id, String account, String phrase, String sessionMark, long changes, long askedAt) {
        this.id = id;
        this.account = account;
        this.phrase = phrase;
        this.sessionMark = sessionMark;
        this.changes = changes;
        this.askedAt = askedAt;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String phrase() {
        return phrase;
    }

    /** Digest of the session that asked. */
    public String sessionMark() {
        return sessionMark;
    }

    /** The account's change counter when it was asked for. */
    public long changes() {
        return changes;
    }

    /** Epoch milliseconds. */
    public long askedAt() {
        return askedAt;
    }

    /** The same, asked from there; each may be null. */
    public RescueRow from(String where, String label) {
        address = where;
        browser = label;
        return this;
    }

    /** Where the session that asked came from, or null. */
    public String address() {
        return address;
    }

    /** The label of its browser, or null. */
    public String browser() {
        return browser;
    }

    /** Of the code, or null while none was issued. */
    public String hash() {
        return hash;
    }

    /** How the code was hashed, or null. */
    public String parameters() {
        return parameters;
    }

    /** Epoch milliseconds, or null while no code was issued. */
    public Long issuedAt() {
        return issuedAt;
    }

    /** Epoch milliseconds, or null while the code was not spent. */
    public Long spentAt() {
        return spentAt;
    }
}
