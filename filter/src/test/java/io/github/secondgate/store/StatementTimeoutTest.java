package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.store.application.ApplicationAccounts;
import io.github.secondgate.store.application.ApplicationQuery;
import io.github.secondgate.store.schema.SchemaCheck;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that hangs holds a bounded number of threads, each for a bounded time. */
class StatementTimeoutTest {
    private static final Duration SEVEN = Duration.ofSeconds(7);
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final TestDatabase tables = new TestDatabase();
    private final List<String> executed = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void everyStatementOfOursHasTheTimeOut() {
        DataSource watched = watched();
        Database database = new Database(watched, SEVEN);
        assertThat(new SchemaCheck(database, watched, SEVEN).faults()).isEmpty();
        database.transaction(t -> {
            t.accounts().addIfAbsent("alice");
            t.accounts().lock("alice");
            t.events().old("a", 1);
            return t.outbox().accountsDue(0, 1);
        });
        String sql = "SELECT account FROM secondgate_account WHERE account = ?";
        new ApplicationQuery(watched(), sql, SEVEN).ask("alice");

        assertThat(executed).hasSizeGreaterThan(15).allMatch(statement -> statement.startsWith("7 s: "));
    }

    @Test
    void theListOfAllAccountsHasHalfAMinute() {
        new ApplicationAccounts(watched(), "SELECT account FROM secondgate_account").each((name, role) -> true);

        assertThat(executed).singleElement().asString().startsWith("30 s: ");
    }

    @Test
    void whereTheDatabaseHangsEverybodyElseIsTurnedAway() throws Exception {
        Hanging hanging = new Hanging();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Database database = new Database(hanging.dataSource(), SEVEN, new Turns(2, MOMENT), new Pause());
            Future<?> one = threads.submit(() -> database.transaction(t -> null));
            Future<?> other = threads.submit(() -> database.transaction(t -> null));
            hanging.entered.await();

            assertThatThrownBy(() -> database.transaction(t -> null))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("Too many");
            hanging.goesOn.countDown();
            one.get();
            other.get();
            assertThat(database.<String>transaction(t -> "answers")).isEqualTo("answers");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aQueryOfTheApplicationIsBoundedLikewise() throws Exception {
        Hanging hanging = new Hanging();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            ApplicationQuery query = new ApplicationQuery(
                    hanging.dataSource(), "SELECT CAST(? AS VARCHAR(9))", SEVEN, new Turns(2, MOMENT));
            Future<?> one = threads.submit(() -> query.ask("x"));
            Future<?> other = threads.submit(() -> query.ask("x"));
            hanging.entered.await();

            assertThatThrownBy(() -> query.ask("x")).isInstanceOf(StoreUnavailableException.class);
            hanging.goesOn.countDown();
            one.get();
            other.get();
            assertThat(query.ask("x")).contains("x");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingIsTurnedAwayAndStaysInterrupted() {
        Turns turns = new Turns(1, SEVEN);
        turns.take();
        Thread.currentThread().interrupt();

        assertThatThrownBy(turns::take).isInstanceOf(StoreUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Gives the first two that ask no connection until it goes on. */
    private final class Hanging {
        final CountDownLatch entered = new CountDownLatch(2);
        final CountDownLatch goesOn = new CountDownLatch(1);

        DataSource dataSource() {
            return proxy(DataSource.class, tables.dataSource(), (method, result) -> {
                entered.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return result;
            });
        }
    }

    private DataSource watched() {
        return proxy(
                DataSource.class,
                tables.dataSource(),
                (method, result) -> result instanceof Connection ? watched((Connection) result) : result);
    }

    private Connection watched(Connection real) {
        return proxy(
                Connection.class,
                real,
                (method, result) -> result instanceof PreparedStatement ? watched((PreparedStatement) result) : result);
    }

    private PreparedStatement watched(PreparedStatement real) {
        return proxy(PreparedStatement.class, real, (method, result) -> {
            if (method.startsWith("execute")) {
                try {
                    executed.add(timeOutOf(real) + " s: " + real);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            return result;
        });
    }

    /** Of the driver, or of the server where that was told for the transaction. */
    private int timeOutOf(PreparedStatement statement) throws SQLException {
        int driver = statement.getQueryTimeout();
        return driver == 0 && tables.dialect() == Dialect.POSTGRESQL ? server(statement.getConnection()) : driver;
    }

    private static int server(Connection connection) throws SQLException {
        try (Statement asked = connection.createStatement();
                ResultSet row = asked.executeQuery(
                        "SELECT CAST(setting AS INTEGER) FROM pg_settings WHERE name = 'statement_timeout'")) {
            row.next();
            return row.getInt(1) / 1000;
        }
    }

    private interface Watcher {
        Object after(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return watcher.after(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
