package io.github.secondgate.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An H2 database of its own in memory, with the schema as shipped. */
public final class TestDatabase implements AutoCloseable {
    private final JdbcConnectionPool pool;

    public TestDatabase() {
        this("");
        run(script());
    }

    private TestDatabase(String settings) {
        pool = JdbcConnectionPool.create(
                // Races with hundreds of threads must not fail because the machine has two cores.
                "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000" + settings, "sa", "");
        pool.setMaxConnections(64);
    }

    /** Without the schema. */
    public static TestDatabase empty(String settings) {
        return new TestDatabase(settings);
    }

    public static String script() {
        try (InputStream in = Database.class.getResourceAsStream("/io/github/secondgate/sql/h2.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    public void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row as text. */
    public String ask(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("SHUTDOWN");
        pool.dispose();
    }
}
