package io.github.secondgate.store.application;

import io.github.secondgate.store.NetworkTimeout;
import io.github.secondgate.store.StatementTimeout;
import io.github.secondgate.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiPredicate;
import javax.sql.DataSource;

/**
 * All accounts of the application and their roles, as an INI line asks for them: a query without parameters whose first
 * column is the login name and whose second, where there is one, is a role of that account, a row for each.
 *
 * <p>It keeps nothing, reads at most 5,000,000 rows, and gives up after 30 seconds where the driver can. Safe for
 * concurrent use.
 */
public final class ApplicationAccounts {
    private static final int MOST_ROWS = 5_000_000;
    private static final int LONGEST_SECONDS = 30;
    private static final int ROWS_AT_ONCE = 5000;

    private final DataSource dataSource;
    private final String sql;
    private final int mostRows;

    /** @param sql a query without a parameter; {@link #fault} tells at the start whether it is one */
    public ApplicationAccounts(DataSource dataSource, String sql) {
        this(dataSource, sql, MOST_ROWS);
    }

    public ApplicationAccounts(DataSource dataSource, String sql, int mostRows) {
        this.mostRows = mostRows;
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.sql = Objects.requireNonNull(sql, "sql");
    }

    /**
     * Hands on each row: the name, and the role or null. Rows without a name are left out.
     *
     * @param use answers whether it wants more
     * @return whether those were all
     * @throws StoreUnavailableException if the query fails
     */
    public boolean each(BiPredicate<String, String> use) {
        try (Connection connection = dataSource.getConnection()) {
            int network = NetworkTimeout.bound(connection, Duration.ofSeconds(LONGEST_SECONDS));
            int timeout = StatementTimeout.of(connection);
            boolean autoCommit = connection.getAutoCommit();
            try {
                // Within a transaction PostgreSQL's driver keeps a part of the rows at once; else it reads all before
                // the first.
                connection.setAutoCommit(false);
                return each(connection, use);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
                StatementTimeout.restore(connection, timeout);
                NetworkTimeout.restore(connection, network);
            }
        } catch (SQLException | LinkageError e) {
            throw new StoreUnavailableException("The query of the application's accounts failed", e);
        }
    }

    private boolean each(Connection connection, BiPredicate<String, String> use) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(LONGEST_SECONDS);
            statement.setMaxRows(mostRows + 1);
            statement.setFetchSize(Math.min(ROWS_AT_ONCE, mostRows));
            try (ResultSet rows = statement.executeQuery()) {
                boolean roles = rows.getMetaData().getColumnCount() > 1;
                for (int row = 0; rows.next(); row++) {
                    if (row == mostRows) {
                        return false;
                    }
                    String name = rows.getString(1);
                    if (name != null && !use.test(name, roles ? rows.getString(2) : null)) {
                        return false;
                    }
                }
                return true;
            }
        }
    }

    /** Whether the query tells roles too; false where it cannot be asked. */
    public boolean tellsRoles() {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.getMetaData() != null
                        && statement.getMetaData().getColumnCount() > 1;
            } finally {
                end(connection);
            }
        } catch (SQLException | LinkageError e) {
            return false;
        }
    }

    /** Why this cannot be asked, in words that follow the name of the setting; null if the database accepts it. */
    public String fault() {
        return QueryCheck.fault(dataSource, sql, 0);
    }

    /** A pool may hand out connections without auto-commit, and then a query leaves a transaction open. */
    private static void end(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
