package io.github.secondgate.secondfactor.recovery;

import io.github.secondgate.store.RecoveryCodeRow;
import io.github.secondgate.store.Transaction;
import java.util.List;

/** A set of recovery codes on its way into the database. Immutable; does not print its codes. */
public final class FreshSet {
    private final String account;
    private final String parameters;
    private final List<String> codes;
    private final List<RecoveryCodeRow> rows;

    FreshSet(String account, String parameters, List<String> codes, List<RecoveryCodeRow> rows) {
        this.account = account;
        this.parameters = parameters;
        this.codes = codes;
        this.rows = rows;
    }

    public List<String> codes() {
        return codes;
    }

    /** How the set is hashed, or null if there are no codes. */
    public String parameters() {
        return parameters;
    }

    /** In a transaction that holds the account. */
    public void replaceIn(Transaction transaction) {
        transaction.recoveryCodes().deleteOf(account);
        if (!rows.isEmpty()) {
            transaction.recoveryCodes().addAll(rows);
        }
    }
}
