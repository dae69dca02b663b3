package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.store.CredentialRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A machine credential as its owner and administrators see it, good or ended. Immutable; no secret. */
public final class Credential {
    /** How one ended. */
    public enum Ending {
        EXPIRED,
        REVOKED,
        /** All factors of the account were taken away. */
        FACTORS_GONE
    }

    private final CredentialRow row;

    private Credential(CredentialRow row) {
        this.row = row;
    }

    static Credential of(CredentialRow row) {
        return new Credential(row);
    }

    /** Letters and digits; worth nothing without the secret. */
    public String id() {
        return row.id();
    }

    public String account() {
        return row.account();
    }

    public String name() {
        return row.name();
    }

    /** Rules of the setting, as it had them when this was made. */
    public List<String> paths() {
        return Arrays.asList(row.paths().split(","));
    }

    /** Methods of HTTP, or {@link CredentialPlan#ANY_METHOD} alone. */
    public List<String> methods() {
        return Arrays.asList(row.methods().split(","));
    }

    /** Case counts, as it does in HTTP. */
    public boolean allows(String method) {
        return methods().contains(method) || row.methods().equals(CredentialPlan.ANY_METHOD);
    }

    /** The account of whoever made it. */
    public String madeBy() {
        return row.madeBy();
    }

    /** Why an administrator made it, or null. */
    public String reason() {
        return row.reason();
    }

    public Instant madeAt() {
        return Instant.ofEpochMilli(row.madeAt());
    }

    /** The first moment at which it is not good any more. */
    public Instant until() {
        return Instant.ofEpochMilli(row.untilAt());
    }

    /** To about a minute; null before the first use. */
    public Instant lastUsedAt() {
        return row.lastUsedAt() == null ? null : Instant.ofEpochMilli(row.lastUsedAt());
    }

    /** From where it was used last, or null. */
    public String lastAddress() {
        return row.lastAddress();
    }

    /** Null while it is good. */
    public Ending ending(Instant now) {
        if (row.ending() != null) {
            return Ending.valueOf(row.ending());
        }
        return now.isBefore(until()) ? null : Ending.EXPIRED;
    }

    /** When it ended, or will. */
    public Instant endedAt() {
        return row.endedAt() == null ? until() : Instant.ofEpochMilli(row.endedAt());
    }

    /** The account of whoever ended it, or null. */
    public String endedBy() {
        return row.endedBy();
    }
}
