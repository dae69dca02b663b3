package io.github.secondgate.store;

import io.github.secondgate.log.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/**
 * The tables of Secondgate in the application's database. Runs work in READ COMMITTED transactions of its own on a
 * connection of its own, and hands the connection back as it came.
 *
 * <p>Each statement is given up after a time-out where the driver can, and so is an answer that does not arrive; a bounded
 * number of threads wait for the database at once. How long somebody waits for a connection is for the pool to say.
 *
 * <p>It does not take part in the application's transactions and does not create or change the schema. Safe for
 * concurrent use.
 */
public final class Database {
    private static final Log LOG = Log.of(Database.class);
    /** How long a statement may take, and the wait for a turn. */
    public static final Duration QUERY_TIMEOUT = Duration.ofSeconds(3);

    private static final int ATTEMPTS = 4;
    /** More than a pool is wont to have, and less than a container has threads. */
    private static final int MOST_AT_ONCE = 50;

    private final DataSource dataSource;
    private final Duration queryTimeout;
    private final Sessions sessions;
    private final Turns turns;
    private final Pause pause;
    private final Workload workload = new Workload();
    /**
     * Whether the connections of this source come at READ COMMITTED, which a driver may have to ask the server. It is asked again
     * after each transaction that failed, as one might on a connection that came otherwise; row counts decide at every level.
     */
    private volatile boolean comesReadCommitted;

    /** With the time-out that holds where none is set. */
    public Database(DataSource dataSource) {
        this(dataSource, QUERY_TIMEOUT);
    }

    /** @param queryTimeout whole seconds, after which a statement is given up, and so is the wait for a turn */
    public Database(DataSource dataSource, Duration queryTimeout) {
        this(dataSource, queryTimeout, Runnable::run);
    }

    /** @param reading runs, on the thread that asks, what reads the XML of the mappers */
    public Database(DataSource dataSource, Duration queryTimeout, Executor reading) {
        this(
                dataSource,
                queryTimeout,
                new Sessions(dataSource, queryTimeout, reading),
                new Turns(MOST_AT_ONCE, queryTimeout),
                new Pause());
    }

    Database(DataSource dataSource, Duration queryTimeout, Turns turns, Pause pause) {
        this(dataSource, queryTimeout, new Sessions(dataSource, queryTimeout, Runnable::run), turns, pause);
    }

    private Database(DataSource dataSource, Duration queryTimeout, Sessions sessions, Turns turns, Pause pause) {
        this.dataSource = dataSource;
        this.queryTimeout = queryTimeout;
        this.sessions = sessions;
        this.turns = turns;
        this.pause = pause;
    }

    /** Prepares the statements for this database, which otherwise the first transaction does. */
    public void speak(Dialect dialect) {
        sessions.speak(dialect);
    }

    /**
     * Runs the work and commits, or rolls back if it throws or asks for it with {@link Transaction#undo}.
     *
     * <p>If the database itself rolled the work back to settle a race (a deadlock, a row that two add at once), it is
     * run again from its beginning, a few times, and after a pause where a lock was lost: the work must have no effect
     * outside of the database.
     *
     * @throws StoreUnavailableException if the database does not answer as it must, or too many wait for it
     */
    public <T> T transaction(Function<Transaction, T> work) {
        long began = System.nanoTime();
        boolean failed = false;
        try {
            return inTurn(work);
        } catch (StoreUnavailableException e) {
            failed = true;
            throw e;
        } finally {
            workload.add(System.nanoTime() - began, failed);
        }
    }

    private <T> T inTurn(Function<Transaction, T> work) {
        Aftermath aftermath = new Aftermath();
        turns.take();
        try {
            return settled(work, aftermath);
        } finally {
            turns.giveBack();
            aftermath.run();
        }
    }

    /** What it was asked to do so far. */
    public Workload workload() {
        return workload;
    }

    private <T> T settled(Function<Transaction, T> work, Aftermath aftermath) {
        for (int attempt = 1; ; attempt++) {
            aftermath.begin();
            try {
                return once(work, aftermath);
            } catch (PersistenceException | SQLException | LinkageError e) {
                Race race = race(e);
                if (attempt == ATTEMPTS || race == Race.NONE) {
                    throw new StoreUnavailableException("The database did not answer as it must", e);
                }
                if (race == Race.FOR_A_LOCK) {
                    pause.after(attempt);
                }
            }
        }
    }

    private <T> T once(Function<Transaction, T> work, Aftermath aftermath) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int network = NetworkTimeout.bound(connection, queryTimeout);
            boolean autoCommit = connection.getAutoCommit();
            int isolation = isolation(connection);
            boolean settable = sessions.dialect() == Dialect.POSTGRESQL;
            int timeout = StatementTimeout.of(connection);
            boolean committed = false;
            try {
                begin(connection, isolation, settable);
                T result = run(connection, work, aftermath);
                committed = true;
                comesReadCommitted = isolation == Connection.TRANSACTION_READ_COMMITTED;
                return result;
            } finally {
                comesReadCommitted &= committed;
                int left = settable ? Connection.TRANSACTION_READ_COMMITTED : isolation;
                giveBack(connection, autoCommit, left, timeout, network, committed);
            }
        }
    }

    private int isolation(Connection connection) throws SQLException {
        return comesReadCommitted ? Connection.TRANSACTION_READ_COMMITTED : connection.getTransactionIsolation();
    }

    /**
     * @param settable for one transaction alone: the driver would set it for all of the connection, which a pooler between it and
     *     the server hands on to others
     */
    private static void begin(Connection connection, int isolation, boolean settable) throws SQLException {
        boolean other = isolation != Connection.TRANSACTION_READ_COMMITTED;
        if (other && !settable) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        connection.setAutoCommit(false);
        if (other && settable) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            }
        }
    }

    private <T> T run(Connection connection, Function<Transaction, T> work, Aftermath aftermath) throws SQLException {
        T result;
        boolean undone;
        try (SqlSession session = sessions.open(connection)) {
            Transaction transaction = new Transaction(session, aftermath);
            result = work.apply(transaction);
            undone = transaction.undone();
        }
        if (undone) {
            connection.rollback();
        } else {
            connection.commit();
        }
        aftermath.endedAs(undone ? Transaction.Ending.UNDONE : Transaction.Ending.COMMITTED);
        return result;
    }

    /** The pool may be the application's, so the next one to get this connection must find it as it was. */
    private static void giveBack(
            Connection connection, boolean autoCommit, int isolation, int timeout, int network, boolean committed)
            throws SQLException {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
            StatementTimeout.restore(connection, timeout);
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            NetworkTimeout.restore(connection, network);
        } catch (SQLException e) {
            // The connection is lost. After a commit that changes nothing; otherwise the first exception tells more.
            abort(connection);
        }
    }

    private static void abort(Connection connection) throws SQLException {
        try {
            connection.abort(Runnable::run);
        } catch (LinkageError poolBeforeJdbc41) {
            // It has no such method: closing is all that is left, and that comes next.
            LOG.debug("The pool cannot break a lost connection off", poolBeforeJdbc41);
        }
    }

    private enum Race {
        NONE,
        /** Who added the row first is done with it: nothing is left to wait for. */
        FOR_A_KEY,
        FOR_A_LOCK
    }

    private Race race(Throwable e) {
        Dialect dialect = sessions.dialect();
        for (Throwable cause = e; cause != null && dialect != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                SQLException told = (SQLException) cause;
                if (dialect.saysLostLock(told)) {
                    return Race.FOR_A_LOCK;
                }
                if (String.valueOf(told.getSQLState()).startsWith("23")) {
                    return Race.FOR_A_KEY;
                }
            }
        }
        return Race.NONE;
    }
}
