package io.github.secondgate.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.Dialect;
import io.github.secondgate.store.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data source whose transactions belong to the container: the start says so, and not that tables are missing. */
class OwnTransactionsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final TestDatabase tables = new TestDatabase();

    @AfterEach
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setTransactionIsolation", "setAutoCommit", "commit", "rollback"})
    void whereTheContainerForbidsItTheMendIsSaid(String forbidden) {
        assertThat(faults(managed(forbidden, new SQLException("You cannot do that, not during a managed transaction"))))
                .singleElement()
                .asString()
                .contains(
                        "not during a managed transaction",
                        "as one under JTA does not",
                        "name one of the same database");
    }

    /** Some keep what they have to say to themselves. */
    @Test
    void whereItForbidsItWithoutAWordToo() {
        assertThat(faults(managed("commit", new SQLException("No", new IllegalStateException()))))
                .singleElement()
                .asString()
                .contains("IllegalStateException", "as one under JTA does not");
    }

    @Test
    void whereItIsSilentlyIgnoredToo() {
        assertThat(faults(managed("setAutoCommit", null)))
                .singleElement()
                .asString()
                .contains("go on committing each statement", "JTA");
    }

    @Test
    void anyOtherIsFitAndItsConnectionsAreLeftAsTheyWere() throws SQLException {
        assertThat(faults(tables.dataSource())).isEmpty();
        for (boolean before : new boolean[] {true, false}) {
            try (Connection connection = tables.dataSource().getConnection()) {
                connection.setAutoCommit(before);
                assertThat(OwnTransactions.hindrance(connection, Dialect.of(connection)))
                        .isNull();
                assertThat(connection.getAutoCommit()).isEqualTo(before);
            }
        }
    }

    /** Else a database that takes connections and answers nothing would hold the start of the application for good. */
    @Test
    void howLongAnAnswerMayTakeIsSaidBeforeAnythingIsAsked() {
        List<Object> told = new ArrayList<>();
        DataSource watched = proxy(DataSource.class, (method, arguments) -> {
            Object answer = method.invoke(tables.dataSource(), arguments);
            return answer instanceof Connection ? watched((Connection) answer, told) : answer;
        });
        assertThat(faults(watched)).isEmpty();
        assertThat(told).startsWith(4000, "statement", "statement", 0);
    }

    private static Connection watched(Connection real, List<Object> told) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("setNetworkTimeout")) {
                told.add(arguments[1]);
            } else if (method.getName().equals("createStatement")) {
                told.add("statement");
            }
            return method.invoke(real, arguments);
        });
    }

    private static List<String> faults(DataSource dataSource) {
        return new SchemaCheck(new Database(dataSource, TIMEOUT), dataSource, TIMEOUT).faults();
    }

    /**
     * As a pool under JTA answers.
     *
     * @param told null for one that does nothing, and says nothing of that
     */
    private DataSource managed(String forbidden, SQLException told) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object answer = method.invoke(tables.dataSource(), arguments);
            return answer instanceof Connection ? managed((Connection) answer, forbidden, told) : answer;
        });
    }

    private static Connection managed(Connection real, String forbidden, SQLException told) {
        return proxy(Connection.class, (method, arguments) -> {
            if (!method.getName().equals(forbidden)) {
                return method.invoke(real, arguments);
            }
            if (told != null) {
                throw told;
            }
            return null;
        });
    }

    private interface Call {
        Object answer(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                OwnTransactionsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.answer(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
