package io.github.secondgate.store.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class ApplicationAccountsTest {
    private static final String SQL = "SELECT username, role FROM users ORDER BY username, role";

    private final TestDatabase tables = TestDatabase.empty("");

    @AfterEach
    void close() {
        tables.close();
    }

    private void people() {
        tables.run("CREATE TABLE users (username VARCHAR(64), role VARCHAR(64))");
        tables.run("INSERT INTO users VALUES ('alice', 'admin'), ('alice', 'staff'), ('bob', NULL), (NULL, 'staff')");
    }

    @Test
    void eachRowWithANameIsHandedOn() {
        people();
        List<String> rows = new ArrayList<>();

        boolean all =
                new ApplicationAccounts(tables.dataSource(), SQL).each((name, role) -> rows.add(name + " " + role));

        assertThat(all).isTrue();
        assertThat(rows).containsExactly("alice admin", "alice staff", "bob null");
    }

    /** Outside of a transaction PostgreSQL's driver holds all rows before it hands on the first, some 100 MB of a million. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsAreReadWithinATransactionThatEndsWithThem(boolean autoCommit) throws SQLException {
        people();
        try (Connection only = tables.dataSource().getConnection()) {
            only.setAutoCommit(autoCommit);
            Connection unclosable = Mockito.spy(only);
            Mockito.doNothing().when(unclosable).close();
            DataSource pool = Mockito.mock(DataSource.class);
            Mockito.when(pool.getConnection()).thenReturn(unclosable);
            List<Boolean> meanwhile = new ArrayList<>();

            new ApplicationAccounts(pool, SQL).each((name, role) -> {
                try {
                    return meanwhile.add(only.getAutoCommit());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(meanwhile).hasSize(3).containsOnly(false);
            Mockito.verify(unclosable).rollback();
            assertThat(only.getAutoCommit()).isEqualTo(autoCommit);
        }
    }
}
