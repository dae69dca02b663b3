package io.github.secondgate.secondfactor.recovery;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Derivation;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.RecoveryCodeRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.WrittenCode;
import java.util.List;

/** One recovery code: counted in a transaction of its own, derived outside of any, spent in a second one. One call. */
public final class RecoveryCheck {
    private final RecoveryCodes codes;
    private final Notices notices;
    private final AuditLog audit;
    private final String account;
    private final String code;
    private final RequestOrigin requestOrigin;
    private final long now;
    private AccountRow counted;
    private Throttle.Admission admission;
    private List<RecoveryCodeRow> set;

    public RecoveryCheck(
            RecoveryCodes codes,
            Notices notices,
            AuditLog audit,
            String account,
            String typed,
            RequestOrigin requestOrigin,
            long now) {
        this.codes = codes;
        this.notices = notices;
        this.audit = audit;
        this.account = account;
        this.code = WrittenCode.normalise(typed);
        this.requestOrigin = requestOrigin;
        this.now = now;
    }

    /** @throws RetryLaterException if too much is being derived for others; the try is not counted then */
    public Verification run(Database database) {
        Verification verification = answer(database);
        if (!verification.accepted()) {
            audit.record(event(verification));
        }
        return verification;
    }

    private SecurityEvent event(Verification verification) {
        return new SecurityEvent(
                SecurityEvent.Kind.SECOND_FACTOR_CHECKED,
                SecurityEvent.Factor.RECOVERY_CODE,
                account,
                requestOrigin.address(),
                verification.summary());
    }

    private Verification answer(Database database) {
        if (!codes.on() || !WrittenCode.isWellFormed(code)) {
            return database.transaction(this::count);
        }
        try (Derivation derivation = codes.derivation(account)) {
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
        return answer == null ? derived(database, derivation) : answer;
    }

    private Verification derived(Database database, Derivation derivation) {
        RecoveryCodeRow row;
        try {
            row = codes.find(derivation, code, counted.recoveryParameters(), set);
        } catch (RetryLaterException e) {
            database.transaction(t -> t.accounts().takeBackRecovery(account));
            throw e;
        }
        if (row != null) {
            return database.transaction(t -> spend(t, row));
        }
        if (admission.isLastFree()) {
            database.transaction(t -> {
                admission.tellOfRefusal(t, notices, requestOrigin);
                return null;
            });
        }
        return rejected(counted, null);
    }

    /** The answer, if there is one without looking at the code; else null, and the try is counted. */
    private Verification count(Transaction transaction) {
        AccountRow known = transaction.accounts().find(account);
        requestOrigin.mustStandOn(known);
        if (known == null || !known.enrolled()) {
            return Verification.notEnrolled();
        }
        if (!codes.on() || known.recoveryParameters() == null || !WrittenCode.isWellFormed(code)) {
            return rejected(known, null);
        }
        admission = Throttle.RECOVERY.admit(transaction, known, now);
        counted = admission.account();
        set = transaction.recoveryCodes().allOf(account);
        if (!counted.enrolled() || counted.recoveryParameters() == null) {
            transaction.undo();
            return Verification.notEnrolled();
        }
        if (set.stream().anyMatch(this::isRepetition)) {
            transaction.undo();
            return Verification.of(Verification.Outcome.REPEATED, counted);
        }
        return admission.granted() ? null : Verification.throttled(admission.delay(), counted);
    }

    private Verification spend(Transaction transaction, RecoveryCodeRow row) {
        requestOrigin.holds(transaction, account);
        if (transaction.recoveryCodes().spend(row.id(), now, request()) == 1) {
            transaction.accounts().forgiveCodes(account);
            transaction.apps().close(account, null, now);
            // Whoever needs one has lost something, and a trusted browser may have been on it.
            transaction.browsers().deleteOf(account);
            AccountRow left = transaction.accounts().find(account);
            notices.write(transaction, NoticeKind.RECOVERY_CODE_USED, account, requestOrigin, left.recoveryCodesLeft());
            Verification accepted = Verification.of(Verification.Outcome.ACCEPTED, left);
            audit.record(transaction, event(accepted));
            return accepted;
        }
        AccountRow fresh = transaction.accounts().find(account);
        if (fresh == null || !fresh.enrolled()) {
            return Verification.notEnrolled();
        }
        List<RecoveryCodeRow> rows = transaction.recoveryCodes().allOf(account);
        if (rows.stream().anyMatch(this::isRepetition)) {
            return Verification.of(Verification.Outcome.REPEATED, fresh);
        }
        admission.tellOfRefusal(transaction, notices, requestOrigin);
        boolean spent = rows.stream().anyMatch(other -> other.id().equals(row.id()));
        if (spent) {
            notices.write(transaction, NoticeKind.CODE_REPLAYED, account, requestOrigin);
        }
        return rejected(fresh, spent ? Diagnosis.ALREADY_USED : null);
    }

    private static Verification rejected(AccountRow account, Diagnosis diagnosis) {
        return Verification.of(Verification.Outcome.REJECTED, account).because(diagnosis);
    }

    private boolean isRepetition(RecoveryCodeRow row) {
        String request = request();
        return request != null && request.equals(row.spentRequest());
    }

    private String request() {
        return requestOrigin.mark() == null ? null : Digests.sha256(account, requestOrigin.mark(), code);
    }
}
