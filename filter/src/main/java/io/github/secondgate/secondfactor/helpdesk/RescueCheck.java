package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.HashedCodeCheck;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.RescueRow;
import io.github.secondgate.store.Transaction;
import java.time.Instant;
import java.util.Collections;

/** One code of the helpdesk. Made for one call. */
final class RescueCheck extends HashedCodeCheck<RescueRow> {
    private final DayPass dayPass;
    private final Help help;
    private final String sessionBinding;

    /** @throws IllegalArgumentException for a request that is bound to no session */
    RescueCheck(
            CoreServices core,
            SecretHash secretHash,
            DayPass dayPass,
            String account,
            String typed,
            RequestOrigin requestOrigin) {
        super(core, secretHash, Help.of(typed).factor, account, typed, requestOrigin);
        this.dayPass = dayPass;
        this.help = Help.of(typed);
        this.sessionBinding = Rescues.sessionBinding(requestOrigin);
    }

    /** Whether one was issued is found out after the count. */
    @Override
    protected boolean hasAny(AccountRow known) {
        return true;
    }

    @Override
    protected Counted<RescueRow> look(Transaction transaction, Throttle.Admission admission) {
        if (!admission.granted()) {
            return Counted.answered(Verification.throttled(admission.delay(), admission.account()));
        }
        RescueRow rescue = transaction.rescues().newest(account, sessionBinding);
        return Rescues.isSpendable(rescue, now) && (help == Help.RESCUE || holdsToday(rescue))
                ? Counted.against(admission, rescue.parameters(), Collections.singletonList(rescue))
                : Counted.answered(refuse(transaction, admission));
    }

    private boolean holdsToday(RescueRow pass) {
        return dayPass.holds(Instant.ofEpochMilli(pass.issuedAt()), Instant.ofEpochMilli(now));
    }

    @Override
    protected String hash(RescueRow candidate) {
        return candidate.hash();
    }

    @Override
    protected Verification spend(Transaction transaction, RescueRow found, Throttle.Admission admission) {
        requestOrigin.holds(transaction, account);
        if (transaction.rescues().spend(found.id(), now) == 0) {
            return refuse(transaction, admission);
        }
        transaction.apps().close(account, null, now);
        if (help == Help.DAY_PASS) {
            return letIn(transaction, admission);
        }
        AccountRow row = transaction.accounts().find(account);
        transaction.accounts().forgiveCodes(account);
        NoticeKind notice = NoticeKind.RESCUED.ending(Belongings.end(transaction, account));
        transaction.accounts().change(account, row.recoveryParameters());
        core.notices().write(transaction, notice, account, requestOrigin);
        return accepted(transaction, transaction.accounts().find(account));
    }

    /** No factor was given, so no failure is forgiven but the try that was none. */
    private Verification letIn(Transaction transaction, Throttle.Admission admission) {
        if (!dayPass.use(transaction, account, Instant.ofEpochMilli(now))) {
            return refuse(transaction, admission);
        }
        transaction.accounts().takeBackRecovery(account);
        core.notices().write(transaction, NoticeKind.DAY_PASS_USED, account, requestOrigin, dayPass.time());
        return accepted(transaction, transaction.accounts().find(account));
    }

    private Verification refuse(Transaction transaction, Throttle.Admission admission) {
        admission.tellOfRefusal(transaction, core.notices(), requestOrigin);
        return Verification.of(Verification.Outcome.REJECTED, admission.account());
    }
}
