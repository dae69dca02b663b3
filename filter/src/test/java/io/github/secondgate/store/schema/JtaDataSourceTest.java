package io.github.secondgate.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import bitronix.tm.BitronixTransactionManager;
import bitronix.tm.TransactionManagerServices;
import bitronix.tm.resource.jdbc.PoolingDataSource;
import io.github.secondgate.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool of a real transaction manager: it lets the most pass, but no statement outside of its transactions and no end of one within. */
class JtaDataSourceTest {
    private static final String URL = "jdbc:h2:mem:jta;DB_CLOSE_DELAY=-1";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final PoolingDataSource pool = new PoolingDataSource();
    private BitronixTransactionManager manager;

    @BeforeEach
    void begin() throws SQLException {
        TransactionManagerServices.getConfiguration().setJournal("null").setServerId("test");
        manager = TransactionManagerServices.getTransactionManager();
        run("RUNSCRIPT FROM 'classpath:/io/github/secondgate/sql/h2.sql'");
    }

    @AfterEach
    void end() throws Exception {
        if (manager.getCurrentTransaction() != null) {
            manager.rollback();
        }
        pool.close();
        manager.shutdown();
        run("SHUTDOWN");
    }

    @Test
    void outsideOfItsTransactionsItsOwnReasonIsSaid() {
        assertThat(faults(pool(false)))
                .singleElement()
                .asString()
                .contains("cannot be used outside XA transaction scope", "as one under JTA does not");
    }

    @ParameterizedTest(name = "local transactions allowed: {0}")
    @ValueSource(booleans = {true, false})
    void withinOneItsOwnReasonIsSaid(boolean localAllowed) throws Exception {
        DataSource managed = pool(localAllowed);
        manager.begin();
        assertThat(faults(managed))
                .singleElement()
                .asString()
                .contains("enlisted in a global transaction", "as one under JTA does not");
    }

    @Test
    void whereItAllowsLocalTransactionsItIsFitOutsideOfItsOwn() {
        assertThat(faults(pool(true))).isEmpty();
    }

    private static List<String> faults(DataSource source) {
        return new SchemaCheck(new Database(source, TIMEOUT), source, TIMEOUT).faults();
    }

    private DataSource pool(boolean localAllowed) {
        pool.setClassName(JdbcDataSource.class.getName());
        pool.setUniqueName("managed");
        pool.setMaxPoolSize(2);
        pool.setAllowLocalTransactions(localAllowed);
        pool.getDriverProperties().setProperty("URL", URL);
        pool.init();
        return pool;
    }

    private static void run(String statement) throws SQLException {
        JdbcDataSource plain = new JdbcDataSource();
        plain.setURL(URL);
        try (Connection connection = plain.getConnection();
                Statement any = connection.createStatement()) {
            any.execute(statement);
        }
    }
}
