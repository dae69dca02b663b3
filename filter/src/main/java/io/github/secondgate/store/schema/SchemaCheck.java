package io.github.secondgate.store.schema;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.Schema;
import io.github.secondgate.store.StatementTimeout;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Whether the tables stand in the database as this jar needs them, told in sentences for whoever starts the application. */
public final class SchemaCheck {
    private static final String SCRIPT =
            "sql/h2.sql (in the jar: io/github/secondgate/sql/h2.sql) on the database of the setting dataSource";
    private static final String UPGRADE = Schema.UPGRADE + " (in the jar below io/github/secondgate/)";

    private final Database database;
    private final DataSource dataSource;
    private final Duration queryTimeout;

    /**
     * @param database that stands on {@code dataSource}
     * @param queryTimeout whole seconds
     */
    public SchemaCheck(Database database, DataSource dataSource, Duration queryTimeout) {
        this.database = database;
        this.dataSource = dataSource;
        this.queryTimeout = queryTimeout;
    }

    /**
     * What keeps this database from being used; empty if nothing does. Checks that the tables can be read, not that each
     * column has its type.
     */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            connection.getMetaData();
            String hindrance = OwnTransactions.hindrance(connection);
            if (hindrance != null) {
                faults.add(
                        "The data source of the setting dataSource does not let Secondgate begin and end transactions of its"
                                + " own (" + hindrance
                                + "), as one under JTA does not: name one of the same database that takes no"
                                + " part in the container's transactions.");
                return faults;
            }
        } catch (SQLException | LinkageError e) {
            faults.add("The database of the setting dataSource does not answer: " + e.getMessage());
            return faults;
        }
        try {
            database.transaction(SchemaCheck::versionAndCollation).forEach(faults::add);
        } catch (StoreUnavailableException e) {
            faults.add(unusable(e));
        }
        if (faults.isEmpty()) {
            unreadable(faults);
        }
        return faults;
    }

    private static List<String> versionAndCollation(Transaction transaction) {
        List<String> faults = new ArrayList<>();
        Integer version = transaction.schema().version();
        if (version == null || version < Schema.VERSION) {
            String found = "The schema of Secondgate has version " + version + ", this jar needs version "
                    + Schema.VERSION + ". ";
            faults.add(
                    version != null && version >= Schema.OLDEST_UPGRADED
                            ? found + "Run " + UPGRADE + " on the database of the setting dataSource: every row stays."
                            : found
                                    + "Drop the tables secondgate_…, with which everybody's second factor goes, and run "
                                    + SCRIPT + ".");
            return faults;
        }
        if (version > Schema.VERSION) {
            faults.add("The schema of Secondgate has version " + version + ", this jar knows version " + Schema.VERSION
                    + ". Use the jar that this schema was made for.");
            return faults;
        }
        if (transaction.schema().mixedUp() > 0) {
            faults.add(
                    "The tables of Secondgate compare text without regard to case, accents or trailing spaces, so that"
                            + " two accounts could pass for one. Drop them, set a binary collation and run " + SCRIPT
                            + ".");
        }
        return faults;
    }

    private void unreadable(List<String> faults) {
        for (String table : Schema.tables()) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("SELECT 1 FROM " + table + " WHERE 1 = 0")) {
                int timeout = StatementTimeout.of(connection);
                statement.setQueryTimeout((int) queryTimeout.getSeconds());
                statement.executeQuery().close();
                StatementTimeout.restore(connection, timeout);
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            } catch (SQLException | LinkageError e) {
                faults.add("The table " + table + " is missing or cannot be read (" + e.getMessage()
                        + "). Make it as it stands in " + SCRIPT + ".");
            }
        }
    }

    private static String unusable(StoreUnavailableException e) {
        Throwable root = rootOf(e);
        if (root instanceof LinkageError) {
            return "The driver or pool of the setting dataSource is too old (" + root
                    + "): take one of JDBC 4.0 or later," + " which is of Java 6.";
        }
        return "The tables of Secondgate are missing or cannot be read (" + root.getMessage() + "). Run " + SCRIPT
                + ".";
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
