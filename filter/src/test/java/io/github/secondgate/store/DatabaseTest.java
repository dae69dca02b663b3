package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.store.Transaction.Ending;
import io.github.secondgate.store.schema.SchemaCheck;
import io.github.secondgate.store.server.OnlyOnH2;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

class DatabaseTest {
    private TestDatabase tables = new TestDatabase();
    private final String script = Schema.script(tables.dialect());
    private Database database = new Database(tables.dataSource());

    @AfterEach
    void close() {
        tables.close();
    }

    private static List<String> faults(Database database, DataSource dataSource) {
        return new SchemaCheck(database, dataSource, Duration.ofSeconds(3)).faults();
    }

    @Test
    void theShippedSchemaHasNoFaults() {
        assertThat(faults(database, tables.dataSource())).isEmpty();
    }

    @Test
    void anEmptyDatabaseIsToldWhichScriptToRun() {
        useEmpty("");

        assertThat(faults(database, tables.dataSource()))
                .singleElement()
                .asString()
                .contains("missing", script, "io/github/secondgate/" + script, "setting dataSource");
    }

    static Stream<String> tablesOfTheScript() {
        return Pattern.compile("CREATE TABLE secondgate_(\\w+)")
                .matcher(TestDatabase.script("sql/h2.sql"))
                .results()
                .map(table -> table.group(1))
                .filter(table -> !table.equals("schema"));
    }

    @ParameterizedTest
    @MethodSource("tablesOfTheScript")
    void aMissingTableIsAFault(String table) {
        drop(table);

        assertThat(faults(database, tables.dataSource()))
                .singleElement()
                .asString()
                .containsIgnoringCase("secondgate_" + table)
                .contains(script);
    }

    @Test
    void missingTablesAreNamedAllAtOnce() {
        tablesOfTheScript().forEach(this::drop);

        assertThat(faults(database, tables.dataSource()))
                .hasSize((int) tablesOfTheScript().count());
    }

    @Test
    void anOlderSchemaIsToldWhichScriptToRun() {
        tables.run("UPDATE secondgate_schema SET version = 0");

        assertThat(faults(database, tables.dataSource()))
                .singleElement()
                .asString()
                .contains("version 0", "needs version 3", script);
    }

    @Test
    void aSchemaThatCanBeUpgradedIsToldWhichScriptKeepsEveryRow() {
        Assumptions.assumeTrue(Schema.upgrade(tables.dialect(), 2) != null, "version 2 never ran there");
        tables.run("UPDATE secondgate_schema SET version = 2");

        assertThat(faults(database, tables.dataSource()))
                .singleElement()
                .asString()
                .contains("version 2", "needs version 3", Schema.upgrade(tables.dialect(), 2), "every row stays")
                .doesNotContain("Drop");
    }

    @Test
    void aSchemaWithoutAVersionIsAFault() {
        tables.run("DELETE FROM secondgate_schema");

        assertThat(faults(database, tables.dataSource()))
                .singleElement()
                .asString()
                .contains(script);
    }

    @Test
    void aNewerSchemaIsNotTouched() {
        tables.run("UPDATE secondgate_schema SET version = 4");

        assertThat(faults(database, tables.dataSource()))
                .singleElement()
                .asString()
                .contains("version 4", "knows version 3");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAFaultOfItsOwn() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");

        assertThat(faults(new Database(nowhere), nowhere))
                .singleElement()
                .asString()
                .contains("does not answer");
        assertThatThrownBy(() ->
                        new Database(nowhere).transaction(t -> t.accounts().find("alice")))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @OnlyOnH2
    @Test
    void aDatabaseThatIgnoresCaseIsRefused() {
        useEmpty(";IGNORECASE=TRUE");
        tables.run(TestDatabase.script());

        assertThat(faults(database, tables.dataSource()))
                .singleElement()
                .asString()
                .contains("two accounts could pass for one");
    }

    @Test
    void accountsAreComparedByteByByte() {
        for (String account : new String[] {"alice", "Alice", "alice ", "alic\u00e9", "alice\u0301"}) {
            assertThat(database.<Integer>transaction(t -> t.accounts().addIfAbsent(account)))
                    .as(account)
                    .isEqualTo(1);
        }
        assertThat(database.<Integer>transaction(t -> t.accounts().addIfAbsent("alice")))
                .isZero();
    }

    @Test
    void whatThrowsIsRolledBack() {
        assertThatThrownBy(() -> database.transaction(t -> {
                    t.accounts().addIfAbsent("alice");
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");
        assertThat(accounts()).isEqualTo("0");
    }

    @Test
    void whatIsUndoneReturnsItsResultAndLeavesNoTrace() {
        int added = database.transaction(t -> {
            t.undo();
            return t.accounts().addIfAbsent("alice");
        });

        assertThat(added).isEqualTo(1);
        assertThat(accounts()).isEqualTo("0");
    }

    @Test
    void aStatementThatFailsIsStoreUnavailableAndRollsBack() {
        assertThatThrownBy(() -> database.transaction(t -> {
                    t.accounts().addIfAbsent("alice");
                    return t.accounts().addIfAbsent("x".repeat(300));
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(accounts()).isEqualTo("0");
    }

    @Test
    void aDuplicateKeyIsRunAgainAFewTimesFromTheBeginning() {
        AtomicInteger runs = new AtomicInteger();
        database.transaction(t -> {
            t.accounts().addIfAbsent("alice");
            t.recoveryCodes().add(new RecoveryCodeRow("id", "alice", "hash"));
            return null;
        });

        assertThatThrownBy(() -> database.transaction(t -> {
                    runs.incrementAndGet();
                    t.recoveryCodes().add(new RecoveryCodeRow("id", "alice", "hash"));
                    return null;
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(runs).hasValue(4);
    }

    @Test
    void whatFollowsATransactionRunsOnceAndHearsHowItEnded() {
        List<Ending> endings = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        database.transaction(t -> {
            t.afterwards(endings::add);
            if (runs.incrementAndGet() == 1) {
                RecoveryCodeRow twice = new RecoveryCodeRow("id", "alice", "hash");
                t.recoveryCodes().add(twice);
                t.recoveryCodes().add(twice);
            }
            return t.accounts().addIfAbsent("alice");
        });
        assertThat(runs).hasValue(2);
        assertThat(endings).containsExactly(Ending.COMMITTED);

        database.transaction(t -> {
            t.afterwards(endings::add);
            t.undo();
            return null;
        });
        assertThatThrownBy(() -> database.transaction(t -> {
                    t.afterwards(endings::add);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(endings).containsExactly(Ending.COMMITTED, Ending.UNDONE, Ending.FAILED);
    }

    @Test
    void whatFollowsATransactionFindsItsConnectionBack() throws SQLException {
        try (Connection only = tables.dataSource().getConnection()) {
            Connection watched = Mockito.spy(only);
            DataSource pool = Mockito.mock(DataSource.class);
            Mockito.when(pool.getConnection()).thenReturn(watched);
            AtomicInteger seen = new AtomicInteger();
            new Database(pool).transaction(t -> {
                t.afterwards(ending -> {
                    try {
                        Mockito.verify(watched).close();
                        seen.incrementAndGet();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                return t.accounts().addIfAbsent("alice");
            });
            assertThat(seen).hasValue(1);
        }
    }

    @Test
    void theConnectionGoesBackAsItCame() throws SQLException {
        try (Connection only = tables.dataSource().getConnection()) {
            only.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            only.setAutoCommit(true);
            int timeout = StatementTimeout.of(only);
            Connection unclosable = Mockito.spy(only);
            Mockito.doNothing().when(unclosable).close();
            DataSource pool = Mockito.mock(DataSource.class);
            Mockito.when(pool.getConnection()).thenReturn(unclosable);

            int inside = new Database(pool).transaction(t -> {
                try {
                    t.accounts().addIfAbsent("alice");
                    return unclosable.getTransactionIsolation();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(inside).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(only.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(only.getAutoCommit()).isTrue();
            assertThat(StatementTimeout.of(only)).isEqualTo(timeout);
            Mockito.verify(unclosable).close();
        }
        assertThat(accounts()).isEqualTo("1");
    }

    @Test
    void whatItWasAskedToDoIsCountedWithWhatItDidNotAnswer() {
        database.transaction(t -> 1);
        assertThatThrownBy(() -> database.transaction(t -> {
                    throw new IllegalStateException("not the database's fault");
                }))
                .isInstanceOf(IllegalStateException.class);
        drop("app");
        assertThatThrownBy(() -> database.transaction(t -> t.accounts().find("alice")))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(database.workload().transactions()).isEqualTo(3);
        assertThat(database.workload().failures()).isEqualTo(1);
    }

    @Test
    void aTableDroppedWhileRunningIsStoreUnavailable() {
        tables.run("DROP TABLE secondgate_app");

        assertThatThrownBy(() -> database.transaction(t -> t.accounts().find("alice")))
                .isInstanceOf(StoreUnavailableException.class);
    }

    /** With what refers to it. */
    private void drop(String table) {
        String detach = tables.dialect() == Dialect.MARIADB || tables.dialect() == Dialect.MYSQL
                ? "SET FOREIGN_KEY_CHECKS = 0;\nDROP TABLE secondgate_" + table
                        + " CASCADE;\nSET FOREIGN_KEY_CHECKS = 1"
                : "DROP TABLE secondgate_" + table + " CASCADE";
        tables.run(detach);
    }

    private void useEmpty(String settings) {
        tables.close();
        tables = TestDatabase.empty(settings);
        database = new Database(tables.dataSource());
    }

    private String accounts() {
        return tables.ask("SELECT COUNT(*) FROM secondgate_account");
    }
}
