package io.github.secondgate.secondfactor.app;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import java.time.Instant;
import java.util.OptionalLong;

/** The first code of a set-up, counted and checked in one transaction; changes nothing else. Made for one call. */
final class EnrolmentCheck {
    private final TotpAppKeys keys;
    private final Notices notices;
    private final String account;
    private final String id;
    private final String code;
    private final RequestOrigin requestOrigin;
    private final Instant now;
    private AccountRow row;
    private EnrolmentRow setup;
    private long step;

    EnrolmentCheck(
            TotpAppKeys keys,
            Notices notices,
            String account,
            String id,
            String code,
            RequestOrigin requestOrigin,
            Instant now) {
        this.keys = keys;
        this.notices = notices;
        this.account = account;
        this.id = id;
        this.code = code;
        this.requestOrigin = requestOrigin;
        this.now = now;
    }

    /** A set-up that can still be confirmed. */
    static boolean isWaiting(EnrolmentRow setup, AccountRow account, Instant now) {
        return setup != null
                && account != null
                && setup.abandonedAt() == null
                && setup.changes() == account.changes()
                && AbandonedEnrolments.isKept(setup, now);
    }

    /** The answer, or null if the code is right: then {@link #setup} and {@link #step} tell what it confirms. */
    Confirmation in(Transaction transaction) {
        // In this order: where it is confirmed between the two, the account shows by what.
        setup = transaction.enrolments().find(account, id);
        row = transaction.accounts().find(account);
        if (isRepetition(row)) {
            return Confirmation.repeated();
        }
        requestOrigin.mustStandOn(row);
        if (!isWaiting(setup, row, now)) {
            return Confirmation.noPending();
        }
        if (!TotpAppKey.isWellFormed(code, TotpAppKey.totpOf(setup))) {
            return Confirmation.rejected(null);
        }
        Throttle.Admission admission = Throttle.SETUP.admit(transaction, row, now.toEpochMilli());
        if (!admission.granted()) {
            return Confirmation.throttled(admission.delay().retryAfter());
        }
        row = admission.account();
        if (isRepetition(row)) {
            transaction.undo();
            return Confirmation.repeated();
        }
        requestOrigin.mustStandOn(row);
        // Again, now that the account is held: another session may have confirmed, or refused a code, meanwhile.
        setup = transaction.enrolments().find(account, id);
        if (!isWaiting(setup, row, now)) {
            transaction.undo();
            return Confirmation.noPending();
        }
        Confirmation refusal = counted(transaction);
        if (refusal != null) {
            admission.tellOfRefusal(transaction, notices, requestOrigin);
        }
        return refusal;
    }

    /** Whether this very request is what confirmed it, and comes a second time: it is told so whatever changed by it. */
    boolean isRepetition(AccountRow current) {
        TotpAppRow confirmed = current == null ? null : current.app(id);
        String request = request();
        return confirmed != null && request != null && request.equals(confirmed.acceptedRequest());
    }

    /**
     * By what this request is recognised when it comes again; null where nothing is. Another than of the same code at a
     * sign-in, where it is a used one.
     */
    String request() {
        return requestOrigin.mark() == null ? null : Digests.sha256("confirmation", id, requestOrigin.mark(), code);
    }

    private Confirmation counted(Transaction transaction) {
        TotpAppKey key = keys.open(transaction, setup, requestOrigin.address());
        CodeHistory before = CodeHistory.of(setup.refusedSteps(), setup.suspectStep(), setup.suspectOffset());
        OptionalLong onTime = key.stepOnTime(code, now);
        if (onTime.isPresent() && !before.refuses(onTime.getAsLong())) {
            step = onTime.getAsLong();
            return null;
        }
        CodeHistory after = before.afterRefusal(key, key.stepNearby(code, now), key.stepAt(now));
        if (after.differsFrom(before)) {
            transaction.enrolments().note(id, after.suspectStep(), after.suspectOffset(), after.refusedSteps());
        }
        if (onTime.isPresent()) {
            return Confirmation.rejected(Diagnosis.ALREADY_USED);
        }
        Diagnosis other = new OtherTotpApps(keys, code, now, requestOrigin.address()).recognise(transaction, row, null);
        if (other != null) {
            return Confirmation.rejected(other);
        }
        Diagnosis clock = after.diagnosis(key.totp().periodSeconds());
        return Confirmation.rejected(clock == null ? abandoned(transaction) : clock);
    }

    /** Only set-ups given up: one that waits in another session could still be confirmed, and so must not answer. */
    private Diagnosis abandoned(Transaction transaction) {
        return new AbandonedEnrolments(keys)
                .recognise(
                        transaction,
                        account,
                        other -> other.abandonedAt() != null || other.changes() != setup.changes(),
                        code,
                        now,
                        requestOrigin.address());
    }

    EnrolmentRow setup() {
        return setup;
    }

    /** Whether no factor is left beside it; as long as the account's change counter stands, that stays so. */
    boolean first() {
        return !row.enrolled() || EnrolmentPlan.EVERYTHING.equals(setup.replaces());
    }

    long step() {
        return step;
    }
}
