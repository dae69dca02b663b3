package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Derivation;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.RescueRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.WrittenCode;

/** One rescue code: counted in a transaction of its own, derived outside of any, spent in a second one. One call. */
final class RescueCheck {
    private final SecretHash secretHash;
    private final Notices notices;
    private final AuditLog audit;
    private final String account;
    private final String code;
    private final String sessionMark;
    private final RequestOrigin requestOrigin;
    private final long now;
    private Throttle.Admission admission;
    private RescueRow rescue;

    RescueCheck(
            SecretHash secretHash,
            Notices notices,
            AuditLog audit,
            String account,
            String typed,
            RequestOrigin requestOrigin,
            long now) {
        this.secretHash = secretHash;
        this.notices = notices;
        this.audit = audit;
        this.account = account;
        this.code = WrittenCode.normalise(typed);
        this.sessionMark = Rescues.mark(requestOrigin);
        this.requestOrigin = requestOrigin;
        this.now = now;
    }

    /** @throws RetryLaterException if too much is being derived for others; the try is not counted then */
    Verification run(Database database) {
        Verification verification = answer(database);
        if (!verification.accepted()) {
            audit.record(event(verification));
        }
        return verification;
    }

    private SecurityEvent event(Verification verification) {
        return new SecurityEvent(
                SecurityEvent.Kind.SECOND_FACTOR_CHECKED,
                SecurityEvent.Factor.RESCUE_CODE,
                account,
                requestOrigin.address(),
                verification.outcome().name());
    }

    private Verification answer(Database database) {
        if (!WrittenCode.isWellFormed(code)) {
            return database.transaction(this::count);
        }
        try (Derivation derivation = Derivation.of(secretHash, account)) {
            return run(database, derivation);
        } catch (RetryLaterException e) {
            if (e.ofThisAccount()) {
                return Verification.notNow(e.retryAfter());
            }
            throw e;
        }
    }

    private Verification run(Database database, Derivation derivation) {
        Verification answer = database.transaction(this::count);
        if (answer != null) {
            return answer;
        }
        boolean right = isRight(database, derivation);
        return database.transaction(t -> right ? spend(t) : refuse(t));
    }

    private boolean isRight(Database database, Derivation derivation) {
        SecretHash.Parameters parameters = SecretHash.Parameters.parse(rescue.parameters());
        try {
            return SecretHash.same(derivation.hash(code, parameters), rescue.hash());
        } catch (RetryLaterException e) {
            database.transaction(t -> t.accounts().takeBackRecovery(account));
            throw e;
        }
    }

    /** The answer, if there is one without looking at the code; else null, and the try is counted. */
    private Verification count(Transaction transaction) {
        AccountRow known = transaction.accounts().find(account);
        requestOrigin.mustStandOn(known);
        if (known == null || !known.enrolled()) {
            return Verification.notEnrolled();
        }
        if (!WrittenCode.isWellFormed(code)) {
            return Verification.of(Verification.Outcome.REJECTED, known);
        }
        admission = Throttle.RECOVERY.admit(transaction, known, now);
        if (!admission.granted()) {
            return Verification.throttled(admission.delay(), admission.account());
        }
        rescue = transaction.rescues().newest(account, sessionMark);
        return Rescues.isSpendable(rescue, now) ? null : refuse(transaction);
    }

    private Verification refuse(Transaction transaction) {
        admission.tellOfRefusal(transaction, notices, requestOrigin);
        return Verification.of(Verification.Outcome.REJECTED, admission.account());
    }

    private Verification spend(Transaction transaction) {
        requestOrigin.holds(transaction, account);
        if (transaction.rescues().spend(rescue.id(), now) == 0) {
            return refuse(transaction);
        }
        AccountRow row = transaction.accounts().find(account);
        transaction.accounts().forgiveCodes(account);
        transaction.apps().close(account, null, now);
        transaction.browsers().deleteOf(account);
        transaction.questions().delete(account);
        transaction.accounts().change(account, row.recoveryParameters());
        notices.write(transaction, NoticeKind.RESCUED, account, requestOrigin);
        Verification accepted = Verification.of(
                Verification.Outcome.ACCEPTED, transaction.accounts().find(account));
        audit.record(transaction, event(accepted));
        return accepted;
    }
}
