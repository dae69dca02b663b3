package io.github.secondgate.audit;

import io.github.secondgate.store.EventRow;
import java.time.Instant;

/** An event of the audit log as it is shown and exported. Immutable. */
public final class AuditEntry {
    private final String id;
    private final Instant at;
    private final String kind;
    private final String factor;
    private final String account;
    private final String address;
    private final String outcome;
    private final int occurrences;
    private final Instant lastAt;

    public AuditEntry(EventRow row) {
        this.id = row.id();
        this.at = Instant.ofEpochMilli(row.at());
        this.kind = row.kind();
        this.factor = row.factor();
        this.account = row.account();
        this.address = row.address();
        this.outcome = row.outcome();
        this.occurrences = row.occurrences();
        this.lastAt = row.lastAt() == null ? this.at : Instant.ofEpochMilli(row.lastAt());
    }

    String id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    /** What happened, as the log names it. */
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

    /** How often; what repeats within an hour is one event. */
    public int occurrences() {
        return occurrences;
    }

    /** When last; where it happened once, that is {@link #at}. */
    public Instant lastAt() {
        return lastAt;
    }
}
