package io.github.secondgate.demo.marina;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The marina's database, as a bean that {@code shiro.ini} and the servlets can both create. All of them share one pool.
 *
 * <p>With the system property {@code data} the database is kept in that directory, else it lives in memory.
 */
public final class MarinaDataSource implements DataSource {

    /** H2's own shutdown hook would close the database before the container has stopped the application. */
    private static final String CLOSED_BY_US = ";DB_CLOSE_ON_EXIT=FALSE";

    /** Or H2 forgets what it has acknowledged within the last half second when its process is killed. */
    private static final String NOTHING_FORGOTTEN = ";WRITE_DELAY=0";

    private static JdbcConnectionPool pool;

    private static synchronized JdbcConnectionPool pool() {
        if (pool == null) {
            pool = JdbcConnectionPool.create(url(), "marina", "marina");
        }
        return pool;
    }

    /** Closes the pool, and with its last connection the database. The next connection opens a new one. */
    static synchronized void shutDown() throws SQLException {
        if (pool == null) {
            return;
        }
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET DB_CLOSE_DELAY 0");
        } finally {
            pool.dispose();
            pool = null;
        }
    }

    static String url() {
        String data = System.getProperty("data", "");
        if (data.isEmpty()) {
            return "jdbc:h2:mem:marina;DB_CLOSE_DELAY=-1" + CLOSED_BY_US;
        }
        return "jdbc:h2:file:" + Path.of(data).toAbsolutePath().resolve("marina") + NOTHING_FORGOTTEN + CLOSED_BY_US;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return pool().getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return pool().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        pool().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        pool().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return pool().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool().isWrapperFor(type);
    }
}
