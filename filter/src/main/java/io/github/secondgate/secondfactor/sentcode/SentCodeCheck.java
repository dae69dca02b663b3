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
    private final CodeScope binding;
    private final String code;
    private final boolean weakerMethods;
    private final RequestOrigin requestOrigin;
    private final long now;
    private AccountRow row;
    private Verification verification;
    private String destination;

    SentCodeCheck(
            KeyedDigest digests,
            Notices notices,
            CodeScope binding,
            String code,
            boolean weakerMethods,
            RequestOrigin requestOrigin,
            long now) {
        this.digests = digests;
        this.notices = notices;
        this.binding = binding;
        this.code = code;
        this.weakerMethods = weakerMethods;
        this.requestOrigin = requestOrigin;
        this.now = now;
    }

    /** What a code is recognised by: it is worth nothing beside another row. */
    static String[] parts(String id, String account, String purpose, String sessionMark, String code) {
        return new String[] {"code", id, account, purpose, sessionMark, code};
    }

    /** May run more than once, if the database settles a race by rolling back. */
    Verification in(Transaction transaction) {
        verification = answer(transaction);
        return verification;
    }

    private Verification answer(Transaction transaction) {
        AccountRow known = transaction.accounts().find(binding.account);
        if (known != null && binding.purpose == CodePurpose.CONFIGURE && isRepetition(rows(transaction))) {
            // By this very code the factors are others than before, which is no reason to refuse it.
            return Verification.of(Verification.Outcome.REPEATED, known);
        }
        requestOrigin.mustStandOn(known);
        if (known == null) {
            return Verification.notEnrolled();
        }
        Verification.Outcome refusal = binding.signInRefusal(known, weakerMethods);
        if (refusal != null) {
            return Verification.of(refusal, known);
        }
        if (!binding.channel.isWellFormed(code)) {
            return Verification.of(Verification.Outcome.REJECTED, known);
        }
        return admitted(transaction, binding.purpose.throttle().admit(transaction, known, now));
    }

    private Verification admitted(Transaction transaction, Throttle.Admission admission) {
        row = admission.account();
        requestOrigin.mustStandOn(row);
        // Again, now that the account is held: the factors may have changed meanwhile.
        Verification.Outcome refusalNow = binding.signInRefusal(row, weakerMethods);
        if (refusalNow != null) {
            return undo(transaction, Verification.of(refusalNow, row));
        }
        List<SentCodeRow> rows = rows(transaction);
        if (isRepetition(rows)) {
            return undo(transaction, Verification.of(Verification.Outcome.REPEATED, row));
        }
        if (!admission.granted()) {
            return Verification.throttled(admission.delay(), row);
        }
        SentCodeRow same = find(rows);
        Verification answer = counted(transaction, same, same != null && same == rows.get(0));
        if (!answer.accepted()) {
            admission.tellOfRefusal(transaction, notices, requestOrigin);
        }
        return answer;
    }

    private List<SentCodeRow> rows(Transaction transaction) {
        return binding.ofChannel(transaction.sentCodes().allOf(binding.account));
    }

    /** Whether it is the newest code, and this session spent it for the same. */
    private boolean isRepetition(List<SentCodeRow> rows) {
        SentCodeRow same = find(rows);
        return same != null && same.spentAt() != null && binding.fits(same) && same == rows.get(0);
    }

    private Verification counted(Transaction transaction, SentCodeRow same, boolean newest) {
        if (same == null) {
            return Verification.of(Verification.Outcome.REJECTED, row);
        }
        if (same.spentAt() != null) {
            return replayed(transaction);
        }
        if (!binding.fits(same)) {
            return Verification.of(Verification.Outcome.REJECTED, row);
        }
        if (!newest) {
            return Verification.of(Verification.Outcome.REJECTED, row).because(Diagnosis.SENT_CODE_REPLACED);
        }
        if (!Instant.ofEpochMilli(now).isBefore(CodeScope.expiresAt(same))) {
            return Verification.of(Verification.Outcome.REJECTED, row).because(Diagnosis.SENT_CODE_EXPIRED);
        }
        if (transaction.sentCodes().spend(same.id(), now) != 1) {
            return replayed(transaction);
        }
        destination = same.destination();
        transaction.channels().markUsed(binding.account, binding.channel.name(), now);
        if (binding.purpose == CodePurpose.SIGN_IN) {
            transaction.accounts().forgiveCodes(binding.account);
            if (!row.apps().isEmpty()) {
                transaction.apps().close(binding.account, null, now);
            }
        } else {
            // Only this try: an address that is about to count is no second factor yet, and so forgives no failure.
            transaction.accounts().takeBackApp(binding.account);
        }
        return Verification.of(Verification.Outcome.ACCEPTED, row);
    }

    private Verification replayed(Transaction transaction) {
        notices.write(transaction, NoticeKind.CODE_REPLAYED, binding.account, requestOrigin);
        return Verification.of(Verification.Outcome.REPLAYED, row).because(Diagnosis.SENT_CODE_USED);
    }

    /** The code that this is, live or dead; every one is compared. */
    private SentCodeRow find(List<SentCodeRow> rows) {
        SentCodeRow found = null;
        for (SentCodeRow candidate : rows) {
            String[] parts = parts(candidate.id(), binding.account, candidate.purpose(), candidate.sessionMark(), code);
            if (digests.matches(candidate.hash(), parts) && found == null) {
                found = candidate;
            }
        }
        return found;
    }

    private static Verification undo(Transaction transaction, Verification verification) {
        transaction.undo();
        return verification;
    }

    Verification verification() {
        return verification;
    }

    /** Digest of where an accepted code went. */
    String destination() {
        return destination;
    }

    /** The account on which an accepted code was decided. */
    AccountRow row() {
        return row;
    }
}
