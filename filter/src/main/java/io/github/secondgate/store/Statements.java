package io.github.secondgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.SimpleExecutor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.logging.Log;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.managed.ManagedTransaction;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;

/**
 * What MyBatis is told, with who keeps the time of a statement ({@link ServerTimeout}) and who reads its rows ({@link JoinedRows}).
 * The connections stay ours.
 */
final class Statements extends Configuration {
    private static final JoinedRows JOINED = new JoinedRows();

    private final Map<String, String> telling = new ConcurrentHashMap<>();
    private volatile boolean tried;
    /** What the server is to be told; null where the driver keeps the time, as it does until the other was tried. */
    private volatile String told;

    Statements(DataSource dataSource) {
        super(new Environment("secondgate", new OnOurConnections(), dataSource));
    }

    /** Tries on the first connection whether the server can keep the time. */
    void time(Dialect dialect, Connection connection, Duration longest) throws SQLException {
        if (!tried) {
            told = ServerTimeout.told(dialect, connection, longest);
            tried = true;
        }
    }

    /** One that tells no log of what is put into a statement: names, addresses, digests. */
    @Override
    public Executor newExecutor(Transaction transaction, ExecutorType type) {
        return new SimpleExecutor(this, transaction) {
            @Override
            protected Connection getConnection(Log log) throws SQLException {
                return transaction.getConnection();
            }
        };
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
        String telling = transaction.knows ? null : telling(statement, sql.getSql());
        transaction.knows = true;
        return new ServerTimeout(telling, executor, statement, parameter, bounds, results, sql);
    }

    /** A driver knows a statement again by its text, which is put together once where it is always the same. */
    private String telling(MappedStatement statement, String sql) {
        return statement.getSqlSource() instanceof RawSqlSource
                ? telling.computeIfAbsent(sql, told::concat)
                : told + sql;
    }

    @Override
    @SuppressWarnings("rawtypes") // as it is declared there
    public ResultSetHandler newResultSetHandler(
            Executor executor,
            MappedStatement statement,
            RowBounds bounds,
            ParameterHandler parameters,
            ResultHandler results,
            BoundSql sql) {
        return isJoined(statement.getResultMaps())
                ? JOINED
                : super.newResultSetHandler(executor, statement, bounds, parameters, results, sql);
    }

    private static boolean isJoined(List<ResultMap> maps) {
        return !maps.isEmpty() && maps.get(0).getType() == JoinedRows.class;
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
