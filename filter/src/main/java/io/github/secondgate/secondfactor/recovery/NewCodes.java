package io.github.secondgate.secondfactor.recovery;

import io.github.secondgate.store.RecoveryCodeRow;
import io.github.secondgate.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A new set of recovery codes, to be stored and to be shown once. Immutable; does not print itself. */
public final class NewCodes {
    private final String account;
    private final String parameters;
    private final List<String> codes;
    private final List<RecoveryCodeRow> rows;
    private final long changes;

    /** @param parameters how the set is hashed, or null without codes */
    NewCodes(String account, String parameters, List<String> codes, List<RecoveryCodeRow> rows) {
        this(account, parameters, Collections.unmodifiableList(new ArrayList<>(codes)), rows, 0);
    }

    private NewCodes(String account, String parameters, List<String> codes, List<RecoveryCodeRow> rows, long changes) {
        this.account = account;
        this.parameters = parameters;
        this.codes = codes;
        this.rows = rows;
        this.changes = changes;
    }

    /** No codes: there are none, or the account gets none. */
    static NewCodes none(String account) {
        return new NewCodes(account, null, Collections.emptyList(), Collections.emptyList());
    }

    /** The same without the codes themselves. */
    NewCodes unread() {
        return new NewCodes(account, parameters, Collections.emptyList(), rows);
    }

    /** The same with the codes that were left out. */
    NewCodes read(Collection<String> left) {
        return new NewCodes(account, parameters, new ArrayList<>(left), rows);
    }

    /** The same, on another state of the account. */
    NewCodes on(long newChanges) {
        return new NewCodes(account, parameters, codes, rows, newChanges);
    }

    /** The codes as people read them, {@code XXXX-XXXX}; empty if the account is not enrolled or codes are off. */
    public List<String> codes() {
        return codes;
    }

    /** How the set is hashed, or null if there are no codes. */
    public String parameters() {
        return parameters;
    }

    /** The account's change counter once they were stored by {@link RecoveryCodes#regenerate}; else 0. */
    public long changes() {
        return changes;
    }

    /** In a transaction that holds the account. */
    public void replaceIn(Transaction transaction) {
        transaction.recoveryCodes().deleteOf(account);
        rows.forEach(transaction.recoveryCodes()::add);
    }

    @Override
    public String toString() {
        return "NewCodes[" + codes.size() + " redacted]";
    }
}
