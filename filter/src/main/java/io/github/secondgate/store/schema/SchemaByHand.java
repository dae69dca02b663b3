package io.github.secondgate.store.schema;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.Dialect;
import io.github.secondgate.store.SchemaMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** What a start does about the tables, done by somebody at a command line. */
public final class SchemaByHand {
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(30);

    private final DataSource dataSource;

    private SchemaByHand(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws IllegalArgumentException with a sentence, if nobody can connect like this */
    public static SchemaByHand at(Path driver, String url, String user, String password) {
        try {
            DataSource dataSource = new DriverJar(driver).dataSource(url, user, password);
            dataSource.getConnection().close();
            return new SchemaByHand(dataSource);
        } catch (SQLException | LinkageError e) {
            throw new IllegalArgumentException("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    /** The script that is due, as it would be run; empty if none is. */
    public String due() {
        try (Connection connection = dataSource.getConnection()) {
            String script = SchemaScripts.due(connection, Dialect.of(connection), SchemaMode.UPDATE);
            return script == null ? "" : Script.shipped(script).toString();
        } catch (SQLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What is wrong with the tables. */
    public List<String> faults() {
        return new SchemaCheck(new Database(dataSource, QUERY_TIMEOUT), dataSource, QUERY_TIMEOUT).faults();
    }

    /** Runs what is due, and tells what is wrong then. */
    public List<String> update() {
        String hindrance = new SchemaScripts(dataSource).bring(SchemaMode.UPDATE);
        return hindrance == null ? faults() : Collections.singletonList(hindrance);
    }
}
