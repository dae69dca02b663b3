package io.github.secondgate.secondfactor;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.AppRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.SetupRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account's authenticator app from the first look at the QR code to its end.
 *
 * <p>Whether the person may do it (password, fresh second factor, CSRF) is decided before; here is only what the
 * database must hold to. Safe for concurrent use.
 */
public final class Enrolments {
    private static final String NAME = "Authenticator app";
    /** Of one account; who starts more loses the oldest. */
    private static final int MOST_SETUPS = 10;

    private final Database database;
    private final AppKeys keys;
    private final RecoveryCodes recoveryCodes;
    private final Totp totp;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * @param totp of new set-ups; existing ones keep theirs
     * @param tolerance time steps before and after the current one whose codes are taken, 0 to 2
     * @throws IllegalArgumentException for another tolerance
     */
    public Enrolments(
            Database database,
            SecretCipher cipher,
            RecoveryCodes recoveryCodes,
            Totp totp,
            int tolerance,
            AuditLog audit,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.keys = new AppKeys(cipher, audit, tolerance);
        this.recoveryCodes = recoveryCodes;
        this.totp = totp;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Starts a set-up, which changes nothing about the account until it is confirmed, and ends by itself after 24
     * hours. Other set-ups of the account go on waiting: the first to be confirmed wins.
     *
     * @return empty if the account has a confirmed app already
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<PendingEnrolment> begin(String account, Attempt attempt) {
        Optional<PendingEnrolment> begun = database.transaction(t -> begin(t, account, clock.instant()));
        record(SecurityEvent.Kind.ENROLMENT_BEGUN, account, attempt, begun.isPresent() ? "BEGUN" : "ALREADY_ENROLLED");
        return begun;
    }

    private Optional<PendingEnrolment> begin(Transaction transaction, String account, Instant now) {
        // First of all, while this transaction holds no other row that somebody might wait for.
        transaction.setups().deleteUntil(now.minus(AbandonedSetups.KEPT).toEpochMilli());
        Accounts.findOrAdd(transaction, account);
        transaction.accounts().lock(account);
        AccountRow row = transaction.accounts().find(account);
        if (row.enrolled()) {
            return Optional.empty();
        }
        List<SetupRow> setups = transaction.setups().allOf(account);
        setups.stream()
                .skip(MOST_SETUPS - 1L)
                .forEach(oldest -> transaction.setups().delete(oldest.id()));
        String id = Digests.randomId(random);
        SharedSecret secret = SharedSecret.random(random);
        transaction
                .setups()
                .add(new SetupRow(
                        id,
                        account,
                        keys.seal(secret, account, id),
                        totp.algorithm().name(),
                        totp.digits(),
                        totp.periodSeconds(),
                        NAME,
                        null,
                        row.changes(),
                        now.toEpochMilli()));
        return Optional.of(new PendingEnrolment(id, account, secret, totp));
    }

    /**
     * The set-up of this id, while it is this account's and can still be confirmed.
     *
     * @throws io.github.secondgate.crypto.UnreadableSecretException if its secret cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<PendingEnrolment> pending(String account, String id) {
        Instant now = clock.instant();
        return database.transaction(t -> {
            SetupRow setup = t.setups().find(account, id);
            if (!SetupCheck.isWaiting(setup, t.accounts().find(account), now)) {
                return Optional.empty();
            }
            AppKey key = keys.open(setup, null);
            return Optional.of(new PendingEnrolment(id, account, key.secret(), key.totp()));
        });
    }

    /**
     * Gives a set-up up. Its secret stays, encrypted, for 24 hours to recognise its codes, and can never be confirmed
     * again.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void abandon(String account, String id, Attempt attempt) {
        Instant now = clock.instant();
        int abandoned = database.transaction(t -> {
            t.setups().deleteUntil(now.minus(AbandonedSetups.KEPT).toEpochMilli());
            return t.setups().abandon(account, id, now.toEpochMilli());
        });
        if (abandoned > 0) {
            record(SecurityEvent.Kind.ENROLMENT_ABANDONED, account, attempt, "ABANDONED");
        }
    }

    /**
     * Confirms a set-up by its first code, which is spent with it, and makes the recovery codes.
     *
     * <p>Two transactions: the first counts and checks, the second activates if the account's change counter still
     * stands where the set-up began. Between them the codes are derived, which is slow, and holds no lock. Of several
     * confirmations for one account exactly one wins; the others are NO_PENDING. What cannot be a code is REJECTED
     * without being counted.
     *
     * @throws io.github.secondgate.crypto.UnreadableSecretException if the secret cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Confirmation confirm(String account, String id, String code, Attempt attempt) {
        Instant now = clock.instant();
        SetupCheck check = new SetupCheck(keys, account, id, code, attempt, now);
        Confirmation refusal = database.transaction(check::in);
        Confirmation confirmation = refusal == null ? activate(check, now) : refusal;
        Diagnosis cause = confirmation.diagnosis();
        record(
                SecurityEvent.Kind.ENROLMENT_CONFIRMED,
                account,
                attempt,
                confirmation.outcome() + (cause == null ? "" : " " + cause));
        return confirmation;
    }

    private Confirmation activate(SetupCheck check, Instant now) {
        String account = check.setup().account();
        RecoveryCodes.FreshSet codes = recoveryCodes.freshSet(account);
        return database.transaction(t -> {
            long changes = check.setup().changes();
            if (t.accounts().changeFrom(account, changes, codes.parameters()) == 0) {
                return Confirmation.noPending();
            }
            SetupRow setup = t.setups().find(account, check.setup().id());
            if (setup == null || setup.abandonedAt() != null) {
                t.undo();
                return Confirmation.noPending();
            }
            t.setups().delete(setup.id());
            t.apps().add(new AppRow(setup, check.step(), now.toEpochMilli()));
            codes.replaceIn(t);
            t.accounts().forgiveCodes(account);
            return Confirmation.confirmed(new NewCodes(codes.codes(), changes + 1));
        });
    }

    /**
     * Removes every factor and the recovery codes. The failure counters stay, and so does the count of codes sent.
     *
     * @return whether there was a factor
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean disable(String account, Attempt attempt) {
        boolean disabled = database.transaction(t -> {
            if (t.accounts().lock(account) == null
                    || t.apps().deleteOf(account) + t.channels().deleteOf(account) == 0) {
                return false;
            }
            t.recoveryCodes().deleteOf(account);
            t.accounts().change(account, null);
            return true;
        });
        record(SecurityEvent.Kind.SECOND_FACTOR_DISABLED, account, attempt, disabled ? "DISABLED" : "NOT_ENROLLED");
        return disabled;
    }

    /**
     * Tries the keys on the apps confirmed first and last, so that a wrong key file shows at the start and not when people
     * want to sign in. Not a proof that every secret can be read.
     *
     * @throws UnreadableSecretException if one of them cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void tryKeys() {
        database.transaction(t -> t.apps().oldestAndNewest()).forEach(app -> keys.open(app, null));
    }

    private void record(SecurityEvent.Kind kind, String account, Attempt attempt, String outcome) {
        audit.record(new SecurityEvent(kind, SecurityEvent.Factor.APP, account, attempt.address(), outcome));
    }
}
