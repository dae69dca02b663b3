package io.github.secondgate.store;

import io.github.secondgate.store.application.ApplicationAccounts;
import javax.sql.DataSource;

/** A list of accounts that is cut where a test wants it. */
public final class ApplicationAccountsCut {
    private ApplicationAccountsCut() {}

    public static ApplicationAccounts at(DataSource dataSource, String sql, int mostRows) {
        return new ApplicationAccounts(dataSource, sql, mostRows);
    }
}
