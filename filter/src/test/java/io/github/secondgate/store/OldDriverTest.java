package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secondgate.store.application.ApplicationAccounts;
import io.github.secondgate.store.application.ApplicationQuery;
import io.github.secondgate.store.schema.SchemaCheck;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools and drivers of before JDBC 4.1: a method that they lack ends in an {@code AbstractMethodError}. */
class OldDriverTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private final TestDatabase tables = new TestDatabase();
    private boolean lost;

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void aLostConnectionOfAPoolThatCannotAbortIsTheDatabaseAway() {
        Database database = new Database(lacking("abort"), TIMEOUT);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> database.transaction(t -> {
                    lost = true;
                    return t.accounts().find("alice");
                }));
        lost = false;
        assertThat((Object) database.transaction(t -> t.accounts().find("alice")))
                .isNull();
    }

    @Test
    void aDriverThatLacksWhatEveryStatementNeedsIsTheDatabaseAway() {
        DataSource old = lacking("setTransactionIsolation", "setAutoCommit");
        Database database = new Database(old, TIMEOUT);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> database.transaction(t -> t.accounts().find("alice")));
        assertThat(new SchemaCheck(database, old, TIMEOUT).faults()).isNotEmpty();
    }

    @Test
    void aDriverThatDescribesNoParametersRefusesNoQuery() {
        DataSource old = lacking("getParameterMetaData");

        assertThat(new ApplicationQuery(old, "SELECT account FROM secondgate_account WHERE account = ?", TIMEOUT)
                        .fault())
                .isNull();
        assertThat(new ApplicationAccounts(old, "SELECT account FROM secondgate_account").fault())
                .isNull();
    }

    @Test
    void aDriverThatDescribesNoAnswerIsASentenceOfTheStart() {
        DataSource old = lacking("getMetaData");

        assertThat(new ApplicationQuery(old, "SELECT 1 FROM secondgate_account WHERE account = ?", TIMEOUT).fault())
                .contains("cannot be asked");
        assertThat(new ApplicationAccounts(old, "SELECT account FROM secondgate_account").tellsRoles())
                .isFalse();
    }

    private DataSource lacking(String... methods) {
        Set<String> missing = Set.of(methods);
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, args) -> method.getName().equals("getConnection")
                        ? old(Connection.class, tables.dataSource().getConnection(), missing)
                        : method.invoke(tables.dataSource(), args));
    }

    private <T> T old(Class<T> type, T real, Set<String> missing) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (missing.contains(method.getName())) {
                        throw new AbstractMethodError(method.getName());
                    }
                    if (lost
                            && Set.of("rollback", "prepareStatement", "createStatement")
                                    .contains(method.getName())) {
                        throw new SQLException("The connection is lost");
                    }
                    try {
                        Object result = method.invoke(real, args);
                        return result instanceof PreparedStatement
                                ? old(PreparedStatement.class, (PreparedStatement) result, missing)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
