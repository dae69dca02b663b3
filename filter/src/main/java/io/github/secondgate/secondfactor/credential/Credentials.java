package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.log.Log;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.CredentialRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Transaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Machine credentials: made, listed and ended. Each stays on record after its end, so that it can be told who could do what
 * until when. That whoever makes one has just given a second factor, and may choose these paths, is the caller's to ensure.
 * Safe for concurrent use.
 */
public final class Credentials {
    /** The longest that one is good. */
    public static final Duration LONGEST = Duration.ofDays(366);
    /** Good ones of one account. */
    public static final int MOST = 20;

    private static final Log LOG = Log.of(Credentials.class);
    private static final int BATCH = 100;

    private final Database database;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;
    private final SecureRandom random;

    public Credentials(CoreServices core) {
        this.database = core.database();
        this.audit = core.audit();
        this.notices = core.notices();
        this.clock = core.clock();
        this.random = core.random();
    }

    /**
     * Makes one; the account is told by mail.
     *
     * @param by the account of whoever makes it
     * @param reason an administrator's; null where it is the owner
     * @throws IllegalArgumentException where the plan ends too late, or has ended
     * @throws io.github.secondgate.secondfactor.account.RetryLaterException if {@code by} makes more within an hour than a
     *     person needs
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public NewCredential make(
            String account, CredentialPlan plan, String by, String reason, RequestOrigin requestOrigin) {
        long now = clock.millis();
        long until = plan.until.toEpochMilli();
        if (until <= now || until > now + LONGEST.toMillis()) {
            throw new IllegalArgumentException("A credential cannot end at " + plan.until);
        }
        CredentialSecret secret = CredentialSecret.fresh(random);
        CredentialRow row = new CredentialRow(secret.id(), account, secret.digest(), now, until)
                .named(plan.name, String.join(",", plan.paths), String.join(",", plan.methods))
                .madeBy(by, reason);
        return database.transaction(t -> {
            Limit.CREDENTIAL_MADE.count(t, by, now);
            hold(t, account, by, requestOrigin);
            NewCredential.Outcome refusal = refusal(t, row, now);
            if (refusal != null) {
                return NewCredential.refused(refusal);
            }
            t.credentials().add(row);
            notices.write(t, NoticeKind.CREDENTIAL_MADE, account, requestOrigin, plan.name);
            String outcome =
                    said(row) + " until " + plan.until + " for " + row.methods() + " " + row.paths() + " by " + by;
            record(
                    t,
                    SecurityEvent.Kind.CREDENTIAL_MADE,
                    account,
                    requestOrigin,
                    reason == null ? outcome : outcome + ": " + reason);
            return NewCredential.of(secret);
        });
    }

    private static NewCredential.Outcome refusal(Transaction transaction, CredentialRow planned, long now) {
        AccountRow owner = transaction.accounts().find(planned.account());
        if (owner == null || !owner.enrolled()) {
            return NewCredential.Outcome.NOT_ENROLLED;
        }
        List<CredentialRow> good = transaction.credentials().allOf(planned.account()).stream()
                .filter(row -> row.endedAt() == null && row.untilAt() > now)
                .collect(Collectors.toList());
        if (good.stream().anyMatch(row -> row.name().equalsIgnoreCase(planned.name()))) {
            return NewCredential.Outcome.NAME_TAKEN;
        }
        return good.size() < MOST ? null : NewCredential.Outcome.TOO_MANY;
    }

    private static void hold(Transaction transaction, String account, String by, RequestOrigin requestOrigin) {
        if (by.equals(account)) {
            requestOrigin.holds(transaction, account);
        } else {
            requestOrigin.holds(transaction, by, account);
        }
    }

    /**
     * All that are on record, good and ended: the good ones first, the newest first.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public List<Credential> of(String account) {
        return database.transaction(t -> t.credentials().allOf(account)).stream()
                .map(Credential::of)
                .collect(Collectors.toList());
    }

    /**
     * Ends one. Each node refuses it within the recheck time.
     *
     * @param by the account of whoever ends it
     * @return whether it was this account's, and good
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean revoke(String account, String id, String by, RequestOrigin requestOrigin) {
        long now = clock.millis();
        return database.transaction(t -> {
            hold(t, account, by, requestOrigin);
            boolean ended = t.credentials().end(account, id, Credential.Ending.REVOKED.name(), by, now) == 1;
            String outcome = ended ? said(t.credentials().find(id)) + " by " + by : "UNKNOWN";
            record(t, SecurityEvent.Kind.CREDENTIAL_REVOKED, account, requestOrigin, outcome);
            return ended;
        });
    }

    /** Notes which ended by themselves since the last time; for the background, as nothing depends on it. */
    public void noteEnds() {
        try {
            List<String> due;
            do {
                due = database.transaction(t -> t.credentials().due(clock.millis(), BATCH));
                due.forEach(id ->
                        database.transaction(t -> noteEnd(t, t.credentials().find(id))));
            } while (due.size() == BATCH && !Thread.currentThread().isInterrupted());
        } catch (StoreUnavailableException e) {
            LOG.warn("Credentials that ended could not be noted; the next round does it: {}", e.getMessage());
        }
    }

    private boolean noteEnd(Transaction transaction, CredentialRow row) {
        boolean noted = row != null
                && transaction
                                .credentials()
                                .end(row.account(), row.id(), Credential.Ending.EXPIRED.name(), null, row.untilAt())
                        == 1;
        if (noted) {
            RequestOrigin nowhere = new RequestOrigin(null, null);
            record(transaction, SecurityEvent.Kind.CREDENTIAL_ENDED, row.account(), nowhere, said(row));
        }
        return noted;
    }

    /** As an event names it. */
    static String said(CredentialRow row) {
        return "'" + row.name() + "' " + row.id();
    }

    private void record(
            Transaction transaction,
            SecurityEvent.Kind kind,
            String account,
            RequestOrigin requestOrigin,
            String outcome) {
        audit.record(transaction, event(kind, account, requestOrigin, outcome));
    }

    static SecurityEvent event(SecurityEvent.Kind kind, String account, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, requestOrigin.address(), outcome);
    }
}
