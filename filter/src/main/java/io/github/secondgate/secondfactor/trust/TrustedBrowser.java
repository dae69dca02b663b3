package io.github.secondgate.secondfactor.trust;

import io.github.secondgate.store.BrowserRow;
import java.time.Instant;

/** A trusted browser as its owner sees it in the list. Immutable; no secret. */
public final class TrustedBrowser {
    private final String id;
    private final String label;
    private final Instant firstUsedAt;
    private final Instant lastUsedAt;

    private TrustedBrowser(String id, String label, Instant firstUsedAt, Instant lastUsedAt) {
        this.id = id;
        this.label = label;
        this.firstUsedAt = firstUsedAt;
        this.lastUsedAt = lastUsedAt;
    }

    static TrustedBrowser of(BrowserRow row) {
        return new TrustedBrowser(
                row.id(), row.label(), Instant.ofEpochMilli(row.firstUsedAt()), Instant.ofEpochMilli(row.lastUsedAt()));
    }

    /** 22 characters of URL-safe Base64; worth nothing without the secret. */
    public String id() {
        return id;
    }

    /** A short label such as "Firefox on Windows". */
    public String label() {
        return label;
    }

    /** When it was trusted; its lifetime is counted from here. */
    public Instant firstUsedAt() {
        return firstUsedAt;
    }

    /** When it last stood in for a code. */
    public Instant lastUsedAt() {
        return lastUsedAt;
    }
}
