package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.Transaction;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;

/**
 * What an administrator does for people who cannot help themselves. That the person was checked, and that the
 * administrator may do it, is decided before. Safe for concurrent use.
 */
public final class Helpdesk {
    private final FactorKinds kinds;
    private final Database database;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    public Helpdesk(CoreServices core, FactorKinds kinds) {
        this.kinds = kinds;
        this.database = core.database();
        this.notices = core.notices();
        this.audit = core.audit();
        this.clock = core.clock();
    }

    /**
     * Takes all factors, recovery codes and the security question away, forgives all failures, and ends whatever is signed in: with the next look
     * at the account each of its sessions must give the password again. The person is told by mail, of whatever else ended
     * with it too. Nobody sees a secret.
     *
     * @param by the administrator's account
     * @param reason for the audit log
     * @return whether anything was on record about the account
     * @throws RetryLaterException if the administrator does more of this within an hour than a person can
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean reset(String account, String by, String reason, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            Limit.ADMINISTRATION.count(t, by, clock.millis());
            boolean known = requestOrigin.holds(t, by, account);
            if (known) {
                NoticeKind notice = NoticeKind.TWO_FACTOR_RESET.ending(ended(t, account));
                takeAway(t, account);
                notices.write(t, notice, account, requestOrigin);
            }
            audit.record(
                    t,
                    event(
                            SecurityEvent.Kind.FACTORS_RESET,
                            account,
                            requestOrigin,
                            known ? "RESET" : "UNKNOWN",
                            by,
                            reason));
            return known;
        });
    }

    private Collection<String> ended(Transaction t, String account) {
        Collection<String> ended = new LinkedHashSet<>(Belongings.of(t, account, clock.millis()));
        ended.addAll(Belongings.end(t, account));
        return ended;
    }

    private void takeAway(Transaction t, String account) {
        kinds.takeAway(t, account);
        for (EnrolmentRow setup : t.enrolments().allOf(account)) {
            t.enrolments().delete(setup.id());
        }
        t.accounts().forgiveCodes(account);
        t.accounts().forgivePassword(account);
        t.accounts().change(account, null);
        t.accounts().noteReset(account, clock.millis());
    }

    /**
     * Forgets an account that was deleted, or that another person gets under the same name: all that {@link #reset} takes
     * away, and exemptions, counters and the time since when a factor is required. Its sessions end. Whoever reads mail
     * under that name is told as after a reset.
     *
     * @param by the administrator's account
     * @param reason for the audit log
     * @return whether anything was on record about the account
     * @throws RetryLaterException if the administrator does more of this within an hour than a person can
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean forget(String account, String by, String reason, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            Limit.ADMINISTRATION.count(t, by, clock.millis());
            requestOrigin.holds(t, by, account);
            NoticeKind notice = NoticeKind.TWO_FACTOR_RESET.ending(ended(t, account));
            boolean known = AccountRecords.clear(t, account, clock.millis());
            if (known) {
                notices.write(t, notice, account, requestOrigin);
            }
            audit.record(
                    t,
                    event(
                            SecurityEvent.Kind.ACCOUNT_FORGOTTEN,
                            account,
                            requestOrigin,
                            known ? "FORGOTTEN" : "UNKNOWN",
                            by,
                            reason));
            return known;
        });
    }

    /**
     * Sets the failures of an account to nothing, so that codes and passwords are looked at again.
     *
     * @return whether anything was on record about the account
     * @throws RetryLaterException if the administrator does more of this within an hour than a person can
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean unlock(String account, String by, String reason, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            Limit.ADMINISTRATION.count(t, by, clock.millis());
            requestOrigin.holds(t, by, account);
            boolean known = t.accounts().forgiveCodes(account) + t.accounts().forgivePassword(account) > 0;
            audit.record(
                    t,
                    event(
                            SecurityEvent.Kind.ACCOUNT_UNLOCKED,
                            account,
                            requestOrigin,
                            known ? "UNLOCKED" : "UNKNOWN",
                            by,
                            reason));
            return known;
        });
    }

    /**
     * Ends the trust in all browsers of an account; sessions that were let in by it owe a code from then on.
     *
     * @return whether any was trusted
     * @throws RetryLaterException if the administrator does more of this within an hour than a person can
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean distrust(String account, String by, String reason, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            Limit.ADMINISTRATION.count(t, by, clock.millis());
            requestOrigin.holds(t, by, account);
            boolean any = t.browsers().deleteOf(account) > 0;
            String outcome = any ? "BY_ADMINISTRATOR" : "UNKNOWN";
            audit.record(t, event(SecurityEvent.Kind.BROWSER_REVOKED, account, requestOrigin, outcome, by, reason));
            return any;
        });
    }

    private static SecurityEvent event(
            SecurityEvent.Kind kind,
            String account,
            RequestOrigin requestOrigin,
            String outcome,
            String by,
            String reason) {
        String said = outcome + " by " + by + ": " + reason;
        return new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, requestOrigin.address(), said);
    }
}
