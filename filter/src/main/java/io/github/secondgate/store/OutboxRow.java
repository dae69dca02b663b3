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
    private String sameness;
    private int repetitions;

    OutboxRow() {}

    /** A new one, due at once, that repeats nothing. */
    public OutboxRow(String id, String account, String kind, String subject, String body, long createdAt) {
        this.id = id;
        this.account = account;
        this.kind = kind;
        this.subject = subject;
        this.body = body;
        this.createdAt = createdAt;
        this.dueAt = createdAt;
        this.sameness = id;
    }

    /** @param shared up to 64 characters that those share which tell of the same */
    public OutboxRow like(String shared) {
        sameness = shared;
        return this;
    }

    /** It tells of one repetition, and waits until then for more. */
    public OutboxRow repeating(long until) {
        repetitions = 1;
        dueAt = until;
        return this;
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

    /** Shared by those that tell of the same. */
    public String sameness() {
        return sameness;
    }

    /** Of how many repetitions it tells; 0 for the first. */
    public int repetitions() {
        return repetitions;
    }
}
