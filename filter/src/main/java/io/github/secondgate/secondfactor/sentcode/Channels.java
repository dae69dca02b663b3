package io.github.secondgate.secondfactor.sentcode;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.recovery.NewCodes;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Transaction;
import java.time.Clock;
import java.util.Optional;

/**
 * An account's codes by e-mail and SMS as factors: from the first code that came back to their end.
 *
 * <p>Whether the person may do it (password, fresh second factor, CSRF), and whether the method is offered, is decided
 * before; here is only what the database must hold to. Safe for concurrent use.
 */
public final class Channels {
    private final Database database;
    private final SentCodes codes;
    private final RecoveryCodes recoveryCodes;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;

    public Channels(CoreServices core, SentCodes codes, RecoveryCodes recoveryCodes) {
        this.database = core.database();
        this.codes = codes;
        this.recoveryCodes = recoveryCodes;
        this.audit = core.audit();
        this.notices = core.notices();
        this.clock = core.clock();
    }

    /**
     * The last time that a code of it let the owner pass.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<AccountFacts.Use> lastUse(String account, Channel channel) {
        return Optional.ofNullable(
                AccountFacts.Use.of(database.transaction(t -> t.channels().lastUse(account, channel.name()))));
    }

    /** Sends the first code, which {@link #confirm} takes; see {@link SentCodes#send}. Changes nothing about the account. */
    public SendResult begin(String account, Channel channel, RequestOrigin requestOrigin) {
        return codes.send(account, channel, CodePurpose.CONFIGURE, requestOrigin);
    }

    /**
     * Makes the channel count for the address that the code of {@link #begin} in this session went to, and makes the recovery codes where it
     * is the account's first factor.
     *
     * <p>Two transactions: the first counts, checks and spends, the second activates if the account's change counter
     * still stands where it stood then. Between them recovery codes are derived, which is slow, and holds no lock.
     *
     * @return REPEATED for the request that spent the code, sent again, also while the first of the two is at work;
     *     NO_PENDING where the channel counts already for the address the code went to, or the factors changed meanwhile
     * @throws RetryLaterException if too much is being derived for others; the code is spent
     * @throws IllegalArgumentException for a request that is bound to no session
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Confirmation confirm(String account, Channel channel, String code, RequestOrigin requestOrigin) {
        SentCodeCheck.Result check = codes.spendFirst(account, channel, code, requestOrigin);
        Confirmation confirmation = confirmation(check, channel, requestOrigin);
        if (confirmation.effect() == null) {
            String outcome = confirmation.summary();
            audit.record(event(SecurityEvent.Kind.ENROLMENT_CONFIRMED, account, channel, requestOrigin, outcome));
        }
        return confirmation;
    }

    private Confirmation confirmation(SentCodeCheck.Result check, Channel channel, RequestOrigin requestOrigin) {
        Verification verification = check.verification;
        switch (verification.outcome()) {
            case ACCEPTED:
                return counted(check, channel, requestOrigin);
            case THROTTLED:
                return Confirmation.throttled(verification.retryAfter());
            case REJECTED:
            case REPLAYED:
                return Confirmation.rejected(verification.diagnosis());
            case REPEATED:
                return Confirmation.repeated();
            default:
                return Confirmation.noPending();
        }
    }

    /** The code was spent; who is past the limit, or meets too much deriving, asks for another one. */
    private Confirmation counted(SentCodeCheck.Result check, Channel channel, RequestOrigin requestOrigin) {
        try {
            database.transaction(t -> {
                Limit.SET_UP_CONFIRMED.count(t, check.row.account(), clock.millis());
                return null;
            });
            return activate(check, channel, requestOrigin);
        } catch (RetryLaterException e) {
            if (e.ofThisAccount()) {
                return Confirmation.throttled(e.retryAfter());
            }
            throw e;
        }
    }

    private Confirmation activate(SentCodeCheck.Result check, Channel channel, RequestOrigin requestOrigin) {
        AccountRow row = check.row;
        if (check.destination.equals(channel.destination(row))) {
            return Confirmation.noPending();
        }
        boolean first = !row.enrolled();
        NewCodes set = first ? recoveryCodes.made(row.account()) : null;
        return database.transaction(t -> {
            String parameters = first ? set.parameters() : row.recoveryParameters();
            if (t.accounts().changeFrom(row.account(), row.changes(), parameters) == 0) {
                return Confirmation.noPending();
            }
            // Where an address was verified before, the new one takes its place.
            t.channels().delete(row.account(), channel.name());
            t.channels().add(row.account(), channel.name(), check.destination, clock.millis());
            notices.write(
                    t,
                    first ? NoticeKind.TWO_FACTOR_ENABLED : NoticeKind.added(channel.key()),
                    row.account(),
                    requestOrigin);
            Confirmation confirmation = first
                    ? first(t, row, set)
                    : Confirmation.confirmed(Confirmation.Effect.ADDED, null, row.changes() + 1);
            String outcome = confirmation.summary();
            audit.record(
                    t, event(SecurityEvent.Kind.ENROLMENT_CONFIRMED, row.account(), channel, requestOrigin, outcome));
            return confirmation;
        });
    }

    private static Confirmation first(Transaction transaction, AccountRow row, NewCodes codes) {
        codes.replaceIn(transaction);
        transaction.accounts().forgiveCodes(row.account());
        return Confirmation.confirmed(Confirmation.Effect.ENABLED, null, codes.codes(), row.changes() + 1);
    }

    /**
     * Ends it; the account's other sessions owe a code. The recovery codes stay, and so do the counts of what was sent. The
     * last factor is not taken away here: that is {@code Enrolments.disable}.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Removal remove(String account, Channel channel, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            Removal removal = remove(t, account, channel, requestOrigin);
            String outcome = removal.outcome().name();
            audit.record(t, event(SecurityEvent.Kind.METHOD_REMOVED, account, channel, requestOrigin, outcome));
            return removal;
        });
    }

    private Removal remove(Transaction transaction, String account, Channel channel, RequestOrigin requestOrigin) {
        if (!requestOrigin.holds(transaction, account) || transaction.channels().delete(account, channel.name()) == 0) {
            return Removal.refused(Removal.Outcome.UNKNOWN);
        }
        AccountRow row = transaction.accounts().find(account);
        if (!row.enrolled()) {
            transaction.undo();
            return Removal.refused(Removal.Outcome.LAST);
        }
        transaction.accounts().change(account, row.recoveryParameters());
        notices.write(transaction, NoticeKind.removed(channel.key()), account, requestOrigin);
        return Removal.removed(row.changes() + 1);
    }

    private static SecurityEvent event(
            SecurityEvent.Kind kind, String account, Channel channel, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(kind, channel.factor(), account, requestOrigin.address(), outcome);
    }
}
