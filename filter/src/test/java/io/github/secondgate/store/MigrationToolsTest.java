package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.schema.SchemaCheck;
import io.github.secondgate.store.server.ChosenServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripts in the hands of the tools that look after the databases of applications. */
class MigrationToolsTest {
    private static final Path SQL = Path.of("../sql");

    @BeforeEach
    void onlyOnDatabasesThatTheseToolsSpeakTo() {
        Assumptions.assumeTrue(Schema.upgrade(ChosenServer.get().dialect(), 2) != null, "a mode of H2");
    }

    @Test
    void liquibaseMakesTheTablesOnceAndLeavesThemAlone() throws Exception {
        try (TestDatabase tables = TestDatabase.empty()) {
            liquibase(tables);
            assertThat(faults(tables)).isEmpty();
            tables.run("INSERT INTO secondgate_account (account, changes, app_failures) VALUES ('ada', 7, 3)");
            liquibase(tables);
            assertThat(tables.ask("SELECT changes FROM secondgate_account WHERE account = 'ada'"))
                    .isEqualTo("7");
        }
    }

    @Test
    void liquibaseBringsOlderTablesUpToDate() throws Exception {
        try (TestDatabase tables = TestDatabase.empty()) {
            SchemaUpgradeTest.asVersion2(tables);
            liquibase(tables);
            assertThat(faults(tables)).isEmpty();
            assertThat(tables.ask("SELECT version FROM secondgate_schema")).isEqualTo("3");
        }
    }

    @Test
    void flywayBringsOlderTablesUpToDateOnce() throws Exception {
        try (TestDatabase tables = TestDatabase.empty()) {
            SchemaUpgradeTest.asVersion2(tables);
            Flyway flyway = Flyway.configure()
                    .dataSource(tables.dataSource())
                    .locations("filesystem:" + SQL.resolve("upgrade").resolve(folder(tables)))
                    .baselineOnMigrate(true)
                    .baselineVersion("2")
                    .load();
            assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
            assertThat(faults(tables)).isEmpty();
            assertThat(flyway.migrate().migrationsExecuted).isZero();
        }
    }

    private static String folder(TestDatabase tables) {
        String script = Schema.upgrade(tables.dialect(), 2);
        return Path.of(script).getParent().getFileName().toString();
    }

    private static void liquibase(TestDatabase tables) throws Exception {
        try (Connection connection = tables.dataSource().getConnection()) {
            Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> {
                var database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                new Liquibase("liquibase.xml", new DirectoryResourceAccessor(SQL), database).update("");
            });
        }
    }

    private static List<String> faults(TestDatabase tables) {
        return new SchemaCheck(new Database(tables.dataSource()), tables.dataSource(), Duration.ofSeconds(3)).faults();
    }
}
