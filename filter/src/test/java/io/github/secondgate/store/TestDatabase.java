package io.github.secondgate.store;

import io.github.secondgate.store.schema.Script;
import io.github.secondgate.store.server.ChosenServer;
import io.github.secondgate.store.server.DatabaseServer;
import io.github.secondgate.store.server.DatabaseServer.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database of its own on the server that was chosen for the tests, with the schema as shipped. */
public final class TestDatabase implements AutoCloseable {
    private final DatabaseServer server = ChosenServer.get();
    private final Place place = server.newDatabase();
    private final DataSource pool;
    private final DataSource presented;

    public TestDatabase() {
        this("");
        run(script());
    }

    private TestDatabase(String settings) {
        Place set = new Place(place.name(), place.url() + settings, place.user(), place.password());
        pool = server.source(set);
        if (pool instanceof JdbcConnectionPool) {
            ((JdbcConnectionPool) pool).setMaxConnections(64);
        }
        presented = server.presented(pool);
    }

    /** With these settings behind its address, such as {@code &user=…}. */
    public static TestDatabase with(String settings) {
        TestDatabase tables = new TestDatabase(settings);
        tables.run(script());
        return tables;
    }

    /** Without the schema. */
    public static TestDatabase empty() {
        return empty("");
    }

    /** Without the schema, on H2 with these settings. */
    public static TestDatabase empty(String settings) {
        return new TestDatabase(settings);
    }

    /** What makes the tables there. */
    public static String script() {
        return script(Schema.script(ChosenServer.get().dialect()));
    }

    public static String script(String name) {
        try (InputStream in = Database.class.getResourceAsStream("/io/github/secondgate/" + name)) {
            return ChosenServer.get().readable(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A statement as it is sent, without what tells the server in the same message how long it may take. */
    public static String asked(String sent) {
        return sent.replaceFirst("^SET LOCAL statement_timeout = \\d+; ", "").trim();
    }

    public DataSource dataSource() {
        return presented;
    }

    public Dialect dialect() {
        return server.dialect();
    }

    /** Where another process finds it. */
    public Place place() {
        return place;
    }

    /** No row is left but that of the version. */
    public void clear() {
        List<String> tables = all("SELECT table_name FROM information_schema.tables WHERE " + server.here()
                + " AND table_name" + " <> 'secondgate_schema'");
        run("TRUNCATE " + String.join(", ", tables));
    }

    /** One statement, or a script. */
    public void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : new Script(sql).statements()) {
                statement.execute(one);
            }
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

    /** The first column of all rows. */
    public List<String> all(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a column of text take hardly anything from now on. */
    public void narrow(String table, String column) {
        boolean mySql = server.dialect() == Dialect.MARIADB || server.dialect() == Dialect.MYSQL;
        run("ALTER TABLE " + table
                + (mySql ? " MODIFY COLUMN " + column : " ALTER COLUMN " + column + " SET DATA TYPE")
                + " VARCHAR(3)");
    }

    /** What stands after {@code FROM} for rows that count in a column {@code x}. */
    public String range(int from, int to) {
        switch (server.dialect()) {
            case POSTGRESQL:
                return "generate_series(" + from + ", " + to + ") AS numbers (x)";
            case MARIADB:
                return "(SELECT seq AS x FROM seq_" + from + "_to_" + to + ") numbers";
            default:
                return "SYSTEM_RANGE(" + from + ", " + to + ")";
        }
    }

    /** A condition of {@code information_schema}: that a table is one of this database. */
    public String here() {
        return server.here();
    }

    @Override
    public void close() {
        if (pool instanceof JdbcConnectionPool) {
            ((JdbcConnectionPool) pool).dispose();
        }
        server.drop(place);
    }
}
