package io.github.secondgate.store.application;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Whether the database takes a query that an INI line gives. It asks for no row, but of a driver that tells nothing else. */
final class QueryCheck {
    private static final int UNTOLD = -1;
    private static final int LONGEST_SECONDS = 10;
    /** Nothing else is tried out, as it might do something. */
    private static final Pattern SELECT = Pattern.compile("[\\s(]*select\\b", Pattern.CASE_INSENSITIVE);

    private QueryCheck() {}

    /**
     * @param parameters how many question marks it must have
     * @return what is wrong, in words that follow the name of the setting; null if nothing is, as far as the driver tells
     */
    static String fault(DataSource dataSource, String sql, int parameters) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                // Some drivers send the text to the database only when they must describe the answer.
                ResultSetMetaData answer = statement.getMetaData();
                if (answer == null || answer.getColumnCount() == 0) {
                    return SELECT.matcher(sql).lookingAt() ? tried(statement, parameters) : "is no query";
                }
                int found = parameters(statement);
                return found == UNTOLD || found == parameters ? null : wrong(found, parameters);
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        } catch (SQLException | LinkageError e) {
            return "cannot be asked (" + e.getMessage() + ")";
        }
    }

    /**
     * MariaDB's driver describes nothing where the server refused the text, and keeps its reason to itself until it is
     * asked. Nobody has the name null.
     */
    private static String tried(PreparedStatement statement, int parameters) throws SQLException {
        statement.setMaxRows(1);
        statement.setQueryTimeout(LONGEST_SECONDS);
        for (int parameter = 1; parameter <= parameters; parameter++) {
            statement.setString(parameter, null);
        }
        statement.executeQuery().close();
        return null;
    }

    private static String wrong(int found, int wanted) {
        return wanted == 0 ? "has a question mark" : "has " + found + " question marks instead of one";
    }

    /** Several drivers describe no parameters; a query is not refused for that. */
    private static int parameters(PreparedStatement statement) {
        try {
            return statement.getParameterMetaData().getParameterCount();
        } catch (SQLException | LinkageError | UnsupportedOperationException e) {
            return UNTOLD;
        }
    }
}
