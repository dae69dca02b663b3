package io.github.secondgate.secondfactor.trust;

import io.github.secondgate.secondfactor.trust.TrustResult.Outcome;
import io.github.secondgate.store.BrowserRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Whether an account's trust in a browser stands, at one moment. Made for one call. */
final class TrustCheck {
    /**
     * Requests that a browser sends at once carry the same secret, and to another node they may be slower than the first
     * one's answer. For so long, the secret before the last is therefore not taken for a copy; nor does it let anyone pass.
     */
    private static final Duration OVERTAKING = Duration.ofMinutes(1);

    private final Database database;
    private final PasswordFingerprints passwords;
    private final String account;
    private final long changes;
    private final Supplier<String> loginName;
    private final Duration lifetime;
    private final long now;

    TrustCheck(
            Database database,
            PasswordFingerprints passwords,
            String account,
            long changes,
            Supplier<String> loginName,
            Duration lifetime,
            long now) {
        this.database = database;
        this.passwords = passwords;
        this.account = account;
        this.changes = changes;
        this.loginName = loginName;
        this.lifetime = lifetime;
        this.now = now;
    }

    /** Whether the trust in the browser of this id stands. */
    boolean stands(String id) {
        BrowserRow row = database.transaction(t -> t.browsers().find(id));
        return refusal(row, account, changes, lifetime, now) == null
                && passwords.unchanged(row.passwordMark(), account, loginName);
    }

    /**
     * Whether the browser that shows this key is trusted; if so it gets another one, if no longer it is forgotten.
     *
     * @param recognised takes the transaction in which it gets the other one
     */
    TrustResult of(TrustSecret key, SecureRandom random, Consumer<Transaction> recognised) {
        BrowserRow row = database.transaction(t -> t.browsers().find(key.id()));
        Outcome refusal = refusal(row, account, changes, lifetime, now);
        if (refusal == null && !row.hash().equals(key.hash())) {
            refusal = overtaken(row, key) ? Outcome.OVERTAKEN : Outcome.COPIED;
        }
        if (refusal == null && !passwords.unchanged(row.passwordMark(), account, loginName)) {
            refusal = Outcome.PASSWORD_CHANGED;
        }
        return refusal == null ? rotated(row, key, key.next(random), recognised) : refused(key, refusal);
    }

    /** Why this account's trust in that browser does not stand, whatever is shown; null where it does. */
    static Outcome refusal(BrowserRow row, String account, long changes, Duration lifetime, long now) {
        if (row == null) {
            return Outcome.UNKNOWN;
        }
        if (!row.account().equals(account)) {
            return Outcome.OTHER_ACCOUNT;
        }
        if (now - row.firstUsedAt() >= lifetime.toMillis()) {
            return Outcome.EXPIRED;
        }
        return row.changes() == changes ? null : Outcome.FACTORS_CHANGED;
    }

    private boolean overtaken(BrowserRow row, TrustSecret key) {
        return key.hash().equals(row.formerHash()) && now - row.lastUsedAt() <= OVERTAKING.toMillis();
    }

    private TrustResult rotated(BrowserRow row, TrustSecret key, TrustSecret next, Consumer<Transaction> recognised) {
        boolean rotated = database.transaction(t -> {
            boolean first = t.browsers().rotate(key.id(), key.hash(), next.hash(), now) == 1;
            if (first) {
                recognised.accept(t);
            }
            return first;
        });
        return rotated
                ? TrustResult.of(next, lifetime.minusMillis(now - row.firstUsedAt()))
                : TrustResult.refused(Outcome.OVERTAKEN);
    }

    private TrustResult refused(TrustSecret key, Outcome refusal) {
        TrustResult refused = TrustResult.refused(refusal);
        if (refused.ended()) {
            database.transaction(t -> t.browsers().delete(account, key.id()));
        }
        return refused;
    }
}
