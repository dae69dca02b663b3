package io.github.secondgate.secondfactor.sentcode;

import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.SentCodeRow;
import io.github.secondgate.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One code on its way out: reserved against all limits before it leaves. Made for one call. */
final class SendReservation {
    private final KeyedDigest digests;
    private final CodeScope scope;
    private final String[] destination;
    private final String masked;
    private final String id;
    private final String code;

    SendReservation(KeyedDigest digests, CodeScope scope, String to, String id, String code) {
        this.digests = digests;
        this.scope = scope;
        this.destination = scope.channel.parts(to);
        this.masked = scope.channel.masked(to.trim());
        this.id = id;
        this.code = code;
    }

    /** Books the code, if the account's own limits allow it. */
    SendResult book(Transaction transaction, RequestOrigin requestOrigin, boolean weakerMethods, long now) {
        Accounts.findOrAdd(transaction, scope.account);
        requestOrigin.holds(transaction, scope.account);
        AccountRow row = transaction.accounts().find(scope.account);
        SendResult refusal = refusal(scope, row, weakerMethods, isElsewhere(row));
        if (refusal != null) {
            return refusal;
        }
        Throttle.Wait unseen = scope.purpose.throttle().waitOf(row, now);
        if (!unseen.over()) {
            return unseen(unseen);
        }
        List<SentCodeRow> before = transaction.sentCodes().allOf(scope.account);
        Duration wait = scope.wait(before, now);
        if (!wait.isZero()) {
            return SendResult.refused(SendResult.Outcome.TOO_OFTEN, wait);
        }
        transaction.sentCodes().add(row(now));
        Instant at = Instant.ofEpochMilli(now);
        Duration next = scope.wait(transaction.sentCodes().allOf(scope.account), now);
        return SendResult.sent(masked, at.plus(CodeScope.LIVES), at.plus(next));
    }

    /** Whether it would go to another address than the one that was verified. */
    private boolean isElsewhere(AccountRow row) {
        String verified = scope.channel.destination(row);
        return verified != null && !digests.underEachKey(destination).contains(verified);
    }

    /**
     * Whether this account is sent no such code, however rarely it asks; null if it is.
     *
     * @param elsewhere whether it would go to another address than the one that was verified
     */
    static SendResult refusal(CodeScope scope, AccountRow row, boolean weakerMethods, boolean elsewhere) {
        Verification.Outcome refused = scope.signInRefusal(row, weakerMethods);
        if (refused == Verification.Outcome.WEAKER) {
            return SendResult.refused(SendResult.Outcome.WEAKER, Duration.ZERO);
        }
        if (elsewhere && scope.purpose == CodePurpose.SIGN_IN) {
            return SendResult.refused(SendResult.Outcome.ADDRESS_CHANGED, Duration.ZERO);
        }
        boolean begunAgain =
                scope.purpose == CodePurpose.CONFIGURE && scope.channel.confirmedAt(row) != null && !elsewhere;
        return refused != null || begunAgain
                ? SendResult.refused(SendResult.Outcome.NOT_CONFIGURED, Duration.ZERO)
                : null;
    }

    private static SendResult unseen(Throttle.Wait wait) {
        return SendResult.refused(
                wait.locked() ? SendResult.Outcome.LOCKED : SendResult.Outcome.THROTTLED, wait.retryAfter());
    }

    /** In a transaction of its own, when the reservation is there for all to see. */
    SendResult confirm(Transaction transaction, SendResult reserved, int smsPerDay, long now) {
        long then = now - SendLimits.LONGEST.toMillis();
        List<Long> others = transaction.sentCodes().sentTo(digests.underEachKey(destination), then);
        others.remove(Long.valueOf(now));
        Duration wait = SendLimits.longestWait(others, now);
        boolean overBudget =
                scope.channel == Channel.SMS && transaction.sentCodes().sentBy(scope.channel.name(), then) > smsPerDay;
        if (wait.isZero() && !overBudget) {
            return reserved;
        }
        transaction.sentCodes().delete(id);
        return overBudget
                ? SendResult.refused(SendResult.Outcome.BUDGET_SPENT, Duration.ZERO)
                : SendResult.refused(SendResult.Outcome.TOO_OFTEN, wait);
    }

    private SentCodeRow row(long now) {
        SentCodeRow row = new SentCodeRow(
                id,
                scope.account,
                scope.channel.name(),
                scope.purpose.name(),
                scope.sessionBinding,
                digests.of(scope.parts(id, scope.purpose.name(), scope.sessionBinding, code)),
                now);
        return row.to(digests.of(destination));
    }
}
