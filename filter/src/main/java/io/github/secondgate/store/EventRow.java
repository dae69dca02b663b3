package io.github.secondgate.store;

/** A kept event of the audit log. Plain data; confined to a thread. */
public final class EventRow {
    private String id;
    private long at;
    private String kind;
    private String factor;
    private String account;
    private String address;
    private String outcome;
    private int occurrences;
    private Long lastAt;

    EventRow() {}

    /**
     * A new event.
     *
     * @param id up to 64 characters whose order is that of the events
     * @param account up to 255 characters, or null
     * @param address up to 64 characters, or null
     * @param outcome up to 255 characters
     */
    public EventRow(String id, long at, String kind, String factor, String account, String address, String outcome) {
        this.id = id;
        this.at = at;
        this.kind = kind;
        this.factor = factor;
        this.account = account;
        this.address = address;
        this.outcome = outcome;
        this.occurrences = 1;
    }

    /** @param times how often it happened at once, at least once */
    public EventRow happened(int times) {
        occurrences = times;
        lastAt = times == 1 ? null : at;
        return this;
    }

    /** Sorts in the order in which the events happened. */
    public String id() {
        return id;
    }

    /** Epoch milliseconds. */
    public long at() {
        return at;
    }

    public String kind() {
        return kind;
    }

    public String factor() {
        return factor;
    }

    /** Whom it concerns, or null. */
    public String account() {
        return account;
    }

    /** Where the request came from, or null. */
    public String address() {
        return address;
    }

    public String outcome() {
        return outcome;
    }

    /** How often it happened; what repeats within an hour is one row. */
    public int occurrences() {
        return occurrences;
    }

    /** When it happened last, in epoch milliseconds; null where it happened once. */
    public Long lastAt() {
        return lastAt;
    }
}
