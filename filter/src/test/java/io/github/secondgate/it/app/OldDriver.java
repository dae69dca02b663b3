package io.github.secondgate.it.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;

/** A driver as they were for Java 5 and 6: without what came with JDBC 4.1, and without a word about parameters. */
public class OldDriver implements Driver {
    private static final String OLD = "jdbc:old:";

    /** Of before JDBC 4, when a statement and its rows did not tell whether they are closed. */
    private static final String OLDEST = OLD + "oldest:";

    /** Most telling first: what is prepared is a statement too. */
    private static final List<Class<?>> TYPES = List.of(
            CallableStatement.class, PreparedStatement.class, Statement.class, ResultSet.class, Connection.class);

    /** Of JDBC 4.1 and later, and what several drivers of the years before left out. */
    private static final Set<String> LATER = Set.of(
            "abort",
            "closeOnCompletion",
            "executeLargeBatch",
            "executeLargeUpdate",
            "getLargeUpdateCount",
            "getNetworkTimeout",
            "getParameterMetaData",
            "getSchema",
            "isCloseOnCompletion",
            "isValid",
            "setNetworkTimeout",
            "setSchema");

    static {
        try {
            DriverManager.registerDriver(new OldDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Driver today = new org.h2.Driver();

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        away();
        if (!acceptsURL(url)) {
            return null;
        }
        boolean oldest = url.startsWith(OLDEST);
        String real = url.substring(oldest ? OLDEST.length() : OLD.length());
        return (Connection) old(today.connect(real, info), oldest);
    }

    private static void away() throws SQLException {
        if (Boolean.getBoolean("it.database.away")) {
            throw new SQLException("The database is away");
        }
    }

    private static Object old(Object real, boolean oldest) {
        return TYPES.stream()
                .filter(type -> type.isInstance(real))
                .findFirst()
                .map(type -> old(type, real, oldest))
                .orElse(real);
    }

    private static Object old(Class<?> type, Object real, boolean oldest) {
        return Proxy.newProxyInstance(
                OldDriver.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    String name = method.getName();
                    boolean tells = name.equals("isClosed") && !(real instanceof Connection);
                    if (LATER.contains(name) || oldest && tells) {
                        throw new AbstractMethodError(name);
                    }
                    if (!name.equals("close") && !name.equals("isClosed")) {
                        away();
                    }
                    try {
                        return old(method.invoke(real, args), oldest);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(OLD);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        throw new AbstractMethodError("getParentLogger");
    }
}
