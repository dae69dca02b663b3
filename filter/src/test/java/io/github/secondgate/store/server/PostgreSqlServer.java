package io.github.secondgate.store.server;

import io.github.secondgate.store.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL with the binaries of a folder. Databases of it are schemas, whose text is in the order of English. */
final class PostgreSqlServer implements DatabaseServer {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path binaries;
    private final String password = UUID.randomUUID().toString();
    private final AtomicInteger databases = new AtomicInteger();
    private final int port = ServerProcess.freePort();
    private ServerProcess process;

    private PostgreSqlServer(Path binaries) {
        this.binaries = binaries;
    }

    /** As Debian installs it. */
    static PostgreSqlServer installed(String version) {
        Path binaries = Path.of("/usr/lib/postgresql", version, "bin");
        if (!Files.isExecutable(binaries.resolve("postgres"))) {
            throw new MissingServerException("No PostgreSQL " + version + " is installed (apt-get install postgresql-"
                    + version + "), so this is not tried on it");
        }
        return new PostgreSqlServer(binaries);
    }

    /** As it stands in a jar on the class path. */
    static PostgreSqlServer unpacked() {
        Path folder = ServerProcess.newFolder("postgresql-binaries");
        try (InputStream archive = PostgreSqlServer.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null || !ServerProcess.isLinuxOnX86()) {
                throw new MissingServerException(
                        "The PostgreSQL of the tests is for Linux on x86_64 alone, so this is" + " not tried on it");
            }
            Process tar =
                    new ProcessBuilder("tar", "-x").directory(folder.toFile()).start();
            try (OutputStream in = tar.getOutputStream()) {
                new XZInputStream(archive).transferTo(in);
            }
            if (tar.waitFor() != 0) {
                throw new IllegalStateException("tar: " + tar.exitValue());
            }
            return new PostgreSqlServer(folder.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    PostgreSqlServer start() {
        Path folder = ServerProcess.newFolder("postgresql");
        try {
            Files.writeString(folder.resolve("password"), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> someone = notRoot(folder, binaries);
        List<String> init = command(someone, "initdb");
        init.addAll(List.of("-D", "data", "-U", "test", "--pwfile=password", "--auth=password", "--encoding=UTF8"));
        init.addAll(List.of("--locale=C", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"));
        ServerProcess.run(folder, init);
        List<String> serve = command(someone, "postgres");
        serve.addAll(List.of("-D", "data", "-p", String.valueOf(port), "-h", "127.0.0.1"));
        for (String setting : List.of(
                "unix_socket_directories=",
                "fsync=off",
                "full_page_writes=off",
                "max_connections=300",
                "deadlock_timeout=200ms",
                "default_transaction_isolation=repeatable read")) {
            serve.addAll(List.of("-c", setting));
        }
        process = new ServerProcess(folder, serve);
        startAgain();
        return this;
    }

    private List<String> command(List<String> someone, String program) {
        List<String> command = new ArrayList<>(someone);
        command.add(binaries.resolve(program).toString());
        return command;
    }

    /** It refuses to run as root; in a name space of its own, root is nobody. Where that is denied, there may be its own user. */
    private static List<String> notRoot(Path folder, Path binaries) {
        List<String> nobody = List.of("unshare", "-U");
        if (!ServerProcess.isRoot()) {
            return List.of();
        }
        if (ServerProcess.works(nobody)) {
            return nobody;
        }
        List<String> postgres = List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
        if (!ServerProcess.works(postgres)) {
            throw new MissingServerException(
                    "PostgreSQL does not run as root, and there is neither a user postgres here"
                            + " nor may unshare -U be called, so this is not tried on it");
        }
        ServerProcess.run(folder, List.of("chown", "-R", "postgres", folder.toString()));
        if (!binaries.startsWith("/usr")) {
            ServerProcess.run(
                    folder,
                    List.of("chown", "-R", "postgres", binaries.getParent().toString()));
        }
        return postgres;
    }

    private String url(String parameters) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres" + parameters;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Place newDatabase() {
        String name = "t" + databases.incrementAndGet();
        run("CREATE SCHEMA " + name);
        return new Place(name, url("?currentSchema=" + name), "test", password);
    }

    @Override
    public void drop(Place place) {
        run("DROP SCHEMA " + place.name() + " CASCADE");
        run("DROP ROLE IF EXISTS user_" + place.name());
    }

    @Override
    public Place unprivileged(Place place) {
        String user = "user_" + place.name();
        run("CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
        run("GRANT USAGE ON SCHEMA " + place.name() + " TO " + user);
        run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + place.name() + " TO " + user);
        return new Place(place.name(), place.url(), user, password);
    }

    @Override
    public void readOnly(boolean only) {
        run("ALTER SYSTEM SET default_transaction_read_only = " + only);
        run("SELECT pg_reload_conf()");
        awaitReadOnly(only);
    }

    /** The server reads its settings at a time of its own, and tells its processes before it lets the next one in. */
    private void awaitReadOnly(boolean only) {
        String expected = only ? "on" : "off";
        while (!shown("default_transaction_read_only").equals(expected)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String waiting() {
        return "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url(""), "test", password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String shown(String setting) {
        try (Connection connection = DriverManager.getConnection(url(""), "test", password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DataSource source(Place place) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(place.url());
        source.setUser(place.user());
        source.setPassword(place.password());
        return JdbcConnectionPool.create(source);
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
        return "table_schema = current_schema()";
    }
}
