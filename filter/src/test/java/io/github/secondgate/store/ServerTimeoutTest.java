package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.store.server.OnlyOnPostgreSql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is told with the first query of a transaction how long its statements may take, and forgets it with its end. */
@OnlyOnPostgreSql
class ServerTimeoutTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String CANCELLED = "57014";

    private TestDatabase tables = new TestDatabase();
    private final List<String> prepared = new ArrayList<>();
    private final List<Integer> driverWasGiven = new ArrayList<>();
    /** What a wrapper of the driver refuses. */
    private String refused;

    @AfterEach
    void close() {
        tables.close();
    }

    private void with(String settings) {
        tables.close();
        tables = TestDatabase.with(settings);
    }

    /** Over a single connection, whose settings can be asked and set beside. */
    private Database database(Connection only) {
        Database database = new Database(proxy(DataSource.class, null, (method, given) -> watched(only)), SECOND);
        database.transaction(t -> t.accounts().addIfAbsent("alice"));
        database.transaction(t -> t.accounts().find("alice"));
        prepared.clear();
        driverWasGiven.clear();
        return database;
    }

    @Test
    void theFirstQueryOfATransactionTellsTheServerAndTheDriverKeepsNoTime() throws SQLException {
        try (Connection only = tables.dataSource().getConnection()) {
            Database database = database(only);
            for (int round = 0; round < 2; round++) {
                long changes = database.transaction(t -> {
                    t.accounts().find("alice");
                    assertThat(shown(only)).isEqualTo("1s");
                    assertThat(t.accounts().change("alice", null)).isEqualTo(1);
                    return t.accounts().lock("alice");
                });
                assertThat(changes).isEqualTo(round + 1);
            }
            assertThat(prepared)
                    .hasSize(6)
                    .filteredOn(sql -> sql.contains("statement_timeout"))
                    .hasSize(2);
            assertThat(driverWasGiven).isEmpty();
        }
    }

    @Test
    void theDriverKeepsTheTimeOfWhatChangesSomethingBeforeTheFirstQuery() throws SQLException {
        try (Connection only = tables.dataSource().getConnection()) {
            Database database = database(only);
            database.transaction(t -> {
                assertThat(t.accounts().addIfAbsent("bob")).isEqualTo(1);
                assertThat(t.accounts().change("bob", null)).isEqualTo(1);
                assertThat(driverWasGiven).containsExactly(1, 1);
                t.accounts().lock("bob");
                return t.accounts().change("bob", null);
            });
            assertThat(driverWasGiven).containsExactly(1, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&preferQueryMode=simple",
                "&preferQueryMode=extendedForPrepared",
                "&prepareThreshold=0",
                "&prepareThreshold=1"
            })
    void aStatementThatTakesTooLongIsGivenUpWhereverItStands(String settings) throws SQLException {
        with(settings);
        try (Connection only = tables.dataSource().getConnection();
                Connection holder = tables.dataSource().getConnection()) {
            Database database = database(only);
            holder.setAutoCommit(false);
            holder.createStatement().execute("SELECT 1 FROM secondgate_account WHERE account = 'alice' FOR UPDATE");

            givenUp(database, t -> t.accounts().lock("alice"));
            givenUp(database, t -> t.accounts().change("alice", null));
            givenUp(database, t -> {
                t.accounts().find("alice");
                return t.accounts().change("alice", null);
            });
            assertThat(shown(only)).isEqualTo("0");

            holder.rollback();
            assertThat(database.<Integer>transaction(t -> t.accounts().change("alice", null)))
                    .isEqualTo(1);
        }
    }

    private static <T> void givenUp(Database database, Function<Transaction, T> work) {
        long began = System.nanoTime();
        assertThatThrownBy(() -> database.transaction(work))
                .isInstanceOf(StoreUnavailableException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(CANCELLED));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SECOND, SECOND.multipliedBy(2));
    }

    @Test
    void theConnectionForgetsItHoweverTheTransactionEnds() throws SQLException {
        try (Connection only = tables.dataSource().getConnection()) {
            only.createStatement().execute("SET statement_timeout = '42s'");
            Database database = database(only);
            database.transaction(t -> t.accounts().find("alice"));
            assertThat(shown(only)).isEqualTo("42s");
            database.transaction(t -> {
                t.undo();
                return t.accounts().find("alice");
            });
            assertThat(shown(only)).isEqualTo("42s");
            assertThatThrownBy(() -> database.transaction(t -> {
                        t.accounts().find("alice");
                        assertThat(shown(only)).isEqualTo("1s");
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(shown(only)).isEqualTo("42s");
            assertThatThrownBy(() -> database.transaction(t -> t.accounts().addIfAbsent("x".repeat(300))))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(shown(only)).isEqualTo("42s");
        }
    }

    @Test
    void aStricterOneOfTheServerStays() throws SQLException {
        with("&options=-c%20statement_timeout=700ms");
        try (Connection only = tables.dataSource().getConnection()) {
            Database database = database(only);
            database.transaction(t -> {
                t.accounts().find("alice");
                assertThat(shown(only)).isEqualTo("700ms");
                return null;
            });
            assertThat(prepared).noneMatch(sql -> sql.contains("statement_timeout"));
            assertThat(driverWasGiven).containsExactly(1);
        }
    }

    /** Some that stand before a driver look for injected SQL, and take a second statement for that. */
    @Test
    void whereSeveralStatementsInOneAreRefusedTheDriverKeepsTheTime() throws SQLException {
        refused = ";";
        try (Connection only = tables.dataSource().getConnection()) {
            Database database = database(only);
            database.transaction(t -> t.accounts().find("alice"));
            assertThat(driverWasGiven).containsExactly(1);
            assertThat(shown(only)).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&preferQueryMode=simple", "&prepareThreshold=1"})
    void aQueryThatIsReadInPiecesTellsItToo(String settings) throws SQLException {
        with(settings);
        tables.run("INSERT INTO secondgate_account (account) SELECT 'p' || (100000 + x) FROM " + tables.range(1, 2500));
        try (Connection only = tables.dataSource().getConnection()) {
            Database database = database(only);
            for (int round = 0; round < 3; round++) {
                List<String> names = database.transaction(t -> t.accounts().names(null, 3000));
                assertThat(names).hasSize(2501).isSorted().startsWith("alice").endsWith("p102500");
            }
            assertThat(prepared).hasSize(3).allMatch(sql -> sql.contains("statement_timeout"));
        }
    }

    @Test
    void aConnectionThatMayOnlyReadIsToldToo() throws SQLException {
        try (Connection only = tables.dataSource().getConnection()) {
            Database database = database(only);
            only.setReadOnly(true);
            AccountRow found = database.transaction(t -> {
                assertThat(shown(only)).isEqualTo("0");
                AccountRow row = t.accounts().find("alice");
                assertThat(shown(only)).isEqualTo("1s");
                return row;
            });
            assertThat(found.account()).isEqualTo("alice");
        }
    }

    private static String shown(Connection connection) {
        try (PreparedStatement asked = connection.prepareStatement("SHOW statement_timeout");
                var row = asked.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection watched(Connection real) {
        return proxy(
                Connection.class,
                real,
                (method, result) -> result instanceof PreparedStatement statement ? watched(statement) : result);
    }

    private PreparedStatement watched(PreparedStatement real) {
        return proxy(PreparedStatement.class, real, (method, result) -> result);
    }

    private interface Watcher {
        Object after(String method, Object result) throws SQLException;
    }

    private <T> T proxy(Class<T> type, T real, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("prepareStatement")) {
                String sql = (String) args[0];
                if (refused != null && sql.contains(refused)) {
                    throw new SQLException("sql injection violation");
                }
                prepared.add(sql);
            }
            if (method.getName().equals("setQueryTimeout") && (Integer) args[0] > 0) {
                driverWasGiven.add((Integer) args[0]);
            }
            if (method.getName().equals("close") && real instanceof Connection) {
                return null;
            }
            try {
                return watcher.after(method.getName(), real == null ? null : method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
