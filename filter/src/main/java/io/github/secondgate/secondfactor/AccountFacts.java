package io.github.secondgate.secondfactor;

import io.github.secondgate.store.AccountRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What the decision about an account rests on, as it stood at one moment. Immutable; no secret. */
public final class AccountFacts {
    private final String account;
    private final long changes;
    private final List<AppFacts> apps;
    private final Instant requiredSince;
    private final int recoveryCodesLeft;

    /** Facts by hand, for tests; the others come from {@link Accounts#facts}. */
    public AccountFacts(
            String account, long changes, List<AppFacts> apps, Instant requiredSince, int recoveryCodesLeft) {
        this.account = account;
        this.changes = changes;
        this.apps = Collections.unmodifiableList(new ArrayList<>(apps));
        this.requiredSince = requiredSince;
        this.recoveryCodesLeft = recoveryCodesLeft;
    }

    static AccountFacts of(String account, AccountRow row) {
        if (row == null) {
            return new AccountFacts(account, 0, Collections.emptyList(), null, 0);
        }
        return new AccountFacts(
                account,
                row.changes(),
                row.apps().stream().map(AppFacts::of).collect(Collectors.toList()),
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

    /** The confirmed authenticator apps: the one used last first, those never used last and the newest of them first. */
    public List<AppFacts> apps() {
        return apps;
    }

    /** Whether the account has a factor that was confirmed. */
    public boolean enrolled() {
        return !apps.isEmpty();
    }

    /** When the oldest of its factors was confirmed, or null without one. */
    public Instant confirmedAt() {
        return apps.stream().map(AppFacts::confirmedAt).min(Instant::compareTo).orElse(null);
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
