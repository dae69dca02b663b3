package io.github.secondgate.secondfactor.account;

import io.github.secondgate.store.TotpAppRow;
import java.time.Instant;

/** What is shown of a confirmed authenticator app. Immutable; no secret. */
public final class TotpAppFacts {
    private final String id;
    private final String name;
    private final Instant confirmedAt;
    private final AccountFacts.Use lastUse;

    /** @param lastUse null if never */
    public TotpAppFacts(String id, String name, Instant confirmedAt, AccountFacts.Use lastUse) {
        this.id = id;
        this.name = name;
        this.confirmedAt = confirmedAt;
        this.lastUse = lastUse;
    }

    static TotpAppFacts of(TotpAppRow row) {
        return new TotpAppFacts(
                row.id(), row.name(), Instant.ofEpochMilli(row.confirmedAt()), AccountFacts.Use.of(row.lastUse()));
    }

    /** Its name in addresses and forms: characters of URL-safe Base64. */
    public String id() {
        return id;
    }

    /** As the person named it; no two of an account alike. */
    public String name() {
        return name;
    }

    /** When it was added. */
    public Instant confirmedAt() {
        return confirmedAt;
    }

    /** When a code of it was last accepted after the one that confirmed it, or null. */
    public Instant lastUsedAt() {
        return lastUse == null ? null : lastUse.at;
    }

    /** The same with from where and by which browser. */
    public AccountFacts.Use lastUse() {
        return lastUse;
    }
}
