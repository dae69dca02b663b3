package io.github.secondgate.secondfactor;

import io.github.secondgate.store.AccountRow;
import java.time.Instant;

/** What the decision about an account rests on, as it stood at one moment. Immutable; no secret. */
public final class AccountFacts {
    private final String account;
    private final long changes;
    private final Instant confirmedAt;
    private final Instant requiredSince;
    private final int recoveryCodesLeft;

    /** Facts by hand, for tests; the others come from {@link Accounts#facts}. */
    public AccountFacts(
            String account, long changes, Instant confirmedAt, Instant requiredSince, int recoveryCodesLeft) {
        this.account = account;
        this.changes = changes;
        this.confirmedAt = confirmedAt;
        this.requiredSince = requiredSince;
        this.recoveryCodesLeft = recoveryCodesLeft;
    }

    static AccountFacts of(String account, AccountRow row) {
        if (row == null) {
            return new AccountFacts(account, 0, null, null, 0);
        }
        return new AccountFacts(
                account,
                row.changes(),
                row.app() == null ? null : Instant.ofEpochMilli(row.app().confirmedAt()),
                row.requiredSinceAt() == null ? null : Instant.ofEpochMilli(row.requiredSinceAt()),
                row.recoveryCodesLeft());
    }

    public String account() {
        return account;
    }

    /** The change counter: rises whenever a factor of the account is added, removed or replaced; 0 before the first. */
    public long changes() {
        return changes;
    }

    /** Whether the account has a confirmed authenticator app. */
    public boolean enrolled() {
        return confirmedAt != null;
    }

    /** When the app was confirmed, or null without one. */
    public Instant confirmedAt() {
        return confirmedAt;
    }

    /** When the policy was first seen to demand a factor of this account, or null. */
    public Instant requiredSince() {
        return requiredSince;
    }

    /** Recovery codes that were not spent. */
    public int recoveryCodesLeft() {
        return recoveryCodesLeft;
    }
}
