package io.github.secondgate.store.schema;

import io.github.secondgate.store.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether transactions can be begun and ended on a connection, as {@code Database} does at each piece of work. Where a data
 * source stands under JTA, they are the container's.
 */
final class OwnTransactions {
    private OwnTransactions() {}

    /** @return what kept us from it, or null; the connection is as it was */
    static String hindrance(Connection connection, Dialect dialect) {
        try {
            boolean before = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            if (connection.getAutoCommit()) {
                return "its connections go on committing each statement by itself";
            }
            // A pool under JTA may refuse only what has something to end, and let the rest pass.
            runAny(connection, dialect);
            connection.rollback();
            runAny(connection, dialect);
            connection.commit();
            connection.setAutoCommit(before);
            connection.setTransactionIsolation(isolation);
            return null;
        } catch (SQLException e) {
            Throwable root = SchemaCheck.rootOf(e);
            // Whoever says nothing refuses all the same.
            return root.getMessage() == null ? root.toString() : root.getMessage();
        } catch (LinkageError e) {
            // A driver that is too old says so at the first statement, with its mend.
            return null;
        }
    }

    private static void runAny(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery(dialect.anyStatement()).close();
        }
    }
}
