package io.github.secondgate.secondfactor.app;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.FactorsChangedException;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.totp.Totp;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account's authenticator apps from the first look at the QR code until they count, and the end of all of them.
 *
 * <p>Whether the person may do it (password, fresh second factor, CSRF) is decided before; here is only what the
 * database must hold to. Safe for concurrent use.
 */
public final class Enrolments {
    /** How long a set-up can be confirmed. */
    public static final Duration SET_UP_WAITS = AbandonedEnrolments.KEPT;

    private final Database database;
    private final TotpAppKeys keys;
    private final RecoveryCodes recoveryCodes;
    private final Totp totp;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * @param totp of new set-ups; existing ones keep theirs
     * @param tolerance time steps before and after the current one whose codes are taken, 0 to 2
     * @throws IllegalArgumentException for another tolerance
     */
    public Enrolments(CoreServices core, SecretCipher cipher, RecoveryCodes recoveryCodes, Totp totp, int tolerance) {
        this.database = core.database();
        this.keys = new TotpAppKeys(cipher, core.audit(), tolerance);
        this.recoveryCodes = recoveryCodes;
        this.totp = totp;
        this.audit = core.audit();
        this.notices = core.notices();
        this.clock = core.clock();
        this.random = core.random();
    }

    /**
     * Starts the set-up of the account's first factor, which changes nothing until it is confirmed, and ends by itself
     * after 24 hours. Other set-ups of the account go on waiting: the first to be confirmed wins.
     *
     * @param name what the app is to be called
     * @return empty if the account has a factor already
     * @throws RetryLaterException if the account begins too many set-ups, here and with each other beginning
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<PendingEnrolment> begin(String account, TotpAppName name, RequestOrigin requestOrigin) {
        return begin(account, EnrolmentPlan.first(name), requestOrigin).pending();
    }

    /**
     * Starts the set-up of an app beside the factors there are, which go on counting.
     *
     * <p>The caller has seen a fresh second factor: somebody who only knows the password must not get here.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Beginning beginFurther(String account, TotpAppName name, RequestOrigin requestOrigin) {
        return begin(account, EnrolmentPlan.further(name), requestOrigin);
    }

    /**
     * Starts the set-up of an app that takes the place and the name of another. That one goes on counting until the
     * moment the new one is confirmed. The caller has seen a fresh second factor.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Beginning beginChange(String account, String appId, RequestOrigin requestOrigin) {
        return begin(account, EnrolmentPlan.change(appId), requestOrigin);
    }

    /**
     * Starts the set-up of an app that takes the place of every factor there is, with new recovery codes. They go on
     * counting until the moment it is confirmed. The caller has seen a rescue code in this session.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Beginning beginInstead(String account, TotpAppName name, RequestOrigin requestOrigin) {
        return begin(account, EnrolmentPlan.instead(name), requestOrigin);
    }

    private Beginning begin(String account, EnrolmentPlan plan, RequestOrigin requestOrigin) {
        NewEnrolment setup = new NewEnrolment(keys, totp, random, account, plan, requestOrigin, clock.instant());
        return database.transaction(t -> {
            Beginning begun = setup.in(t);
            String outcome = begun.outcome().name();
            audit.record(t, event(SecurityEvent.Kind.ENROLMENT_BEGUN, account, requestOrigin, outcome));
            return begun;
        });
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
            EnrolmentRow setup = t.enrolments().find(account, id);
            if (!EnrolmentCheck.isWaiting(setup, t.accounts().find(account), now)) {
                return Optional.empty();
            }
            TotpAppKey key = keys.open(t, setup, null);
            return Optional.of(new PendingEnrolment(setup, key.secret(), key.totp()));
        });
    }

    /**
     * Gives a set-up up, for good. Its secret stays, encrypted, for 24 hours to recognise its codes.
     *
     * @throws FactorsChangedException if the factors are others by now: then it can be confirmed no more as it is
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void abandon(String account, String id, RequestOrigin requestOrigin) {
        Instant now = clock.instant();
        database.transaction(t -> {
            if (requestOrigin.holds(t, account) && t.enrolments().abandon(account, id, now.toEpochMilli()) > 0) {
                audit.record(t, event(SecurityEvent.Kind.ENROLMENT_ABANDONED, account, requestOrigin, "ABANDONED"));
            }
            return null;
        });
    }

    /**
     * Confirms a set-up by its first code, which is spent with it. With the account's first factor the recovery codes are
     * made; an app that takes the place of another lets that one go in the same transaction.
     *
     * <p>Two transactions: the first counts and checks, the second activates if the account's change counter still
     * stands where the set-up began. Between them recovery codes are derived, which is slow, and holds no lock. Of several
     * confirmations for one account exactly one wins; the others are NO_PENDING. What cannot be a code is REJECTED
     * without being counted. After ten within an hour, further ones are THROTTLED.
     *
     * @throws RetryLaterException if too much is being derived for others; the set-up goes on waiting
     * @throws io.github.secondgate.crypto.UnreadableSecretException if the secret cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Confirmation confirm(String account, String id, String code, RequestOrigin requestOrigin) {
        Instant now = clock.instant();
        EnrolmentCheck check = new EnrolmentCheck(keys, notices, account, id, code, requestOrigin, now);
        Confirmation refusal = database.transaction(check::in);
        Confirmation confirmation = refusal == null ? confirmed(check, requestOrigin, now) : refusal;
        if (confirmation.effect() == null) {
            audit.record(event(SecurityEvent.Kind.ENROLMENT_CONFIRMED, account, requestOrigin, confirmation.summary()));
        }
        return confirmation;
    }

    /** Past a limit, or while too much is derived, the right code stays good and its try is taken back. */
    private Confirmation confirmed(EnrolmentCheck check, RequestOrigin requestOrigin, Instant now) {
        String account = check.setup().account();
        try {
            database.transaction(t -> {
                Limit.SET_UP_CONFIRMED.count(t, account, now.toEpochMilli());
                return null;
            });
            return activate(check, requestOrigin, now);
        } catch (RetryLaterException e) {
            database.transaction(t -> t.accounts().takeBackApp(account));
            if (e.ofThisAccount()) {
                return Confirmation.throttled(e.retryAfter());
            }
            throw e;
        }
    }

    private Confirmation activate(EnrolmentCheck check, RequestOrigin requestOrigin, Instant now) {
        Activation activation = new Activation(check, recoveryCodes, now);
        String account = check.setup().account();
        return database.transaction(t -> {
            Confirmation confirmation = activation.in(t);
            Confirmation.Effect effect = confirmation.effect();
            if (effect != null) {
                notices.write(t, effect.notice(), account, requestOrigin, confirmation.name());
                String outcome = effect == Confirmation.Effect.ENABLED ? confirmation.summary() : effect.name();
                audit.record(t, event(SecurityEvent.Kind.ENROLMENT_CONFIRMED, account, requestOrigin, outcome));
            }
            return confirmation;
        });
    }

    /**
     * Removes every factor, the recovery codes and the security question. The failure counters stay, and so does the count
     * of codes sent.
     *
     * @return whether there was a factor
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean disable(String account, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            boolean enrolled = requestOrigin.holds(t, account) && Accounts.takeFactorsAway(t, account);
            if (enrolled) {
                t.questions().delete(account);
                t.accounts().change(account, null);
                notices.write(t, NoticeKind.TWO_FACTOR_DISABLED, account, requestOrigin);
            }
            String outcome = enrolled ? "DISABLED" : "NOT_ENROLLED";
            audit.record(t, event(SecurityEvent.Kind.SECOND_FACTOR_DISABLED, account, requestOrigin, outcome));
            return enrolled;
        });
    }

    /**
     * Tries the keys on the apps confirmed first and last, so that a wrong key file shows at the start and not when people
     * want to sign in. Not a proof that every secret can be read.
     *
     * @throws UnreadableSecretException if one of them cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void tryKeys() {
        database.transaction(t -> {
            List<TotpAppRow> some = t.apps().oldestAndNewest();
            some.forEach(app -> keys.open(t, app, null));
            return some;
        });
    }

    private static SecurityEvent event(
            SecurityEvent.Kind kind, String account, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(kind, SecurityEvent.Factor.APP, account, requestOrigin.address(), outcome);
    }
}
