package io.github.secondgate.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.Schema;
import io.github.secondgate.store.SchemaMode;
import io.github.secondgate.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a start does about the tables where it may, and that it does nothing else. */
class SchemaScriptsTest {
    private final TestDatabase tables = TestDatabase.empty();

    @AfterEach
    void close() {
        tables.close();
    }

    private String bring(SchemaMode mode) {
        return new SchemaScripts(tables.dataSource()).bring(mode);
    }

    private List<String> faults() {
        return new SchemaCheck(new Database(tables.dataSource()), tables.dataSource(), Duration.ofSeconds(30)).faults();
    }

    private List<String> names() {
        return tables.all("SELECT LOWER(table_name) FROM information_schema.tables WHERE " + tables.here()
                + " AND LOWER(table_name) LIKE 'secondgate%'");
    }

    @Test
    void aStartThatMayOnlyLookMakesNothing() {
        assertThat(bring(SchemaMode.CHECK)).isNull();

        assertThat(names()).isEmpty();
        assertThat(faults()).singleElement().asString().contains(Schema.script(tables.dialect()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHECK")
    void whereNoneAreTheyAreMadeAndLeftAloneFromThenOn(SchemaMode mode) {
        assertThat(bring(mode)).isNull();
        assertThat(faults()).isEmpty();
        tables.run("INSERT INTO secondgate_account (account) VALUES ('ada')");

        assertThat(bring(mode)).isNull();
        assertThat(tables.all("SELECT account FROM secondgate_account")).containsExactly("ada");
    }

    /** A script that runs a second time fails, for its tables are there. */
    @Test
    void ofManyNodesThatStartAtOnceOneRunsTheScript() throws Exception {
        CyclicBarrier start = new CyclicBarrier(6);
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        List<Future<String>> hindrances = new ArrayList<>();
        for (int node = 0; node < 6; node++) {
            hindrances.add(nodes.submit(() -> {
                start.await();
                return bring(SchemaMode.CREATE);
            }));
        }
        for (Future<String> hindrance : hindrances) {
            assertThat(hindrance.get()).isNull();
        }
        nodes.shutdown();

        assertThat(faults()).isEmpty();
        assertThat(tables.all("SELECT version FROM secondgate_schema")).containsExactly("" + Schema.VERSION);
        assertThat(tables.all("SELECT id FROM secondgate_lock"))
                .as("the lock is never committed")
                .isEmpty();
    }

    @Test
    void anotherVersionIsLeftToTheCheck() {
        tables.run(TestDatabase.script());
        for (int version : new int[] {Schema.VERSION + 1, 1}) {
            tables.run("UPDATE secondgate_schema SET version = " + version);

            assertThat(bring(SchemaMode.CREATE)).isNull();
            assertThat(bring(SchemaMode.UPDATE)).isNull();
            assertThat(faults()).singleElement().asString().contains("version " + version);
        }
    }

    @Test
    void aScriptThatCannotRunToItsEndIsNamed() {
        tables.run("CREATE TABLE secondgate_account (account INT)");

        assertThat(bring(SchemaMode.CREATE)).contains(Schema.script(tables.dialect()) + " did not run to its end");
    }

    @Test
    void theConnectionsAreGivenBackAsTheyCame() throws Exception {
        bring(SchemaMode.CREATE);

        try (var one = tables.dataSource().getConnection();
                var other = tables.dataSource().getConnection()) {
            assertThat(one.getAutoCommit()).isTrue();
            assertThat(other.getAutoCommit()).isTrue();
        }
    }
}
