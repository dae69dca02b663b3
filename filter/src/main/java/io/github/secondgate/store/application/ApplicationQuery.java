package io.github.secondgate.store.application;

import io.github.secondgate.store.NetworkTimeout;
import io.github.secondgate.store.StatementTimeout;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Turns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One question to the application's own tables, as an INI line gives it: a query with one {@code ?} for the name of a
 * person, answered by the first column of the first row.
 *
 * <p>It keeps no answer, and gives up after a time-out where the driver can; a bounded number of threads ask at once. The connection goes back as it came. Safe for
 * concurrent use.
 */
public final class ApplicationQuery {
    private static final int MOST_AT_ONCE = 20;

    private final DataSource dataSource;
    private final String sql;
    private final Duration queryTimeout;
    private final Turns turns;

    /**
     * @param sql a query with exactly one parameter; {@link #fault} tells at the start whether it is one
     * @param queryTimeout whole seconds
     */
    public ApplicationQuery(DataSource dataSource, String sql, Duration queryTimeout) {
        this(dataSource, sql, queryTimeout, new Turns(MOST_AT_ONCE, queryTimeout));
    }

    public ApplicationQuery(DataSource dataSource, String sql, Duration queryTimeout, Turns turns) {
        this.queryTimeout = queryTimeout;
        this.turns = turns;
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.sql = Objects.requireNonNull(sql, "sql");
    }

    /**
     * The answer, trimmed; empty where there is no row, or nothing in it.
     *
     * @throws StoreUnavailableException if the query fails, or too many wait for it
     */
    public Optional<String> ask(String parameter) {
        turns.take();
        try {
            return answer(parameter);
        } finally {
            turns.giveBack();
        }
    }

    private Optional<String> answer(String parameter) {
        try (Connection connection = dataSource.getConnection()) {
            int network = NetworkTimeout.bound(connection, queryTimeout);
            int timeout = StatementTimeout.of(connection);
            try {
                return ask(connection, parameter);
            } finally {
                end(connection);
                StatementTimeout.restore(connection, timeout);
                NetworkTimeout.restore(connection, network);
            }
        } catch (SQLException | LinkageError e) {
            throw new StoreUnavailableException("A query of the application's tables failed", e);
        }
    }

    private Optional<String> ask(Connection connection, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout((int) queryTimeout.getSeconds());
            statement.setMaxRows(1);
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                String answer = rows.next() ? rows.getString(1) : null;
                return Optional.ofNullable(answer).map(String::trim).filter(text -> !text.isEmpty());
            }
        }
    }

    /** A pool may hand out connections without auto-commit, and then a query leaves a transaction open. */
    private static void end(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** Why this cannot be asked, in words that follow the name of the setting; null if the database accepts it. */
    public String fault() {
        return QueryCheck.fault(dataSource, sql, 1);
    }
}
