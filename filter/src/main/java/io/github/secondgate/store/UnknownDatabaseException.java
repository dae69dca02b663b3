package io.github.secondgate.store;

import java.sql.SQLException;

/** The database is none that Secondgate has tables and statements for. */
public final class UnknownDatabaseException extends SQLException {
    private static final long serialVersionUID = 1;

    UnknownDatabaseException(String product) {
        super("The database of the setting dataSource is " + product + ", and Secondgate works with one of these: "
                + Dialect.products() + ".");
    }
}
