package io.github.secondgate.secondfactor.sentcode;

import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.SentCodeRow;
import io.github.secondgate.store.Transaction;
import java.time.Instant;
import java.util.List;

/** One code that was sent, checked and spent in one transaction. Made for one call. */
final class SentCodeCheck {
    private final KeyedDigest digests;
    private final Notices notices;
    private final CodeScope scope;
    private final String code;
    private final boolean weakerMethods;
    private final RequestOrigin requestOrigin;
    private final long now;

    SentCodeCheck(
            KeyedDigest digests,
            Notices notices,
            CodeScope scope,
            String code,
            boolean weakerMethods,
            RequestOrigin requestOrigin,
            long now) {
        this.digests = digests;
        this.notices = notices;
        this.scope = scope;
        this.code = code;
        this.weakerMethods = weakerMethods;
        this.requestOrigin = requestOrigin;
        this.now = now;
    }

    /** How it went, and what an accepted code was decided on. Immutable. */
    static final class Result {
        final Verification verification;
        /** The account; null where nothing was accepted. */
        final AccountRow row;
        /** Digest of where the code went; null where nothing was accepted. */
        final String destination;

        private Result(Verification verification, AccountRow row, String destination) {
            this.verification = verification;
            this.row = row;
            this.destination = destination;
        }

        static Result refused(Verification verification) {
            return new Result(verification, null, null);
        }
    }

    /** May run more than once, if the database settles a race by rolling back. */
    Result in(Transaction transaction) {
        AccountRow known = transaction.accounts().find(scope.account);
        if (known != null && scope.purpose == CodePurpose.CONFIGURE && isRepetition(rows(transaction))) {
            // By this very code the factors are others than before, which is no reason to refuse it.
            return Result.refused(Verification.of(Verification.Outcome.REPEATED, known));
        }
        requestOrigin.mustStandOn(known);
        if (known == null) {
            return Result.refused(Verification.notEnrolled());
        }
        Verification.Outcome refusal = scope.signInRefusal(known, weakerMethods);
        if (refusal != null) {
            return Result.refused(Verification.of(refusal, known));
        }
        if (!scope.channel.isWellFormed(code)) {
            return Result.refused(Verification.of(Verification.Outcome.REJECTED, known));
        }
        return admitted(transaction, scope.purpose.throttle().admit(transaction, known, now));
    }

    private Result admitted(Transaction transaction, Throttle.Admission admission) {
        AccountRow row = admission.account();
        requestOrigin.mustStandOn(row);
        // Again, now that the account is held: the factors may have changed meanwhile.
        Verification.Outcome refusalNow = scope.signInRefusal(row, weakerMethods);
        if (refusalNow != null) {
            return undo(transaction, Verification.of(refusalNow, row));
        }
        List<SentCodeRow> rows = rows(transaction);
        if (isRepetition(rows)) {
            return undo(transaction, Verification.of(Verification.Outcome.REPEATED, row));
        }
        if (!admission.granted()) {
            return Result.refused(Verification.throttled(admission.delay(), row));
        }
        SentCodeRow same = find(rows);
        Verification refused = refusal(transaction, row, same, same != null && same == rows.get(0));
        if (refused != null) {
            admission.tellOfRefusal(transaction, notices, requestOrigin);
            return Result.refused(refused);
        }
        return accepted(transaction, row, same);
    }

    private List<SentCodeRow> rows(Transaction transaction) {
        return scope.ofChannel(transaction.sentCodes().allOf(scope.account));
    }

    /** Whether it is the newest code, and this session spent it for the same. */
    private boolean isRepetition(List<SentCodeRow> rows) {
        SentCodeRow same = find(rows);
        return same != null && same.spentAt() != null && scope.fits(same) && same == rows.get(0);
    }

    /** Spends the code; the answer where it cannot be spent, else null. */
    private Verification refusal(Transaction transaction, AccountRow row, SentCodeRow same, boolean newest) {
        Verification rejected = Verification.of(Verification.Outcome.REJECTED, row);
        if (same == null) {
            return rejected;
        }
        if (same.spentAt() != null) {
            return replayed(transaction, row);
        }
        if (!scope.fits(same)) {
            return rejected;
        }
        if (!newest) {
            return rejected.because(Diagnosis.SENT_CODE_REPLACED);
        }
        if (!Instant.ofEpochMilli(now).isBefore(CodeScope.expiresAt(same))) {
            return rejected.because(Diagnosis.SENT_CODE_EXPIRED);
        }
        return transaction.sentCodes().spend(same.id(), now) == 1 ? null : replayed(transaction, row);
    }

    private Verification replayed(Transaction transaction, AccountRow row) {
        notices.write(transaction, NoticeKind.CODE_REPLAYED, scope.account, requestOrigin);
        return Verification.of(Verification.Outcome.REPLAYED, row).because(Diagnosis.SENT_CODE_USED);
    }

    private Result accepted(Transaction transaction, AccountRow row, SentCodeRow spent) {
        transaction.channels().markUsed(scope.account, scope.channel.name(), requestOrigin.use(now));
        if (scope.purpose == CodePurpose.SIGN_IN) {
            transaction.accounts().forgiveCodes(scope.account);
            if (!row.apps().isEmpty()) {
                transaction.apps().close(scope.account, null, now);
            }
        } else {
            // Only this try: an address that is about to count is no second factor yet, and so forgives no failure.
            transaction.accounts().takeBackApp(scope.account);
        }
        return new Result(Verification.of(Verification.Outcome.ACCEPTED, row), row, spent.destination());
    }

    /** The code that this is, live or dead; every one is compared. */
    private SentCodeRow find(List<SentCodeRow> rows) {
        SentCodeRow found = null;
        for (SentCodeRow candidate : rows) {
            String[] parts = scope.parts(candidate.id(), candidate.purpose(), candidate.sessionMark(), code);
            if (digests.matches(candidate.hash(), parts) && found == null) {
                found = candidate;
            }
        }
        return found;
    }

    private static Result undo(Transaction transaction, Verification verification) {
        transaction.undo();
        return Result.refused(verification);
    }
}
