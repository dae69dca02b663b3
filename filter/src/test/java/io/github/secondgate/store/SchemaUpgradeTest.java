package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.schema.SchemaCheck;
import io.github.secondgate.store.schema.SchemaScripts;
import io.github.secondgate.store.server.ChosenServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of an older schema, brought up by the script that is shipped for it. */
class SchemaUpgradeTest {
    @BeforeEach
    void onlyWhereThatVersionRan() {
        Assumptions.assumeTrue(Schema.upgrade(ChosenServer.get().dialect(), 2) != null, "version 2 never ran there");
    }

    @Test
    void anUpgradedDatabaseHasTheColumnsAndIndexesOfANewOne() throws Exception {
        try (TestDatabase upgraded = TestDatabase.empty();
                TestDatabase fresh = new TestDatabase()) {
            asVersion2(upgraded);
            upgraded.run(TestDatabase.script(Schema.upgrade(upgraded.dialect(), 2)));

            assertThat(rows(upgraded, columns(upgraded)))
                    .isEqualTo(rows(fresh, columns(fresh)))
                    .isNotEmpty();
            assertThat(rows(upgraded, indexes(upgraded)))
                    .isEqualTo(rows(fresh, indexes(fresh)))
                    .isNotEmpty();
            assertThat(new SchemaCheck(
                                    new Database(upgraded.dataSource()), upgraded.dataSource(), Duration.ofSeconds(3))
                            .faults())
                    .isEmpty();
        }
    }

    @Test
    void theUpgradeKeepsEveryRow() throws Exception {
        try (TestDatabase tables = TestDatabase.empty()) {
            asVersion2(tables);
            tables.run("INSERT INTO secondgate_account (account, changes, app_failures) VALUES ('ada', 7, 3)");
            tables.run("INSERT INTO secondgate_event (id, at, kind, factor, account, outcome)"
                    + " VALUES ('a', 1, 'CODE_SENT', 'EMAIL', 'ada', 'SENT')");

            tables.run(TestDatabase.script(Schema.upgrade(tables.dialect(), 2)));

            assertThat(tables.ask("SELECT changes FROM secondgate_account WHERE account = 'ada' AND app_failures = 3"))
                    .isEqualTo("7");
            assertThat(tables.ask("SELECT kind FROM secondgate_event WHERE id = 'a'"))
                    .isEqualTo("CODE_SENT");
        }
    }

    @Test
    void aStartThatMayUpgradesAndOneThatMayOnlyMakeTablesDoesNot() throws Exception {
        try (TestDatabase tables = TestDatabase.empty()) {
            asVersion2(tables);
            SchemaScripts scripts = new SchemaScripts(tables.dataSource());

            assertThat(scripts.bring(SchemaMode.CREATE)).isNull();
            assertThat(tables.ask("SELECT version FROM secondgate_schema")).isEqualTo("2");
            assertThat(scripts.bring(SchemaMode.UPDATE)).isNull();
            assertThat(tables.ask("SELECT version FROM secondgate_schema")).isEqualTo("3");
        }
    }

    /** Its script was H2's, and what it asked for of any other database was that text is compared byte by byte there. */
    static void asVersion2(TestDatabase tables) throws IOException {
        try (InputStream in = SchemaUpgradeTest.class.getResourceAsStream("/schema/h2-2.sql")) {
            if (tables.dialect() == Dialect.MARIADB) {
                tables.run("ALTER DATABASE COLLATE utf8mb4_nopad_bin");
            }
            tables.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String columns(TestDatabase tables) {
        return "SELECT table_name, column_name, data_type, character_maximum_length, collation_name, is_nullable,"
                + " column_default FROM information_schema.columns WHERE " + tables.here()
                + " AND LOWER(table_name) LIKE 'secondgate%' ORDER BY 1, 2";
    }

    private static String indexes(TestDatabase tables) {
        switch (tables.dialect()) {
            case POSTGRESQL:
                return "SELECT tablename, indexname, REPLACE(indexdef, current_schema(), '') FROM pg_indexes"
                        + " WHERE schemaname = current_schema() ORDER BY 1, 2";
            case MARIADB:
                return "SELECT table_name, index_name, seq_in_index, column_name FROM information_schema.statistics"
                        + " WHERE table_schema = DATABASE() ORDER BY 1, 2, 3";
            default:
                return "SELECT i.table_name, i.index_name, c.column_name, c.ordinal_position"
                        + " FROM information_schema.indexes i JOIN information_schema.index_columns c"
                        + " ON c.index_name = i.index_name WHERE i.index_name LIKE 'SECONDGATE%' ORDER BY 1, 2, 4";
        }
    }

    private static List<List<String>> rows(TestDatabase tables, String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = tables.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
