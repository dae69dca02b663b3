package io.github.secondgate.it.app;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Counts the statements the application prepares, in a counter the test can see, and can be taken away, as a whole or for some statements. */
public class CountingDataSource implements DataSource {
    private DataSource pool;
    private volatile boolean closed;

    /** The pool that a test has put under this name, or one of H2's. */
    public void setUrl(String url) {
        Object handed = System.getProperties().get(url);
        if (handed != null) {
            pool = (DataSource) handed;
            return;
        }
        JdbcConnectionPool own = JdbcConnectionPool.create(url, "sa", "");
        own.setMaxConnections(20);
        pool = own;
    }

    /** From then on it gives no connection, as the pools of applications do not; one that a test handed over stays. */
    public void close() {
        closed = true;
        if (pool instanceof JdbcConnectionPool) {
            ((JdbcConnectionPool) pool).dispose();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (closed) {
            throw new SQLException("The data source has been closed");
        }
        if (Boolean.getBoolean("it.database.away")) {
            throw new SQLException("The database is away");
        }
        while (Boolean.getBoolean("it.database.hangs")) {
            LockSupport.parkNanos(10_000_000);
        }
        return counting(pool.getConnection());
    }

    private static Connection counting(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                CountingDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().startsWith("prepare")) {
                        count();
                    }
                    String refused = System.getProperty("it.database.refuses");
                    if (refused != null
                            && args != null
                            && String.valueOf(args[0]).contains(refused)) {
                        throw new SQLException("The database is away");
                    }
                    try {
                        Object result = method.invoke(real, args);
                        return "createStatement".equals(method.getName()) ? counting((Statement) result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** One that is asked for its settings only costs the database nothing. */
    private static Statement counting(Statement real) {
        return (Statement) Proxy.newProxyInstance(
                CountingDataSource.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")) {
                        count();
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void count() {
        ((AtomicLong) System.getProperties().get("it.statements")).incrementAndGet();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
