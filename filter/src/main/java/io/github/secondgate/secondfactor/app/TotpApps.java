package io.github.secondgate.secondfactor.app;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;

/**
 * The apps an account has: called otherwise, or taken away. Adding one and changing one is {@link Enrolments}.
 *
 * <p>Whether the person may do it (fresh second factor, CSRF) is decided before. Safe for concurrent use.
 */
public final class TotpApps {
    /** How a renaming went. */
    public enum Renaming {
        RENAMED,
        /** Another app of the account is called so. */
        NAME_TAKEN,
        /** The account has no such app (any more). */
        UNKNOWN_APP
    }

    private final Database database;
    private final AuditLog audit;
    private final Notices notices;

    public TotpApps(Database database, AuditLog audit, Notices notices) {
        this.database = database;
        this.audit = audit;
        this.notices = notices;
    }

    /**
     * Calls an app otherwise. No factor changes by it, so sessions and set-ups stay as they are.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Renaming rename(String account, String id, TotpAppName name, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            Renaming renaming = rename(t, account, id, name, requestOrigin);
            record(t, SecurityEvent.Kind.APP_RENAMED, account, requestOrigin, renaming.name());
            return renaming;
        });
    }

    private static Renaming rename(
            Transaction transaction, String account, String id, TotpAppName name, RequestOrigin requestOrigin) {
        if (!requestOrigin.holds(transaction, account)) {
            return Renaming.UNKNOWN_APP;
        }
        AccountRow row = transaction.accounts().find(account);
        if (name.isTakenIn(EnrolmentPlan.names(row, id))) {
            return row.app(id) == null ? Renaming.UNKNOWN_APP : Renaming.NAME_TAKEN;
        }
        return transaction.apps().rename(account, id, name.text()) == 1 ? Renaming.RENAMED : Renaming.UNKNOWN_APP;
    }

    /**
     * Takes an app away; its codes are worth nothing from then on, and the account's other sessions owe a code. The
     * recovery codes stay. The last factor is not taken away here: that is {@link Enrolments#disable}.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Removal remove(String account, String id, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            Removal removal = remove(t, account, id, requestOrigin);
            record(
                    t,
                    SecurityEvent.Kind.APP_REMOVED,
                    account,
                    requestOrigin,
                    removal.outcome().name());
            return removal;
        });
    }

    private Removal remove(Transaction transaction, String account, String id, RequestOrigin requestOrigin) {
        if (!requestOrigin.holds(transaction, account)) {
            return Removal.refused(Removal.Outcome.UNKNOWN);
        }
        TotpAppRow app = transaction.accounts().find(account).app(id);
        if (app == null || transaction.apps().delete(account, id) == 0) {
            return Removal.refused(Removal.Outcome.UNKNOWN);
        }
        AccountRow row = transaction.accounts().find(account);
        if (!row.enrolled()) {
            transaction.undo();
            return Removal.refused(Removal.Outcome.LAST);
        }
        transaction.accounts().change(account, row.recoveryParameters());
        notices.write(transaction, NoticeKind.removed(AccountRow.APP), account, requestOrigin, app.name());
        return Removal.removed(row.changes() + 1);
    }

    private void record(
            Transaction transaction,
            SecurityEvent.Kind kind,
            String account,
            RequestOrigin requestOrigin,
            String outcome) {
        audit.record(
                transaction, new SecurityEvent(kind, TotpAppKind.FACTOR, account, requestOrigin.address(), outcome));
    }
}
