package io.github.secondgate.store;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.server.OnlyOnPostgreSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement of the mappers, in none of its forms, reads a table from its beginning to its end: each finds its rows by an
 * index, or reads an index in order until its page is full. What PostgreSQL would do is asked of itself, about tables of a
 * hundred accounts, where it is told to scan only if it must, and of fifty thousand, where it may do as it likes.
 */
@OnlyOnPostgreSql
class StatementPlansTest {
    /** These read all there is of what they ask for, and nothing could spare them that. */
    private static final Set<String> READ_ALL = Set.of(
            // How many people have nothing but codes that are sent: the number is of all of them.
            "ChannelMapper.countOnly",
            // Sorted by whether they hold now, which no index can say; a person makes each row by hand.
            "ExemptionMapper.all");

    private static final Pattern INDEX = Pattern.compile("Index.*? (?:using|on) (\\w+)");

    private final Map<String, String> firstColumns = new HashMap<>();
    private final TestDatabase tables = new TestDatabase();

    @AfterEach
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 50_000})
    void noStatementScansATable(int accounts) throws Exception {
        new FilledTables(tables).with(accounts);
        List<String> scans = new ArrayList<>();
        try (Connection connection = tables.dataSource().getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("SET plan_cache_mode = force_custom_plan");
            for (String means : accounts > 100 ? List.<String>of() : List.of("seqscan", "mergejoin", "hashjoin")) {
                asked.execute("SET enable_" + means + " = off");
            }
            Map<String, String> statements = MapperStatements.all(configuration(connection), accounts);
            assertThat(statements).hasSizeGreaterThan(100);
            for (Map.Entry<String, String> one : statements.entrySet()) {
                String plan = plan(asked, one.getKey());
                if (!READ_ALL.contains(one.getValue()) && scans(plan)) {
                    scans.add(one.getValue() + ": " + one.getKey() + "\n" + plan);
                }
            }
        }
        assertThat(scans).isEmpty();
    }

    /** Or the test would be good for nothing. */
    @Test
    void aScanIsSeenAsOne() throws Exception {
        new FilledTables(tables).with(100);
        try (Connection connection = tables.dataSource().getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("SET enable_seqscan = off");
            assertThat(scans(explained(asked, "SELECT * FROM secondgate_app WHERE name = 'Phone'")))
                    .as("by the second column of an index")
                    .isTrue();
            assertThat(scans(explained(asked, "SELECT * FROM secondgate_app WHERE account > '' OR digits = 7")))
                    .isTrue();
            assertThat(scans(explained(asked, "SELECT account FROM secondgate_account ORDER BY account")))
                    .as("an index from its beginning to its end")
                    .isTrue();
            assertThat(scans(explained(asked, "SELECT account FROM secondgate_account ORDER BY account LIMIT 5")))
                    .isFalse();
            assertThat(scans(explained(asked, "SELECT * FROM secondgate_app WHERE id = 'i7'")))
                    .isFalse();
        }
    }

    private Configuration configuration(Connection connection) throws SQLException {
        Sessions sessions = new Sessions(tables.dataSource(), Duration.ofSeconds(3), Runnable::run);
        try (SqlSession session = sessions.open(connection)) {
            return session.getConfiguration();
        }
    }

    private static String plan(Statement asked, String text) throws SQLException {
        int cut = text.lastIndexOf(" -- ");
        asked.execute("PREPARE asked AS " + text.substring(0, cut));
        try {
            String values = text.substring(cut + 4);
            return explained(asked, "EXECUTE asked" + (values.isEmpty() ? "" : "(" + values + ")"));
        } finally {
            asked.execute("DEALLOCATE asked");
        }
    }

    private static String explained(Statement asked, String what) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = asked.executeQuery("EXPLAIN (COSTS OFF) " + what)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines.stream().collect(joining("\n"));
    }

    /** Whether a table is read whole, or an index without a bound on what it begins with, and for more than a page. */
    private boolean scans(String plan) {
        String[] lines = plan.split("\n");
        for (int i = 0; i < lines.length; i++) {
            boolean whole = lines[i].contains("Seq Scan on secondgate_") && !lines[i].contains("secondgate_schema");
            Matcher index = INDEX.matcher(lines[i]);
            boolean unbound = index.find()
                    && !(i + 1 < lines.length
                            && lines[i + 1].contains("Index Cond")
                            && lines[i + 1].matches(".*\\b" + firstColumn(index.group(1)) + "\\b.*"));
            if (whole || unbound && !isPaged(lines, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something that asks this for its rows asks for a page only. */
    private static boolean isPaged(String[] lines, int at) {
        int depth = depth(lines[at]);
        for (int i = at - 1; i >= 0; i--) {
            if (depth(lines[i]) < depth) {
                depth = depth(lines[i]);
                if (lines[i].trim().endsWith("Limit")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }

    private String firstColumn(String index) {
        return firstColumns.computeIfAbsent(
                index,
                name -> tables.ask("SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indexrelid"
                        + " WHERE a.attnum = 1 AND i.indexrelid = '" + name + "'::regclass"));
    }
}
