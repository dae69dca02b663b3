package io.github.secondgate.store;

/** A notice in the outbox. Plain data; confined to a thread. */
public final class OutboxRow {
    private String id;
    private String account;
    private String kind;
    private String subject;
    private String body;
    private long createdAt;
    private long dueAt;
    private int attempts;

    OutboxRow() {}

    /** A new one, due at once. */
    public OutboxRow(String id, String account, String kind, String subject, String body, long createdAt) {
        this.id = id;
        this.account = account;
        this.kind = kind;
        this.subject = subject;
        this.body = body;
        this.createdAt = createdAt;
        this.dueAt = createdAt;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String kind() {
        return kind;
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    /** Epoch milliseconds. */
    public long createdAt() {
        return createdAt;
    }

    /** Epoch milliseconds; also names the state in which the row was read. */
    public long dueAt() {
        return dueAt;
    }

    /** Tries so far. */
    public int attempts() {
        return attempts;
    }
}
