package io.github.secondgate.it;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secondgate.store.Schema;
import io.github.secondgate.store.schema.Script;
import io.github.secondgate.store.server.DatabaseServer;
import io.github.secondgate.store.server.DatabaseServer.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Tables on a database server, and the pool by which one node gets there: as a user who has no more rights than the
 * documentation asks for, with no time-out of the driver's.
 */
final class ServedTables implements Tables {
    static {
        // The pool checks each connection that it hands on, also one that was in use half a second ago.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    }

    static final int CONNECTIONS = 20;
    /** How long somebody waits for one of them. */
    static final int WAIT_MILLIS = 1000;

    private final DatabaseServer server;
    private final Place owner;
    private final boolean first;
    private final String address;
    private HikariDataSource pool;
    private HikariDataSource all;

    ServedTables(DatabaseServer server) {
        this(server, server.newDatabase(), true, "it.pool." + UUID.randomUUID());
    }

    private ServedTables(DatabaseServer server, Place owner, boolean first, String address) {
        this.address = address;
        this.server = server;
        this.owner = owner;
        this.first = first;
    }

    /** Those of another process, by what {@link #lent} said there. */
    static ServedTables lent(String address, String said) {
        String[] parts = said.split("\t");
        ServedTables lent = new ServedTables(null, new Place(parts[0], parts[1], parts[2], parts[3]), false, address);
        lent.open(new Place(parts[0], parts[1], parts[4], parts[5]));
        return lent;
    }

    /** In a line. */
    String lent() {
        return String.join(
                "\t",
                owner.name(),
                owner.url(),
                owner.user(),
                owner.password(),
                pool.getUsername(),
                pool.getPassword());
    }

    @Override
    public void make() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String script = Files.readString(Path.of("..", Schema.script(server.dialect())));
            for (String one : new Script(script).statements()) {
                statement.execute(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open(server.unprivileged(owner));
    }

    private void open(Place place) {
        pool = to(place);
        System.getProperties().put(address, pool);
    }

    /** A pool of connections that may do everything there. */
    DataSource all() {
        if (all == null) {
            all = to(owner);
            all.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        return all;
    }

    private static HikariDataSource to(Place place) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(place.url());
        pool.setUsername(place.user());
        pool.setPassword(place.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(WAIT_MILLIS);
        pool.setValidationTimeout(WAIT_MILLIS / 2);
        return pool;
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
    }

    @Override
    public Tables forAnotherNode() {
        ServedTables other = new ServedTables(server, owner, false, "it.pool." + UUID.randomUUID());
        other.open(new Place(owner.name(), pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
        return other;
    }

    /** Returns when the pool gets to a server that was away; how soon it tries again is its own affair. */
    void awaitConnection() {
        while (true) {
            try {
                pool.getConnection().close();
                return;
            } catch (SQLException notYet) {
                // It has waited for that.
            }
        }
    }

    /** Returns when somebody waits there for a lock. */
    void awaitSomebodyWaiting() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (long waiting = 0; waiting == 0; ) {
                try (ResultSet row = statement.executeQuery(server.waiting())) {
                    row.next();
                    waiting = row.getLong(1);
                }
                // MariaDB looks anew only when nobody has asked it for a tenth of a second.
                LockSupport.parkNanos(150_000_000);
            }
        }
    }

    @Override
    public void close() {
        System.getProperties().remove(address);
        pool.close();
        if (all != null) {
            all.close();
        }
        if (first) {
            server.drop(owner);
        }
    }
}
