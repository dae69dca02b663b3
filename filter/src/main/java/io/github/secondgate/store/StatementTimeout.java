package io.github.secondgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The time-out of the statements of a connection: some drivers, such as H2's, keep for all of them what one was given. */
public final class StatementTimeout {
    private StatementTimeout() {}

    /** Of a new statement, in seconds; 0 for none. */
    public static int of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.getQueryTimeout();
        }
    }

    /** Lets new statements have this one again. */
    public static void restore(Connection connection, int seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.getQueryTimeout() != seconds) {
                statement.setQueryTimeout(seconds);
            }
        }
    }
}
