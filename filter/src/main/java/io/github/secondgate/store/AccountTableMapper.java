package io.github.secondgate.store;

import io.github.secondgate.store.Schema.AccountTable;

/** What is the same for every table whose rows belong to an account. Each method returns the number of rows it changed. */
public interface AccountTableMapper {
    /** Deletes the account's rows of this table. */
    int delete(AccountTable table, String account);

    /** Gives the account's rows of this table to another account, which must be on record. */
    int move(AccountTable table, String from, String to);
}
