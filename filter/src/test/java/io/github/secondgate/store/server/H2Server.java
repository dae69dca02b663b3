package io.github.secondgate.store.server;

import io.github.secondgate.store.Dialect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in memory; or in the mode in which it reads the SQL of another vendor, which is not that vendor's database. */
final class H2Server implements DatabaseServer {
    private static final Map<Dialect, String> MODES = Map.of(
            Dialect.H2, "",
            Dialect.MYSQL, ";MODE=MySQL;DATABASE_TO_LOWER=TRUE",
            Dialect.ORACLE, ";MODE=Oracle",
            Dialect.SQLSERVER, ";MODE=MSSQLServer");

    private final Dialect dialect;

    H2Server(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Place newDatabase() {
        String name = UUID.randomUUID().toString();
        // Races with hundreds of threads must not fail because the machine has two cores.
        return new Place(name, "jdbc:h2:mem:" + name + ";LOCK_TIMEOUT=20000" + MODES.get(dialect), "sa", "");
    }

    @Override
    public void drop(Place place) {
        try (Connection connection = DriverManager.getConnection(place.url() + ";IFEXISTS=TRUE", "sa", "")) {
            connection.createStatement().execute("SHUTDOWN");
        } catch (SQLException gone) {
            // With its last connection.
        }
    }

    @Override
    public DataSource source(Place place) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(place.url());
        source.setUser(place.user());
        source.setPassword(place.password());
        return JdbcConnectionPool.create(source);
    }

    /** As one of the vendor's, so that the statements in his dialect are run. */
    @Override
    public DataSource presented(DataSource pool) {
        return dialect == Dialect.H2 ? pool : answering(DataSource.class, pool);
    }

    private <T> T answering(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("getDatabaseProductName")) {
                        return dialect.product();
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof Connection connection
                                ? answering(Connection.class, connection)
                                : result instanceof DatabaseMetaData told
                                        ? answering(DatabaseMetaData.class, told)
                                        : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** H2 knows no collation of a column and no engine, and compares byte by byte without. */
    @Override
    public String readable(String script) {
        return script.replaceAll(" ENGINE = InnoDB| CHARACTER SET \\w+| COLLATE \\w+", "");
    }

    @Override
    public String here() {
        return "1 = 1";
    }
}
