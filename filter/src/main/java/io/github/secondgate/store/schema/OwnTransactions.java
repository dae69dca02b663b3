package io.github.secondgate.store.schema;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether transactions can be begun and ended on a connection, as {@code Database} does at each piece of work. Where a data
 * source stands under JTA, they are the container's.
 */
final class OwnTransactions {
    private OwnTransactions() {}

    /** @return what kept us from it, or null; the connection is as it was */
    static String hindrance(Connection connection) {
        try {
            boolean before = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            if (connection.getAutoCommit()) {
                return "its connections go on committing each statement by itself";
            }
            connection.rollback();
            connection.commit();
            connection.setAutoCommit(before);
            connection.setTransactionIsolation(isolation);
            return null;
        } catch (SQLException e) {
            return e.getMessage();
        } catch (LinkageError e) {
            // A driver that is too old says so at the first statement, with its mend.
            return null;
        }
    }
}
