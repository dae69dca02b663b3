package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.app.TotpAppKey;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Schema.AccountTable;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * All that is on record about an account, for the day on which the application deletes it or gives it another name.
 *
 * <p>Of an account that was forgotten its bare name stays, with the change counter that lets no old session fit; so do the
 * audit log for its time, and for a day how often codes were sent. It does not know what accounts the application has. Safe for concurrent use.
 */
public final class AccountRecords {
    /** How a renaming went. */
    public enum Renaming {
        RENAMED,
        /** Nothing is on record under the old name. */
        UNKNOWN,
        /** The new name has factors of its own; nothing was changed. */
        TAKEN
    }

    /** What counts how much was sent to an address or number, whoever asked: it goes by itself after a day. */
    private static final Set<AccountTable> KEPT = EnumSet.of(AccountTable.SENT_CODE);

    /** What ends with a name instead of moving: begun for the old one, or shown to a browser that knows only that. */
    private static final Set<AccountTable> ENDED =
            EnumSet.of(AccountTable.SETUP, AccountTable.BROWSER, AccountTable.RESCUE, AccountTable.LIMIT);

    private final Database database;
    private final TotpAppKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    public AccountRecords(Database database, SecretCipher cipher, AuditLog audit, Clock clock) {
        this.database = database;
        // No code is checked here, so no step is tolerated.
        this.keys = new TotpAppKeys(cipher, audit, 0);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Forgets an account: its factors, codes, browsers, exemptions, counters and waiting notices. Its sessions end as
     * after a reset. Whoever gets the name next begins with nothing.
     *
     * @return whether anything was on record
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean forget(String account) {
        return database.transaction(t -> {
            boolean known = clear(t, account, clock.millis());
            if (known) {
                record(t, SecurityEvent.Kind.ACCOUNT_FORGOTTEN, account, "FORGOTTEN by the application");
            }
            return known;
        });
    }

    /** Whether there was anything to clear away. */
    static boolean clear(Transaction transaction, String account, long now) {
        if (transaction.accounts().lock(account) == null) {
            return false;
        }
        for (AccountTable table : EnumSet.complementOf(EnumSet.copyOf(KEPT))) {
            transaction.accountTables().delete(table, account);
        }
        transaction.accounts().forget(account, now);
        return true;
    }

    /**
     * Gives everything an account has to another name: factors, recovery codes, exemptions, failures. Browsers are no
     * longer trusted, and set-ups and rescues that were begun end; sessions under either name are decided anew.
     *
     * @throws io.github.secondgate.crypto.UnreadableSecretException if a stored secret cannot be read; nothing was changed
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Renaming rename(String from, String to) {
        if (from.equals(to)) {
            throw new IllegalArgumentException("The old name and the new one are the same account");
        }
        return database.transaction(t -> rename(t, from, to));
    }

    private Renaming rename(Transaction transaction, String from, String to) {
        if (transaction.accounts().find(from) == null) {
            return Renaming.UNKNOWN;
        }
        Accounts.findOrAdd(transaction, to);
        lockInOrder(transaction, from, to);
        AccountRow old = transaction.accounts().find(from);
        AccountRow target = transaction.accounts().find(to);
        if (target.enrolled()) {
            transaction.undo();
            return Renaming.TAKEN;
        }
        for (AccountTable table : ENDED) {
            transaction.accountTables().delete(table, from);
            transaction.accountTables().delete(table, to);
        }
        // A question guards factors, of which the new name had none.
        transaction.accountTables().delete(AccountTable.QUESTION, to);
        for (AccountTable table : EnumSet.complementOf(EnumSet.copyOf(ENDED))) {
            transaction.accountTables().move(table, from, to);
        }
        for (TotpAppRow app : old.apps()) {
            TotpAppKey key = keys.open(transaction, app, null);
            transaction.apps().reseal(app.id(), keys.seal(key.secret(), to, app.id()));
        }
        transaction.accounts().inherit(to, old, 1 + Math.max(old.changes(), target.changes()));
        transaction.accounts().forget(from, clock.millis());
        record(transaction, SecurityEvent.Kind.ACCOUNT_RENAMED, from, "to " + to);
        record(transaction, SecurityEvent.Kind.ACCOUNT_RENAMED, to, "from " + from);
        return Renaming.RENAMED;
    }

    /** Two renamings that meet must not each hold what the other waits for. */
    private static void lockInOrder(Transaction transaction, String from, String to) {
        String[] names = {from, to};
        Arrays.sort(names);
        for (String name : names) {
            transaction.accounts().lock(name);
        }
    }

    private void record(Transaction transaction, SecurityEvent.Kind kind, String account, String outcome) {
        audit.record(transaction, new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, null, outcome));
    }
}
