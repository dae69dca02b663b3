package io.github.secondgate.store;

import io.github.secondgate.log.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.statement.PreparedStatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/**
 * A statement whose time the server keeps, where it can, because a driver has another thread do so, anew for each. The first query
 * of a transaction tells the server in the same message, and the server forgets it with the transaction. What changes something
 * before that has the time-out of the driver: how many rows it changed is read of a message in which nothing else stands.
 */
final class ServerTimeout extends PreparedStatementHandler {
    private static final Log LOG = Log.of(ServerTimeout.class);
    private static final String SETTING = "SELECT setting FROM pg_settings WHERE name = 'statement_timeout'";

    private final String telling;

    /** @param telling the statement, with what tells the server before it; null where it knows */
    ServerTimeout(
            String telling,
            Executor executor,
            MappedStatement statement,
            Object parameter,
            RowBounds bounds,
            ResultHandler<?> results,
            BoundSql sql) {
        super(executor, statement, parameter, bounds, results, sql);
        this.telling = telling;
    }

    @Override
    protected Statement instantiateStatement(Connection connection) throws SQLException {
        return connection.prepareStatement(telling == null ? boundSql.getSql() : telling);
    }

    @Override
    protected void setStatementTimeout(Statement statement, Integer transactionTimeout) {
        // The server keeps it.
    }

    /**
     * What the server is to be told before a query; null where the driver keeps the time: where the server cannot or is stricter
     * already, or something before the driver takes no two statements in one. It is tried in the transaction that the connection has.
     */
    static String told(Dialect dialect, Connection connection, Duration longest) throws SQLException {
        String statement = dialect.statementTimeout(longest);
        if (statement == null) {
            return null;
        }
        try {
            long former = asked(connection, SETTING, longest);
            if (former > 0 && former < longest.toMillis()) {
                return null;
            }
            asked(connection, statement + "SELECT 1", longest);
            return asked(connection, SETTING, longest) == longest.toMillis() ? statement : null;
        } catch (SQLException | RuntimeException refused) {
            LOG.debug("The driver keeps the time of each statement", refused);
            connection.rollback();
            return null;
        }
    }

    private static long asked(Connection connection, String sql, Duration longest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout((int) longest.getSeconds());
            if (!statement.execute() && !statement.getMoreResults()) {
                throw new SQLException("No answer to " + sql);
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
