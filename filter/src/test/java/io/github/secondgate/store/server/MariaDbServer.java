package io.github.secondgate.store.server;

import io.github.secondgate.store.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** MariaDB, whose databases compare text without regard to case and accents. */
final class MariaDbServer implements DatabaseServer {
    private final Path installed;
    private final String password = UUID.randomUUID().toString();
    private final AtomicInteger databases = new AtomicInteger();
    private final int port = ServerProcess.freePort();
    private ServerProcess process;

    private MariaDbServer(Path installed) {
        this.installed = installed;
    }

    /** As Debian installs it. */
    static MariaDbServer installed(String version) {
        if (!Files.isExecutable(Path.of("/usr/sbin/mariadbd"))) {
            throw new MissingServerException("No MariaDB " + version
                    + " is installed (apt-get install mariadb-server), so" + " this is not tried on it");
        }
        return new MariaDbServer(Path.of("/usr"));
    }

    MariaDbServer start() {
        Path folder = ServerProcess.newFolder("mariadb");
        try {
            Files.writeString(
                    folder.resolve("init.sql"),
                    "CREATE USER test@'%' IDENTIFIED BY '" + password + "';\n"
                            + "GRANT ALL PRIVILEGES ON *.* TO test@'%' WITH GRANT OPTION;\nDROP USER root@localhost;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> user = ServerProcess.isRoot() ? List.of("--user=root") : List.of();
        List<String> install = new ArrayList<>(List.of(
                installed.resolve("bin/mariadb-install-db").toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve"));
        install.addAll(user);
        ServerProcess.run(folder, install);
        List<String> serve = new ArrayList<>(List.of(
                installed.resolve("sbin/mariadbd").toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // Relative to the data, for a name of it may not be long.
                "--socket=socket",
                "--pid-file=" + folder.resolve("server.pid"),
                "--init-file=" + folder.resolve("init.sql"),
                "--skip-name-resolve",
                "--max-connections=300",
                // What was committed outlives the process, and nothing waits for a disk.
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-flush-method=nosync",
                "--debug-no-sync",
                "--innodb-file-per-table=0",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_general_ci"));
        serve.addAll(user);
        process = new ServerProcess(folder, serve);
        startAgain();
        return this;
    }

    private String url(String name) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public Dialect dialect() {
        return Dialect.MARIADB;
    }

    @Override
    public Place newDatabase() {
        String name = "t" + databases.incrementAndGet();
        run("CREATE DATABASE " + name);
        return new Place(name, url(name), "test", password);
    }

    @Override
    public void drop(Place place) {
        run("DROP DATABASE " + place.name());
        run("DROP USER IF EXISTS user_" + place.name());
    }

    @Override
    public Place unprivileged(Place place) {
        String user = "user_" + place.name();
        run("CREATE USER " + user + " IDENTIFIED BY '" + password + "'");
        run("GRANT SELECT, INSERT, UPDATE, DELETE ON " + place.name() + ".* TO " + user);
        return new Place(place.name(), place.url(), user, password);
    }

    @Override
    public void readOnly(boolean only) {
        run("SET GLOBAL read_only = " + (only ? "ON" : "OFF"));
    }

    @Override
    public String waiting() {
        return "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url(""), "test", password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pool of the others loses those of its driver. */
    @Override
    public DataSource source(Place place) {
        try {
            MariaDbDataSource source = new MariaDbDataSource(place.url());
            source.setUser(place.user());
            source.setPassword(place.password());
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void signal(String name) {
        process.signal(name);
    }

    @Override
    public void startAgain() {
        process.start(url(""), "test", password);
    }

    @Override
    public String here() {
        return "table_schema = DATABASE()";
    }
}
