package io.github.secondgate.secondfactor.app;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.FactorsChangedException;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
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
    public static final Duration SET_UP_WAITS = PendingEnrolment.KEPT;

    /** Of one account; who starts more loses the oldest. */
    private static final int MOST_SETUPS = 10;

    private final CoreServices core;
    private final FactorKinds kinds;
    private final TotpAppKeys keys;
    private final RecoveryCodes recoveryCodes;
    private final Totp totp;

    /** @param totp of new set-ups; existing ones keep theirs */
    public Enrolments(CoreServices core, FactorKinds kinds, TotpAppKeys keys, RecoveryCodes recoveryCodes, Totp totp) {
        this.core = core;
        this.kinds = kinds;
        this.keys = keys;
        this.recoveryCodes = recoveryCodes;
        this.totp = totp;
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
        return preparing(account, begin(account, EnrolmentPlan.first(name), requestOrigin))
                .pending();
    }

    /**
     * Starts the set-up of an app beside the factors there are, which go on counting.
     *
     * <p>The caller has seen a fresh second factor: somebody who only knows the password must not get here.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public EnrolmentStart beginFurther(String account, TotpAppName name, RequestOrigin requestOrigin) {
        return begin(account, EnrolmentPlan.further(name), requestOrigin);
    }

    /**
     * Starts the set-up of an app that takes the place and the name of another. That one goes on counting until the
     * moment the new one is confirmed. The caller has seen a fresh second factor.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public EnrolmentStart beginChange(String account, String appId, RequestOrigin requestOrigin) {
        return begin(account, EnrolmentPlan.change(appId), requestOrigin);
    }

    /**
     * Starts the set-up of an app that takes the place of every factor there is, with new recovery codes. They go on
     * counting until the moment it is confirmed. The caller has seen a rescue code in this session.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public EnrolmentStart beginInstead(String account, TotpAppName name, RequestOrigin requestOrigin) {
        return preparing(account, begin(account, EnrolmentPlan.instead(name), requestOrigin));
    }

    /** The recovery codes that go with a first factor are made while the person scans. */
    private EnrolmentStart preparing(String account, EnrolmentStart start) {
        if (start.pending().isPresent()) {
            recoveryCodes.prepare(account);
        }
        return start;
    }

    private EnrolmentStart begin(String account, EnrolmentPlan plan, RequestOrigin requestOrigin) {
        return core.database().transaction(t -> {
            EnrolmentStart start = begin(t, account, plan, requestOrigin);
            String outcome = start.outcome().name();
            core.audit().record(t, event(SecurityEvent.Kind.ENROLMENT_BEGUN, account, requestOrigin, outcome));
            return start;
        });
    }

    private EnrolmentStart begin(
            Transaction transaction, String account, EnrolmentPlan plan, RequestOrigin requestOrigin) {
        Instant now = core.clock().instant();
        Accounts.findOrAdd(transaction, account);
        requestOrigin.holds(transaction, account);
        AccountRow row = transaction.accounts().find(account);
        EnrolmentStart.Outcome fault = plan.fault(row);
        if (fault != null) {
            return EnrolmentStart.refused(fault);
        }
        transaction.enrolments().allOf(account).stream()
                .skip(MOST_SETUPS - 1L)
                .forEach(oldest -> transaction.enrolments().delete(oldest.id()));
        Limit.SET_UP_BEGUN.count(transaction, account, now.toEpochMilli());
        String id = Digests.randomId(core.random());
        SharedSecret secret = SharedSecret.random(core.random());
        EnrolmentRow setup = plan.row(row, id, keys.seal(secret, account, id), totp, now);
        transaction.enrolments().add(setup);
        return EnrolmentStart.of(new PendingEnrolment(setup, secret, totp));
    }

    /**
     * The set-up of this id, while it is this account's and can still be confirmed.
     *
     * @throws io.github.secondgate.crypto.UnreadableSecretException if its secret cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<PendingEnrolment> pending(String account, String id) {
        Instant now = core.clock().instant();
        return core.database().transaction(t -> {
            EnrolmentRow setup = t.enrolments().find(account, id);
            if (!PendingEnrolment.waits(setup, t.accounts().find(account), now)) {
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
        Instant now = core.clock().instant();
        core.database().transaction(t -> {
            if (requestOrigin.holds(t, account) && t.enrolments().abandon(account, id, now.toEpochMilli()) > 0) {
                core.audit()
                        .record(t, event(SecurityEvent.Kind.ENROLMENT_ABANDONED, account, requestOrigin, "ABANDONED"));
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
        Answer answer = TotpAppKind.answer(id, code);
        return new EnrolmentConfirmation(core, kinds, keys, recoveryCodes, account, answer, requestOrigin).run();
    }

    /**
     * Removes every factor, the recovery codes and the security question. The failure counters stay, and so does the count
     * of codes sent.
     *
     * @return whether there was a factor
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean disable(String account, RequestOrigin requestOrigin) {
        return core.database().transaction(t -> {
            boolean enrolled = requestOrigin.holds(t, account) && kinds.takeAway(t, account);
            if (enrolled) {
                t.questions().delete(account);
                t.accounts().change(account, null);
                core.notices().write(t, NoticeKind.TWO_FACTOR_DISABLED, account, requestOrigin);
            }
            String outcome = enrolled ? "DISABLED" : "NOT_ENROLLED";
            core.audit().record(t, event(SecurityEvent.Kind.SECOND_FACTOR_DISABLED, account, requestOrigin, outcome));
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
        core.database().transaction(t -> {
            List<TotpAppRow> some = t.apps().oldestAndNewest();
            some.forEach(app -> keys.open(t, app, null));
            return some;
        });
    }

    static SecurityEvent event(SecurityEvent.Kind kind, String account, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(kind, TotpAppKind.FACTOR, account, requestOrigin.address(), outcome);
    }
}
