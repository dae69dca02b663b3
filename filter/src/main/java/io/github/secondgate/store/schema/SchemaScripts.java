package io.github.secondgate.store.schema;

import io.github.secondgate.log.Log;
import io.github.secondgate.store.Dialect;
import io.github.secondgate.store.Schema;
import io.github.secondgate.store.SchemaMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Runs our scripts where that was asked for. Of several nodes that start at once one does it, and the others wait: the lock is a
 * row in {@code secondgate_lock} that is never committed, so that it goes with whoever holds it. Needs two connections.
 */
public final class SchemaScripts {
    private static final Log LOG = Log.of(SchemaScripts.class);
    /** The upgrade of a large audit log takes minutes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final DataSource dataSource;

    public SchemaScripts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Does what is due.
     *
     * @return what went wrong, in a sentence for whoever starts the application; null where nothing did. Whether all is well now
     *     is for {@link SchemaCheck} to say
     */
    public String bring(SchemaMode mode) {
        String due = null;
        try (Connection holder = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(holder);
            due = due(holder, dialect, mode);
            if (due != null) {
                boolean before = holder.getAutoCommit();
                try {
                    hold(holder, dialect);
                    runAlone(dialect, mode);
                } finally {
                    holder.rollback();
                    holder.setAutoCommit(before);
                }
            }
            return null;
        } catch (SQLException | LinkageError e) {
            // Without a script that is due, the check finds the same and says it better.
            return due == null
                    ? null
                    : due + " did not run to its end on the database of the setting dataSource (" + e.getMessage()
                            + "). Where the tables secondgate_… stand half made, drop them; where older ones stand, put the"
                            + " copy of the database back. Then run it by hand, or with the rights that it needs.";
        }
    }

    private void runAlone(Dialect dialect, SchemaMode mode) throws SQLException {
        try (Connection worker = dataSource.getConnection()) {
            boolean before = worker.getAutoCommit();
            try {
                String due = due(worker, dialect, mode);
                if (due != null) {
                    LOG.info("Running {} (secondgate.schema = {})", due, mode);
                    run(worker, Script.shipped(due));
                    LOG.info("{} has run", due);
                }
            } finally {
                worker.setAutoCommit(before);
            }
        }
    }

    /** In one transaction, where the database can. */
    private static void run(Connection worker, Script script) throws SQLException {
        worker.setAutoCommit(false);
        try (Statement statement = worker.createStatement()) {
            for (String sql : script.statements()) {
                statement.execute(sql);
            }
            worker.commit();
        } catch (SQLException e) {
            worker.rollback();
            throw e;
        }
    }

    /** The script that makes or upgrades the tables; null where none is asked for, or none can. */
    static String due(Connection connection, Dialect dialect, SchemaMode mode) throws SQLException {
        if (mode == SchemaMode.CHECK) {
            return null;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(version) FROM secondgate_schema")) {
            int version = row.next() ? row.getInt(1) : 0;
            return mode == SchemaMode.UPDATE ? Schema.upgrade(dialect, version) : null;
        } catch (SQLException e) {
            if (dialect.saysNoTable(e)) {
                return Schema.script(dialect);
            }
            throw e;
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    /** Until its transaction ends, nobody else does. */
    private static void hold(Connection holder, Dialect dialect) throws SQLException {
        long end = System.nanoTime() + LONGEST.toNanos();
        holder.setAutoCommit(true);
        try (Statement statement = holder.createStatement()) {
            statement.execute("CREATE TABLE secondgate_lock (id INT NOT NULL PRIMARY KEY)");
        } catch (SQLException e) {
            // It is there, or another node makes it; else the row cannot be added, which says why.
            LOG.debug("secondgate_lock was not made", e);
        }
        holder.setAutoCommit(false);
        while (true) {
            try (Statement statement = holder.createStatement()) {
                statement.executeUpdate("INSERT INTO secondgate_lock (id) VALUES (1)");
                return;
            } catch (SQLException e) {
                holder.rollback();
                if (!dialect.saysOthersHold(e) || System.nanoTime() - end > 0) {
                    throw e;
                }
            }
        }
    }
}
