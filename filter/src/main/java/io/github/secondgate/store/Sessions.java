package io.github.secondgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/** The statements of the mappers in the dialect of one database, which is recognised at the first connection. Safe for concurrent use. */
final class Sessions {
    private final DataSource dataSource;
    private final Duration queryTimeout;
    private final Executor reading;
    private volatile Dialect dialect;
    private volatile SqlSessionFactory factory;

    /** @param reading runs, on the thread that asks, what reads the XML of the mappers */
    Sessions(DataSource dataSource, Duration queryTimeout, Executor reading) {
        this.dataSource = dataSource;
        this.queryTimeout = queryTimeout;
        this.reading = reading;
    }

    SqlSession open(Connection connection) throws SQLException {
        if (factory == null) {
            speak(Dialect.of(connection));
        }
        ((Statements) factory.getConfiguration()).time(dialect, connection, queryTimeout);
        return factory.openSession(connection);
    }

    synchronized void speak(Dialect recognised) {
        if (factory == null) {
            dialect = recognised;
            reading.execute(() -> factory = new SqlSessionFactoryBuilder().build(configuration()));
        }
    }

    /** Null until the first session was opened. */
    Dialect dialect() {
        return dialect;
    }

    private Configuration configuration() {
        Configuration configuration = new Statements(dataSource);
        configuration.setVariables(dialect.phrases());
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setCacheEnabled(false);
        configuration.setDefaultStatementTimeout((int) queryTimeout.getSeconds());
        // A read after a lost race must go to the database, not to what the session saw before.
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        Transaction.MAPPERS.forEach(configuration::addMapper);
        return configuration;
    }
}
