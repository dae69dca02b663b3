package io.github.secondgate.secondfactor.trust;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.store.BrowserRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.ColumnWidth;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Browsers on which an account is asked for no code for a while after it gave one there. A trust lasts a fixed time from
 * that code on, however often it is used, on this server's clock; it ends before that with any change of the account's
 * factors, a recovery code, another password, a sign-out, or when its owner takes it away.
 *
 * <p>It is no factor: it never counts where a fresh one is asked for. That the password was given is the caller's to
 * ensure. Safe for concurrent use, on several nodes too: the database decides.
 */
public final class TrustedBrowsers {
    /** Of one account; who trusts more loses the one used longest ago. */
    private static final int MOST = 20;

    private final Database database;
    private final Duration lifetime;
    private final PasswordFingerprints passwords;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;
    private final SecureRandom random;

    /** @param lifetime of a trust; zero: no browser is trusted, whatever the database says */
    public TrustedBrowsers(CoreServices core, Duration lifetime, PasswordFingerprints passwords) {
        this.database = core.database();
        this.lifetime = lifetime;
        this.passwords = passwords;
        this.audit = core.audit();
        this.notices = core.notices();
        this.clock = core.clock();
        this.random = core.random();
    }

    /** Whether browsers can be trusted at all. */
    public boolean on() {
        return !lifetime.isZero();
    }

    /** How long a trust lasts; zero where there is none. */
    public Duration lifetime() {
        return lifetime;
    }

    /**
     * Trusts a browser on which a code was accepted just now. What it kept until now is worth nothing afterwards.
     *
     * @param changes the account's change counter on which that code was accepted
     * @param loginName asked for only where passwords are watched
     * @param former the browser's cookie so far, anything at all or null
     * @return empty where trusting is off, the factors changed meanwhile, the application stores no password of this name,
     *     or the account trusts more browsers within an hour than anybody has
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<TrustResult> trust(
            String account, long changes, Supplier<String> loginName, String former, RequestOrigin requestOrigin) {
        if (!on()) {
            return Optional.empty();
        }
        Optional<String> fingerprint = passwords.watched() ? passwords.of(account, loginName) : Optional.empty();
        if (passwords.watched() && !fingerprint.isPresent()) {
            audit.record(event(SecurityEvent.Kind.BROWSER_TRUSTED, account, requestOrigin, "NO_PASSWORD_FOUND"));
            return Optional.empty();
        }
        long now = clock.millis();
        if (!database.transaction(t -> Limit.BROWSER_TRUSTED.wait(t, account, now))
                .isZero()) {
            audit.record(event(SecurityEvent.Kind.BROWSER_TRUSTED, account, requestOrigin, "THROTTLED"));
            return Optional.empty();
        }
        TrustSecret key = TrustSecret.fresh(random);
        String label = requestOrigin.browser() == null ? "" : ColumnWidth.BROWSER_LABEL.cut(requestOrigin.browser());
        BrowserRow row = new BrowserRow(key.id(), account, key.hash(), label, changes, fingerprint.orElse(null), now);
        boolean trusted = database.transaction(t -> {
            TrustSecret.parse(former).ifPresent(old -> t.browsers().deleteHolding(old.id(), old.hash()));
            boolean added = added(t, row, requestOrigin);
            String outcome = added ? "TRUSTED" : "FACTORS_CHANGED";
            audit.record(t, event(SecurityEvent.Kind.BROWSER_TRUSTED, account, requestOrigin, outcome));
            return added;
        });
        return trusted ? Optional.of(TrustResult.of(key, lifetime)) : Optional.empty();
    }

    private boolean added(Transaction transaction, BrowserRow row, RequestOrigin requestOrigin) {
        Long changes = transaction.accounts().lock(row.account());
        if (changes == null || changes != row.changes()) {
            return false;
        }
        // Those of former factors were used before any that stands, so they go first.
        transaction.browsers().allOf(row.account()).stream()
                .skip(MOST - 1L)
                .forEach(oldest -> transaction.browsers().delete(oldest.account(), oldest.id()));
        transaction.browsers().add(row);
        notices.write(
                transaction,
                NoticeKind.BROWSER_TRUSTED,
                row.account(),
                requestOrigin,
                clock.instant().plus(lifetime));
        return true;
    }

    /**
     * Whether this is a browser that the account trusts, now that its password was given there. If it is, its secret is
     * replaced; of several requests with the same secret one is recognised. A trust that has ended is deleted.
     *
     * @param changes the account's change counter now
     * @param loginName asked for only where passwords are watched
     * @param cookie anything at all
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    public TrustResult recognise(
            String account, long changes, Supplier<String> loginName, String cookie, RequestOrigin requestOrigin) {
        SecurityEvent recognised = event(SecurityEvent.Kind.BROWSER_RECOGNISED, account, requestOrigin, "RECOGNISED");
        TrustResult result = TrustSecret.parse(on() ? cookie : null)
                .map(key -> check(account, changes, loginName).of(key, random, t -> audit.record(t, recognised)))
                .orElseGet(() -> TrustResult.refused(TrustResult.Outcome.UNKNOWN));
        if (result.worthless()) {
            // A trust that has ended was deleted by now, and stays so whatever becomes of this row.
            String outcome = result.outcome().name();
            audit.record(event(SecurityEvent.Kind.BROWSER_REFUSED, account, requestOrigin, outcome));
        }
        return result;
    }

    private TrustCheck check(String account, long changes, Supplier<String> loginName) {
        return new TrustCheck(database, passwords, account, changes, loginName, lifetime, clock.millis());
    }

    /**
     * Whether a trust by which a session was let in still stands.
     *
     * @param id of the browser, or null
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    public boolean stands(String account, long changes, Supplier<String> loginName, String id) {
        return on() && id != null && check(account, changes, loginName).stands(id);
    }

    /**
     * The account's trusted browsers, the one used last first.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public List<TrustedBrowser> of(String account, long changes) {
        long now = clock.millis();
        return database.transaction(t -> t.browsers().allOf(account)).stream()
                .filter(row -> TrustCheck.refusal(row, account, changes, lifetime, now) == null)
                .map(TrustedBrowser::of)
                .collect(Collectors.toList());
    }

    /**
     * Ends one trust; a session that it let in owes a code from then on.
     *
     * @return whether it was this account's
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean revoke(String account, String id, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            requestOrigin.holds(t, account);
            boolean revoked = t.browsers().delete(account, id) == 1;
            String outcome = revoked ? "BY_OWNER" : "UNKNOWN";
            audit.record(t, event(SecurityEvent.Kind.BROWSER_REVOKED, account, requestOrigin, outcome));
            return revoked;
        });
    }

    /**
     * Ends every trust of the account at once, that in the browser which asks included.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void revokeAll(String account, RequestOrigin requestOrigin) {
        database.transaction(t -> {
            requestOrigin.holds(t, account);
            String outcome = t.browsers().deleteOf(account) > 0 ? "ALL_BY_OWNER" : "UNKNOWN";
            audit.record(t, event(SecurityEvent.Kind.BROWSER_REVOKED, account, requestOrigin, outcome));
            return null;
        });
    }

    /**
     * Ends the trust in a browser on which its owner signs out.
     *
     * @param account who signs out, or null where the session ended before: then the secret alone tells whose it is
     * @param id of the browser as the session knows it, or null
     * @param cookie anything at all
     * @return whether the browser may forget the cookie: it is not the trust of somebody else who shares the browser
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean signedOut(String account, String id, String cookie, RequestOrigin requestOrigin) {
        Optional<TrustSecret> key = TrustSecret.parse(cookie);
        BrowserRow row = database.transaction(
                t -> key.isPresent() ? t.browsers().find(key.get().id()) : null);
        boolean others = row != null && account != null && !row.account().equals(account);
        int ended = database.transaction(t -> {
            int byCookie = row == null || others
                    ? 0
                    : t.browsers().deleteHolding(row.id(), key.get().hash());
            return byCookie + (account == null || id == null ? 0 : t.browsers().delete(account, id));
        });
        if (ended > 0) {
            String whose = account == null ? row.account() : account;
            // After the commit: who signs out sees no fault, so the trust must end even where this cannot be written.
            audit.record(event(SecurityEvent.Kind.BROWSER_REVOKED, whose, requestOrigin, "SIGNED_OUT"));
        }
        return !others;
    }

    /**
     * Ends every trust of an account whose password was changed. Sessions that were let in by a code go on.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void passwordChanged(String account) {
        int ended = database.transaction(t -> {
            t.accounts().lock(account);
            return t.browsers().deleteOf(account);
        });
        if (ended > 0) {
            // After the commit, as at a sign-out.
            RequestOrigin nowhere = new RequestOrigin(null, null);
            audit.record(event(SecurityEvent.Kind.BROWSER_REVOKED, account, nowhere, "PASSWORD_CHANGED"));
        }
    }

    private static SecurityEvent event(
            SecurityEvent.Kind kind, String account, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, requestOrigin.address(), outcome);
    }
}
