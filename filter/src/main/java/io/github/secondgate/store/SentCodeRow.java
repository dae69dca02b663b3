package io.github.secondgate.store;

/** A code that was sent by e-mail or SMS. Plain data; confined to a thread. */
public final class SentCodeRow {
    private String id;
    private String account;
    private String channel;
    private String purpose;
    private String sessionMark;
    private String hash;
    private String destination;
    private long sentAt;
    private Long spentAt;

    SentCodeRow() {}

    /** A live code; the last two texts are digests. */
    public SentCodeRow(
            String id, String account, String channel, String purpose, String sessionMark, String hash, long sentAt) {
        this.id = id;
        this.account = account;
        this.channel = channel;
        this.purpose = purpose;
        this.sessionMark = sessionMark;
        this.hash = hash;
        this.sentAt = sentAt;
    }

    /** @param digest of the address that it was sent to */
    public SentCodeRow to(String digest) {
        destination = digest;
        return this;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String channel() {
        return channel;
    }

    /** What it may be spent for. */
    public String purpose() {
        return purpose;
    }

    /** Digest of the session that asked for it. */
    public String sessionMark() {
        return sessionMark;
    }

    /** Keyed digest of the code. */
    public String hash() {
        return hash;
    }

    /** Keyed digest of where it went. */
    public String destination() {
        return destination;
    }

    /** Epoch milliseconds. */
    public long sentAt() {
        return sentAt;
    }

    /** Epoch milliseconds, or null while it is live. */
    public Long spentAt() {
        return spentAt;
    }
}
