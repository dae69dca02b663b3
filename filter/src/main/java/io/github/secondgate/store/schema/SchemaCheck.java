package io.github.secondgate.store.schema;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.Dialect;
import io.github.secondgate.store.NetworkTimeout;
import io.github.secondgate.store.Schema;
import io.github.secondgate.store.StatementTimeout;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.store.UnknownDatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Whether the tables stand in the database as this jar needs them, told in sentences for whoever starts the application. */
public final class SchemaCheck {
    /** By which MariaDB and MySQL say that nothing can be written in READ COMMITTED. */
    private static final int STATEMENTS_ARE_LOGGED = 1665;

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
     * What keeps this database from being used; empty if nothing does. Checks that the tables can be read and one of them
     * written, not that each column has its type.
     */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        Dialect dialect = dialect(faults);
        if (dialect == null) {
            return faults;
        }
        database.speak(dialect);
        SchemaSentences sentences = new SchemaSentences(dialect);
        try {
            faults.addAll(database.transaction(t -> versionAndCollation(t, dialect, sentences)));
        } catch (StoreUnavailableException e) {
            faults.add(sentences.unusable(rootOf(e)));
        }
        if (faults.isEmpty()) {
            unreadable(faults, sentences);
        }
        if (faults.isEmpty()) {
            unwritable(faults, sentences);
        }
        return faults;
    }

    /** Null where it cannot be worked with at all, after which nothing else need be asked. */
    private Dialect dialect(List<String> faults) {
        try (Connection connection = dataSource.getConnection()) {
            // Whatever is asked here is asked first: a database that takes a connection and answers nothing must not
            // hold the start.
            int network = NetworkTimeout.bound(connection, queryTimeout);
            Dialect dialect = Dialect.of(connection);
            String hindrance = OwnTransactions.hindrance(connection, dialect);
            NetworkTimeout.restore(connection, network);
            if (hindrance == null) {
                return dialect;
            }
            faults.add(
                    "The data source of the setting dataSource does not let Secondgate begin and end transactions of its"
                            + " own (" + hindrance
                            + "), as one under JTA does not: name one of the same database that takes no"
                            + " part in the container's transactions.");
        } catch (UnknownDatabaseException e) {
            faults.add(e.getMessage());
        } catch (SQLException | LinkageError e) {
            faults.add("The database of the setting dataSource does not answer: " + e.getMessage());
        }
        return null;
    }

    private static List<String> versionAndCollation(
            Transaction transaction, Dialect dialect, SchemaSentences sentences) {
        Integer version = transaction.schema().version();
        if (version == null || version != Schema.VERSION) {
            return Collections.singletonList(sentences.wrongVersion(version));
        }
        return transaction.schema().mixedUp(dialect.unlikeA()) > 0
                ? Collections.singletonList(sentences.mixedUp())
                : Collections.emptyList();
    }

    private void unreadable(List<String> faults, SchemaSentences sentences) {
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
                faults.add(sentences.unreadable(table, e));
            }
        }
    }

    /** A database that can only be read would let people come as far as their code, and refuse it. */
    private void unwritable(List<String> faults, SchemaSentences sentences) {
        String nobodyElseHas = "START " + UUID.randomUUID().toString().substring(0, 13);
        try {
            database.transaction(t -> {
                t.undo();
                return t.limits().add("secondgate", nobodyElseHas, 0);
            });
        } catch (StoreUnavailableException e) {
            Throwable root = rootOf(e);
            faults.add(sentences.unwritable(
                    root,
                    root instanceof SQLException && ((SQLException) root).getErrorCode() == STATEMENTS_ARE_LOGGED));
        }
    }

    static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
