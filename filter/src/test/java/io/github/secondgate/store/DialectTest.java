package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;

import io.github.secondgate.store.server.OnlyOnH2;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

/** A database is known by its connection, and by what it says of a lost race. */
@OnlyOnH2
class DialectTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final TestDatabase tables = new TestDatabase();
    private final List<Long> pauses = new ArrayList<>();

    @AfterEach
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @CsvSource({
        "H2, 2.4.240 (2025-09-22), H2",
        "PostgreSQL, 15.18 (Debian 15.18-0+deb12u1), POSTGRESQL",
        "MariaDB, 10.11.19-MariaDB-0+deb12u1, MARIADB",
        "MySQL, 5.5.5-10.11.19-MariaDB-0+deb12u1, MARIADB",
        "MySQL, 8.0.43, MYSQL",
        "Oracle, Oracle Database 19c Enterprise Edition Release 19.0.0.0.0, ORACLE",
        "Microsoft SQL Server, 16.00.4215, SQLSERVER"
    })
    void aDatabaseIsKnownByItsConnection(String product, String version, Dialect dialect) throws SQLException {
        assertThat(Dialect.of(called(Mockito.mock(Connection.class), product, version)))
                .isEqualTo(dialect);
    }

    @Test
    void anUnknownOneIsRefusedWithTheList() {
        assertThatThrownBy(() -> Dialect.of(called(Mockito.mock(Connection.class), "Apache Derby", "10.16.1.1")))
                .isInstanceOf(UnknownDatabaseException.class)
                .hasMessage(
                        "The database of the setting dataSource is Apache Derby 10.16.1.1, and Secondgate works with one"
                                + " of these: H2, PostgreSQL, MariaDB, MySQL, Oracle, Microsoft SQL Server.");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, 40001, 40001",
        "PostgreSQL, 40001, 0",
        "PostgreSQL, 40P01, 0",
        "PostgreSQL, 55P03, 0",
        "MariaDB, HY000, 1205",
        "MariaDB, 40001, 1213",
        "MySQL, HY000, 1205",
        "MySQL, 40001, 1213",
        "Oracle, 61000, 60",
        "Oracle, 72000, 8177",
        "Microsoft SQL Server, 40001, 1205",
        "Microsoft SQL Server, S0051, 1222"
    })
    void whoLosesALockTriesAgainAfterPausesThatGrow(String product, String state, int code) throws SQLException {
        try (Connection real = tables.dataSource().getConnection()) {
            Connection connection = losing(real, product, new SQLException("on purpose", state, code));
            Turns turns = new Turns(1, MOMENT);
            AtomicInteger runs = new AtomicInteger();
            Pause pause = new Pause(() -> 0.5, millis -> {
                assertThatThrownBy(turns::take).as("it keeps its turn").isInstanceOf(StoreUnavailableException.class);
                pauses.add(millis);
            });

            assertThatThrownBy(() -> database(connection, turns, pause).transaction(t -> runs.incrementAndGet()))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(runs).hasValue(4);
            assertThat(pauses).containsExactly(20L, 40L, 80L);
        }
    }

    @Test
    void whoAddsTheSameRowTriesAgainAtOnceAndAnyOtherFaultIsFinal() throws SQLException {
        try (Connection real = tables.dataSource().getConnection()) {
            for (String fault : new String[] {"23505 4", "42501 1", "HYT00 1"}) {
                String[] parts = fault.split(" ");
                Connection connection = losing(real, "PostgreSQL", new SQLException("on purpose", parts[0], 1205));
                AtomicInteger runs = new AtomicInteger();
                Pause pause = new Pause(() -> 0.5, pauses::add);

                assertThatThrownBy(() -> database(connection, new Turns(1, MOMENT), pause)
                                .transaction(t -> runs.incrementAndGet()))
                        .isInstanceOf(StoreUnavailableException.class);
                assertThat(runs).as(fault).hasValue(Integer.parseInt(parts[1]));
            }
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void whoIsInterruptedWhileItPausesIsTurnedAwayAndStaysInterrupted() throws SQLException {
        try (Connection real = tables.dataSource().getConnection()) {
            Connection connection = losing(real, "H2", new SQLException("on purpose", "40001", 40001));
            Pause pause = new Pause(() -> 0.5, millis -> {
                throw new InterruptedException();
            });

            assertThatThrownBy(() ->
                            database(connection, new Turns(1, MOMENT), pause).transaction(t -> null))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Database database(Connection connection, Turns turns, Pause pause) throws SQLException {
        DataSource pool = Mockito.mock(DataSource.class);
        Mockito.when(pool.getConnection()).thenReturn(connection);
        return new Database(pool, Duration.ofSeconds(3), turns, pause);
    }

    /** A connection to such a database whose work is rolled back at its end, always. */
    private static Connection losing(Connection real, String product, SQLException lost) throws SQLException {
        Connection connection = Mockito.spy(real);
        Mockito.doThrow(lost).when(connection).commit();
        Mockito.doNothing().when(connection).close();
        Mockito.doNothing().when(connection).abort(any());
        return called(connection, product, "1");
    }

    private static Connection called(Connection connection, String product, String version) throws SQLException {
        DatabaseMetaData database = Mockito.mock(DatabaseMetaData.class);
        Mockito.when(database.getDatabaseProductName()).thenReturn(product);
        Mockito.when(database.getDatabaseProductVersion()).thenReturn(version);
        Mockito.doReturn(database).when(connection).getMetaData();
        return connection;
    }
}
