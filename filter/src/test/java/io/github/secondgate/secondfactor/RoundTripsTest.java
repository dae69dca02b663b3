package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Dialect;
import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.store.server.CountedSockets;
import io.github.secondgate.store.server.OnlyOnPostgreSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a sign-in waits for the network between it and a server that is set up as most are. */
@OnlyOnPostgreSql
class RoundTripsTest {
    private static final String SOCKETS = "&socketFactory=" + CountedSockets.class.getName();
    private static final String SETTINGS = "&options=-c%20default_transaction_isolation=read%5C%20committed" + SOCKETS;

    private final Lab lab = new Lab(TestDatabase.with(SETTINGS), source -> source);
    private final Phone phone = lab.enrolled("alice");

    @BeforeEach
    void prepared() {
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
        lab.clock.move(Lab.STEP);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aRightCodeIsFourStatementsAndTheCommit() {
        assertThat(tripsOf(() -> lab.verify(phone, phone.code()))).isEqualTo(5);
    }

    @Test
    void aDecisionIsAStatementAndTheCommitAndSoIsOneThatIsMadeAgain() {
        assertThat(tripsOf(() -> lab.accounts.facts("alice"))).isEqualTo(2);
        assertThat(tripsOf(() -> lab.accounts.standing("alice"))).isEqualTo(2);
    }

    /** What is said of a transaction rides with its begin, and behind a pooler it stays on the connection that the rest goes to. */
    @Test
    void whereConnectionsComeAtAnotherIsolationItIsAskedForAndSetForTheTransactionAlone() throws SQLException {
        AtomicReference<Connection> last = new AtomicReference<>();
        try (TestDatabase tables = TestDatabase.with(SOCKETS)) {
            DataSource noting = mock();
            when(noting.getConnection()).thenAnswer(call -> {
                last.set(tables.dataSource().getConnection());
                return last.get();
            });
            Database database = new Database(noting);
            database.speak(Dialect.POSTGRESQL);
            database.transaction(t -> t.accounts().find("alice"));
            assertThat(tripsOf(() -> database.transaction(t -> t.accounts().find("alice"))))
                    .isEqualTo(4);
            database.transaction(t -> {
                assertThat(shown(last.get(), "transaction_isolation")).isEqualTo("read committed");
                assertThat(shown(last.get(), "default_transaction_isolation")).isEqualTo("repeatable read");
                return null;
            });
        }
    }

    private static String shown(Connection connection, String setting) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int tripsOf(Runnable verb) {
        int before = CountedSockets.trips();
        verb.run();
        return CountedSockets.trips() - before;
    }
}
