package io.github.secondgate.store.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class ApplicationQueryTest {
    private static final String SQL = "SELECT email FROM users WHERE username = ?";

    private final TestDatabase tables = TestDatabase.empty("");

    @BeforeEach
    void people() {
        tables.run("CREATE TABLE users (username VARCHAR(64), email VARCHAR(64), floor INT)");
        tables.run("INSERT INTO users VALUES ('alice', ' alice@example.org ', 3), ('bob', NULL, 4), ('carol', '  ', 5),"
                + " ('dave', 'first@example.org', 6), ('dave', 'second@example.org', 7)");
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private ApplicationQuery query(String sql) {
        return new ApplicationQuery(tables.dataSource(), sql, Database.QUERY_TIMEOUT);
    }

    @Test
    void theFirstColumnOfTheFirstRowIsTheAnswer() {
        assertThat(query(SQL).ask("alice")).contains("alice@example.org");
        assertThat(query(SQL).ask("dave")).contains("first@example.org");
        assertThat(query("SELECT floor, email FROM users WHERE username = ?").ask("alice"))
                .contains("3");
    }

    @Test
    void nothingIsAnEmptyAnswer() {
        assertThat(query(SQL).ask("bob")).isEmpty();
        assertThat(query(SQL).ask("carol")).isEmpty();
        assertThat(query(SQL).ask("nobody")).isEmpty();
    }

    @Test
    void aNameIsNeverPartOfTheQuery() {
        assertThat(query(SQL).ask("x' OR '1' = '1")).isEmpty();
    }

    @Test
    void aQueryThatFailsIsStoreUnavailable() {
        ApplicationQuery query = query(SQL);
        tables.run("DROP TABLE users");

        assertThatThrownBy(() -> query.ask("alice")).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void theStartHearsWhatCannotBeAsked() {
        assertThat(query(SQL).fault()).isNull();
        assertThat(query("SELECT mail FROM users WHERE username = ?").fault()).containsIgnoringCase("mail");
        assertThat(query("SELECT email FROM users").fault()).contains("0 question marks");
        assertThat(query("SELECT email FROM users WHERE username = ? OR email = ?")
                        .fault())
                .contains("2 question marks");
        assertThat(query("DELETE FROM users WHERE username = ?").fault()).isEqualTo("is no query");
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");
        assertThat(new ApplicationQuery(nowhere, SQL, Database.QUERY_TIMEOUT).fault())
                .startsWith("cannot be asked");
    }

    /** As MariaDB's driver does with what the server refused to prepare. */
    private ApplicationQuery undescribed(String sql) throws SQLException {
        Connection connection = Mockito.spy(tables.dataSource().getConnection());
        Mockito.doAnswer(prepare -> {
                    String text = prepare.getArgument(0);
                    PreparedStatement statement = Mockito.mock(PreparedStatement.class);
                    Mockito.when(statement.executeQuery()).thenAnswer(execute -> {
                        try (Statement real = connection.createStatement()) {
                            return real.executeQuery(text.replace("?", "NULL"));
                        }
                    });
                    return statement;
                })
                .when(connection)
                .prepareStatement(Mockito.anyString());
        DataSource pool = Mockito.mock(DataSource.class);
        Mockito.when(pool.getConnection()).thenReturn(connection);
        return new ApplicationQuery(pool, sql, Database.QUERY_TIMEOUT);
    }

    @Test
    void aMisspeltColumnIsNamedThoughTheDriverDescribesNothing() throws SQLException {
        assertThat(undescribed("SELECT mail FROM users WHERE username = ?").fault())
                .startsWith("cannot be asked (")
                .containsIgnoringCase("mail");
        assertThat(undescribed(" ( select email from users where username = ?)").fault())
                .isNull();
    }

    @Test
    void whatIsNoQueryIsNotTriedToFindOutWhy() throws SQLException {
        for (String deed :
                new String[] {"DELETE FROM users WHERE username = ?", "WITH x AS (SELECT 1) DELETE FROM users"}) {
            assertThat(undescribed(deed).fault()).isEqualTo("is no query");
        }
        assertThat(tables.ask("SELECT COUNT(*) FROM users")).isEqualTo("5");
    }

    @Test
    void aConnectionWithoutAutoCommitIsLeftWithoutATransaction() throws SQLException {
        try (Connection only = tables.dataSource().getConnection()) {
            only.setAutoCommit(false);
            Connection unclosable = Mockito.spy(only);
            Mockito.doNothing().when(unclosable).close();
            DataSource pool = Mockito.mock(DataSource.class);
            Mockito.when(pool.getConnection()).thenReturn(unclosable);

            new ApplicationQuery(pool, SQL, Database.QUERY_TIMEOUT).ask("alice");

            Mockito.verify(unclosable).rollback();
        }
    }
}
