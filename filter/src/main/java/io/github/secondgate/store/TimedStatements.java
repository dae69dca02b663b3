package io.github.secondgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.managed.ManagedTransaction;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;

/** What MyBatis is told, with the choice who keeps the time of a statement: see {@link ServerTimeout}. The connections stay ours. */
final class TimedStatements extends Configuration {
    private volatile boolean tried;
    /** What the server is to be told; null where the driver keeps the time, as it does until the other was tried. */
    private volatile String told;

    TimedStatements(DataSource dataSource) {
        super(new Environment("secondgate", new OnOurConnections(), dataSource));
    }

    /** Tries on the first connection whether the server can keep the time. */
    void time(Dialect dialect, Connection connection, Duration longest) throws SQLException {
        if (!tried) {
            told = ServerTimeout.told(dialect, connection, longest);
            tried = true;
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as it is declared there
    public StatementHandler newStatementHandler(
            Executor executor,
            MappedStatement statement,
            Object parameter,
            RowBounds bounds,
            ResultHandler results,
            BoundSql sql) {
        Told transaction = (Told) executor.getTransaction();
        if (told == null || !transaction.knows && statement.getSqlCommandType() != SqlCommandType.SELECT) {
            return super.newStatementHandler(executor, statement, parameter, bounds, results, sql);
        }
        String before = transaction.knows ? "" : told;
        transaction.knows = true;
        return new ServerTimeout(before, executor, statement, parameter, bounds, results, sql);
    }

    /** A transaction, with whether the server knows how long its statements may take. */
    private static final class Told extends ManagedTransaction {
        private boolean knows;

        Told(Connection connection) {
            super(connection, false);
        }
    }

    private static final class OnOurConnections extends ManagedTransactionFactory {
        @Override
        public Transaction newTransaction(Connection connection) {
            return new Told(connection);
        }
    }
}
