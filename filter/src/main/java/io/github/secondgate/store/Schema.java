package io.github.secondgate.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the scripts in {@code sql/} make. Whether a database has it is told by {@code SchemaCheck}. */
public final class Schema {
    /** The version that this jar works with. */
    public static final int VERSION = 3;

    private static final int OLDEST_UPGRADED = 2;

    private static final String UPGRADE = "V3__limits_and_indexes.sql";
    /** Version 2 ran on no other. */
    private static final Set<Dialect> UPGRADED = EnumSet.of(Dialect.H2, Dialect.POSTGRESQL, Dialect.MARIADB);

    private Schema() {}

    /** The script that makes the tables, as it stands in the repository, and in the jar below {@code io/github/secondgate/}. */
    public static String script(Dialect dialect) {
        return "sql/" + dialect.key() + ".sql";
    }

    /** The script that brings this version to {@link #VERSION}, or null where there is none. */
    public static String upgrade(Dialect dialect, int from) {
        return from >= OLDEST_UPGRADED && from < VERSION && UPGRADED.contains(dialect)
                ? "sql/upgrade/" + dialect.key() + "/" + UPGRADE
                : null;
    }

    /** All tables, as they stand in a statement, besides the one that holds the version. */
    public static List<String> tables() {
        List<String> tables =
                new ArrayList<>(Arrays.asList("secondgate_account", "secondgate_policy", "secondgate_event"));
        for (AccountTable table : AccountTable.values()) {
            tables.add(table.sqlName());
        }
        return tables;
    }

    /** A table whose rows belong to an account. {@code secondgate_account} itself and the audit log are not among them. */
    public enum AccountTable {
        APP("secondgate_app"),
        SETUP("secondgate_setup"),
        RECOVERY_CODE("secondgate_recovery_code"),
        CHANNEL("secondgate_channel"),
        SENT_CODE("secondgate_sent_code"),
        OUTBOX("secondgate_outbox"),
        BROWSER("secondgate_browser"),
        EXEMPTION("secondgate_exemption"),
        RESCUE("secondgate_rescue"),
        QUESTION("secondgate_question"),
        CREDENTIAL("secondgate_credential"),
        LIMIT("secondgate_limit");

        private final String sqlName;

        AccountTable(String sqlName) {
            this.sqlName = sqlName;
        }

        /** As it stands in a statement. */
        public String sqlName() {
            return sqlName;
        }
    }
}
