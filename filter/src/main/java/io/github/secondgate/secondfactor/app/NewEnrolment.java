package io.github.secondgate.secondfactor.app;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.security.SecureRandom;
import java.time.Instant;

/** Stores a set-up with a secret of its own, where its plan fits the account as it stands. Made for one call. */
final class NewEnrolment {
    /** Of one account; who starts more loses the oldest. */
    private static final int MOST_SETUPS = 10;

    private final TotpAppKeys keys;
    private final Totp totp;
    private final SecureRandom random;
    private final String account;
    private final EnrolmentPlan plan;
    private final RequestOrigin requestOrigin;
    private final Instant now;

    NewEnrolment(
            TotpAppKeys keys,
            Totp totp,
            SecureRandom random,
            String account,
            EnrolmentPlan plan,
            RequestOrigin requestOrigin,
            Instant now) {
        this.keys = keys;
        this.totp = totp;
        this.random = random;
        this.account = account;
        this.plan = plan;
        this.requestOrigin = requestOrigin;
        this.now = now;
    }

    /**
     * May run more than once, if the database settles a race by rolling back.
     *
     * @throws RetryLaterException if the account begins too many
     */
    Beginning in(Transaction transaction) {
        Accounts.findOrAdd(transaction, account);
        requestOrigin.holds(transaction, account);
        AccountRow row = transaction.accounts().find(account);
        Beginning.Outcome fault = plan.fault(row);
        if (fault != null) {
            return Beginning.refused(fault);
        }
        transaction.enrolments().allOf(account).stream()
                .skip(MOST_SETUPS - 1L)
                .forEach(oldest -> transaction.enrolments().delete(oldest.id()));
        Limit.SET_UP_BEGUN.count(transaction, account, now.toEpochMilli());
        SharedSecret secret = SharedSecret.random(random);
        EnrolmentRow setup = row(row, secret);
        transaction.enrolments().add(setup);
        return Beginning.of(new PendingEnrolment(setup, secret, totp));
    }

    private EnrolmentRow row(AccountRow row, SharedSecret secret) {
        String id = Digests.randomId(random);
        return new EnrolmentRow(
                id,
                account,
                keys.seal(secret, account, id),
                totp.algorithm().name(),
                totp.digits(),
                totp.periodSeconds(),
                plan.name(row),
                plan.replaces(),
                row.changes(),
                now.toEpochMilli());
    }
}
