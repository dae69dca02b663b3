package io.github.secondgate.secondfactor.recovery;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.HashedCodeCheck;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.RecoveryCodeRow;
import io.github.secondgate.store.Transaction;
import java.util.List;

/** One recovery code. Made for one call. */
final class RecoveryCheck extends HashedCodeCheck<RecoveryCodeRow> {
    RecoveryCheck(CoreServices core, SecretHash secretHash, String account, String typed, RequestOrigin requestOrigin) {
        super(core, secretHash, RecoveryCodeKind.FACTOR, account, typed, requestOrigin);
    }

    @Override
    protected boolean hasAny(AccountRow known) {
        return known.recoveryParameters() != null;
    }

    @Override
    protected Counted<RecoveryCodeRow> look(Transaction transaction, Throttle.Admission admission) {
        AccountRow row = admission.account();
        if (!row.enrolled() || row.recoveryParameters() == null) {
            transaction.undo();
            return Counted.answered(Verification.notEnrolled());
        }
        List<RecoveryCodeRow> set = transaction.recoveryCodes().allOf(account);
        if (set.stream().anyMatch(this::isRepetition)) {
            transaction.undo();
            return Counted.answered(Verification.of(Verification.Outcome.REPEATED, row));
        }
        return admission.granted()
                ? Counted.against(admission, row.recoveryParameters(), set)
                : Counted.answered(Verification.throttled(admission.delay(), row));
    }

    @Override
    protected String hash(RecoveryCodeRow candidate) {
        return candidate.hash();
    }

    @Override
    protected Verification spend(Transaction transaction, RecoveryCodeRow found, Throttle.Admission admission) {
        requestOrigin.holds(transaction, account);
        if (transaction.recoveryCodes().spend(found.id(), now, request()) == 0) {
            return unspendable(transaction, found, admission);
        }
        transaction.accounts().forgiveCodes(account);
        transaction.apps().close(account, null, now);
        // Whoever needs one has lost something, and a trusted browser may have been on it.
        transaction.browsers().deleteOf(account);
        AccountRow left = transaction.accounts().find(account);
        core.notices()
                .write(transaction, NoticeKind.RECOVERY_CODE_USED, account, requestOrigin, left.recoveryCodesLeft());
        return accepted(transaction, left);
    }

    private Verification unspendable(Transaction transaction, RecoveryCodeRow found, Throttle.Admission admission) {
        AccountRow fresh = transaction.accounts().find(account);
        if (fresh == null || !fresh.enrolled()) {
            return Verification.notEnrolled();
        }
        List<RecoveryCodeRow> rows = transaction.recoveryCodes().allOf(account);
        if (rows.stream().anyMatch(this::isRepetition)) {
            return Verification.of(Verification.Outcome.REPEATED, fresh);
        }
        admission.tellOfRefusal(transaction, core.notices(), requestOrigin);
        Verification rejected = Verification.of(Verification.Outcome.REJECTED, fresh);
        if (rows.stream().noneMatch(other -> other.id().equals(found.id()))) {
            return rejected;
        }
        core.notices().write(transaction, NoticeKind.CODE_REPLAYED, account, requestOrigin);
        return rejected.because(Diagnosis.ALREADY_USED);
    }

    private boolean isRepetition(RecoveryCodeRow row) {
        String request = request();
        return request != null && request.equals(row.spentRequest());
    }

    private String request() {
        return requestOrigin.sessionBinding() == null
                ? null
                : Digests.sha256(account, requestOrigin.sessionBinding(), code);
    }
}
