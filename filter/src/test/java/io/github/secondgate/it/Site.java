package io.github.secondgate.it;

import io.github.secondgate.testing.FewRounds;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A web application in a real container on the loopback address, with a database of its own. */
final class Site implements AutoCloseable {
    /** Test classes run in more than one Java process at a time. */
    private static final String FORK = System.getProperty("it.fork", "");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicLong STATEMENTS = shared("it.statements");
    private static final AtomicLong LEAKS = shared("it.leaks");

    private final War war;
    private final Container container;
    private final Tables tables;
    private final String context;
    private final Connection keepAlive;

    private Site(War war, Container container, Tables tables, String context, Connection keepAlive) {
        this.war = war;
        this.container = container;
        this.tables = tables;
        this.context = context;
        this.keepAlive = keepAlive;
    }

    static Site start() {
        return start(new Setup());
    }

    /** Throws what the container threw when the application refuses to start. */
    static Site start(Setup setup) {
        String name = name();
        return start(name, setup, Tables.inMemory(name));
    }

    static Site start(Setup setup, Tables tables) {
        return start(name(), setup, tables);
    }

    /** Another node of this application: the same database and keys, and sessions of its own. */
    Site node(Setup setup) {
        return start(name(), setup.withoutSchema().line("secondgate.keyFile = " + keys()), tables.forAnotherNode());
    }

    /** Another one in a process of its own, which takes that for the time, in milliseconds. */
    NodeProcess process(Setup setup, long clock) throws IOException {
        ServedTables theirs = (ServedTables) tables.forAnotherNode();
        Setup node = setup.withoutSchema().line("secondgate.keyFile = " + keys());
        return NodeProcess.start(War.assemble(name(), node, theirs.address()), setup.redis(), theirs, clock);
    }

    private static String name() {
        return FORK + "site" + NUMBER.incrementAndGet();
    }

    private static Site start(String name, Setup setup, Tables tables) {
        FewRounds.use();
        Time.millis();
        try {
            Connection keepAlive = tables.connect();
            try (var statement = keepAlive.createStatement()) {
                if (setup.isGated() && setup.hasSchema()) {
                    tables.make();
                }
                for (String own : setup.statements()) {
                    statement.execute(own);
                }
            }
            War war = War.forSite(name, setup, tables.address());
            Site site = new Site(war, Container.of(setup, war, tables.address()), tables, setup.context(), keepAlive);
            site.begin();
            return site;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begin() {
        try {
            container.start();
        } catch (Exception e) {
            RefusedToStart refused = new RefusedToStart(e);
            closeAfter(refused);
            throw refused;
        }
    }

    private void closeAfter(RefusedToStart refused) {
        try {
            close();
        } catch (RuntimeException e) {
            refused.addSuppressed(e);
        }
    }

    int port() {
        return container.port();
    }

    /** The start of every address of this application. */
    String context() {
        return context;
    }

    Path keys() {
        return war.keys();
    }

    Visitor visitor() {
        return new Visitor(this);
    }

    /** Somebody who reaches this application through a proxy on that port. */
    Visitor visitor(int port) {
        return new Visitor(this, port);
    }

    /** A name nobody else in this run has. */
    String person(String name) {
        return name + PEOPLE.incrementAndGet();
    }

    /** Someone who has given the password of an account that has an authenticator, and no more. */
    Visitor owing(String name) {
        return owingAs(person(name));
    }

    /** The same of an account that the test knows by its name. */
    Visitor owingAs(String account) {
        enrolled(account);
        return visitor().password(account);
    }

    /** Somebody who has just set an authenticator up. */
    Visitor enrolled(String account) {
        Visitor visitor = visitor().password(account);
        visitor.enrol();
        return visitor;
    }

    /** Another connection to the application's database. */
    Connection database() throws SQLException {
        return tables.connect();
    }

    /** What the audit log has of an account, the oldest first: the kind and the outcome of each event. */
    List<String> events(String account) {
        List<String> events = new ArrayList<>();
        try (Connection connection = database();
                var query = connection.prepareStatement(
                        "SELECT kind, outcome FROM secondgate_event WHERE account = ? ORDER BY id")) {
            query.setString(1, account);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(rows.getString(1) + ' ' + rows.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    /** Changes what the application's database holds. */
    void sql(String statement) {
        try (Connection connection = database();
                var own = connection.createStatement()) {
            own.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many statements the applications have prepared so far. */
    static long statements() {
        return STATEMENTS.get();
    }

    /** How often anything private was served so far, to anybody. */
    static long leaks() {
        return LEAKS.get();
    }

    static void databaseAway(boolean away) {
        System.setProperty("it.database.away", Boolean.toString(away));
    }

    /** While true, whoever asks for a connection waits. */
    static void databaseHangs(boolean hangs) {
        System.setProperty("it.database.hangs", Boolean.toString(hangs));
    }

    /** Statements that contain this fail; null for none. */
    static void databaseRefuses(String sql) {
        if (sql == null) {
            System.clearProperty("it.database.refuses");
        } else {
            System.setProperty("it.database.refuses", sql);
        }
    }

    private static AtomicLong shared(String name) {
        return (AtomicLong) System.getProperties().computeIfAbsent(name, key -> new AtomicLong());
    }

    @Override
    public void close() {
        try {
            container.stop();
            keepAlive.close();
            tables.close();
            war.delete();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application did not come up. */
    static final class RefusedToStart extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedToStart(Throwable cause) {
            super(cause);
        }

        /** All messages on the way down to the cause, one a line. */
        String reasons() {
            StringBuilder reasons = new StringBuilder();
            for (Throwable at = this; at != null; at = at.getCause()) {
                reasons.append(at.getMessage()).append('\n');
                for (Throwable also : at.getSuppressed()) {
                    reasons.append(also.getMessage()).append('\n');
                }
            }
            return reasons.toString();
        }
    }
}
