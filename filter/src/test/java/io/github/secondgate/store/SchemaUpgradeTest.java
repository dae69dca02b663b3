package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.schema.SchemaCheck;
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
import org.junit.jupiter.api.Test;

/** A database of an older schema, brought up by the script that is shipped for it. */
class SchemaUpgradeTest {
    private static final String COLUMNS = "SELECT table_name, column_name, data_type, character_maximum_length,"
            + " is_nullable, column_default FROM information_schema.columns"
            + " WHERE table_name LIKE 'SECONDGATE%' ORDER BY 1, 2";
    private static final String INDEXES = "SELECT i.table_name, i.index_name, c.column_name, c.ordinal_position"
            + " FROM information_schema.indexes i JOIN information_schema.index_columns c"
            + " ON c.index_name = i.index_name WHERE i.index_name LIKE 'SECONDGATE%' ORDER BY 1, 2, 4";

    @Test
    void anUpgradedDatabaseHasTheColumnsAndIndexesOfANewOne() throws Exception {
        try (TestDatabase upgraded = TestDatabase.empty("");
                TestDatabase fresh = new TestDatabase()) {
            upgraded.run(script("/schema/h2-2.sql"));
            upgraded.run(script("/io/github/secondgate/sql/upgrade/h2/V3__limits_and_indexes.sql"));

            assertThat(rows(upgraded, COLUMNS)).isEqualTo(rows(fresh, COLUMNS)).isNotEmpty();
            assertThat(rows(upgraded, INDEXES)).isEqualTo(rows(fresh, INDEXES)).isNotEmpty();
            assertThat(new SchemaCheck(
                                    new Database(upgraded.dataSource()), upgraded.dataSource(), Duration.ofSeconds(3))
                            .faults())
                    .isEmpty();
        }
    }

    @Test
    void theUpgradeKeepsEveryRow() throws Exception {
        try (TestDatabase tables = TestDatabase.empty("")) {
            tables.run(script("/schema/h2-2.sql"));
            tables.run("INSERT INTO secondgate_account (account, changes, app_failures) VALUES ('ada', 7, 3)");
            tables.run("INSERT INTO secondgate_event (id, at, kind, factor, account, outcome)"
                    + " VALUES ('a', 1, 'CODE_SENT', 'EMAIL', 'ada', 'SENT')");

            tables.run(script("/io/github/secondgate/sql/upgrade/h2/V3__limits_and_indexes.sql"));

            assertThat(tables.ask("SELECT changes FROM secondgate_account WHERE account = 'ada' AND app_failures = 3"))
                    .isEqualTo("7");
            assertThat(tables.ask("SELECT kind FROM secondgate_event WHERE id = 'a'"))
                    .isEqualTo("CODE_SENT");
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = SchemaUpgradeTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
