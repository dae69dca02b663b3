package io.github.secondgate.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script for H2 as another database takes it, line by line: the scripts of all databases say the same. */
final class TranslatedScript {
    private static final Pattern TEXT = Pattern.compile("\\bVARCHAR\\((\\d+)\\)");
    private static final Pattern TYPE_CHANGE =
            Pattern.compile("(?m)^ALTER TABLE (\\w+) ALTER COLUMN (\\w+) SET DATA TYPE (VARCHAR\\(\\d+\\));$");
    private static final Pattern INDEX_RENAMED = Pattern.compile("(?m)^ALTER INDEX (\\w+) RENAME TO (\\w+);$");
    private static final Pattern INDEX_DROPPED = Pattern.compile("(?m)^DROP INDEX (\\w+);$");
    private static final Pattern CREATED = Pattern.compile("(?m)^CREATE TABLE (\\w+) \\(\\n((?s:.*?))^\\);$");

    private static final Map<Dialect, String> COLLATIONS = Map.of(
            Dialect.POSTGRESQL, " COLLATE \"C\"",
            Dialect.MARIADB, " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
            Dialect.MYSQL, " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin",
            Dialect.SQLSERVER, " COLLATE Latin1_General_100_BIN2");

    private final Dialect dialect;
    private final String newSchema;

    /** @param newSchema the script for H2 that makes the tables */
    TranslatedScript(Dialect dialect, String newSchema) {
        this.dialect = dialect;
        this.newSchema = newSchema;
    }

    /** What makes the tables. */
    String making() {
        String script = titled(newSchema);
        return isMySql() ? each(CREATED, script, this::withCollation) : typed(script);
    }

    /**
     * What brings older tables up.
     *
     * @param before what made those, on H2
     */
    String upgrading(String upgrade, String before) {
        String script = titled(upgrade);
        if (dialect == Dialect.POSTGRESQL) {
            return typed(script.replaceFirst("\\n\\n", Matcher.quoteReplacement("\n\n" + collated(before) + "\n")));
        }
        script = each(
                TYPE_CHANGE,
                script,
                change -> "ALTER TABLE " + change.group(1) + " MODIFY COLUMN " + change.group(2) + " " + change.group(3)
                        + notNull(change.group(1), change.group(2)) + ";");
        script = each(
                INDEX_RENAMED,
                script,
                index -> "ALTER TABLE " + tableOf(index.group(1)) + " RENAME INDEX " + index.group(1) + " TO "
                        + index.group(2) + ";");
        script = each(
                INDEX_DROPPED,
                script,
                index -> "DROP INDEX " + index.group(1) + " ON " + tableOf(index.group(1)) + ";");
        script = lines(script, line -> line.startsWith("ALTER TABLE") ? text(line) : line);
        return each(CREATED, script, this::withCollation);
    }

    private boolean isMySql() {
        return dialect == Dialect.MARIADB || dialect == Dialect.MYSQL;
    }

    private String titled(String script) {
        return script.replaceFirst("for H2\\.", "for " + dialect.product() + ".");
    }

    private String withCollation(MatchResult table) {
        return "CREATE TABLE " + table.group(1) + " (\n" + table.group(2) + ") ENGINE = InnoDB"
                + COLLATIONS.get(dialect) + ";";
    }

    private String typed(String script) {
        return lines(script, this::typedLine);
    }

    private String typedLine(String line) {
        if (line.strip().startsWith("--")) {
            return line;
        }
        if (dialect != Dialect.ORACLE) {
            return text(line);
        }
        return line.replaceAll("\\bVARCHAR\\((\\d+)\\)", "VARCHAR2($1 CHAR)")
                .replaceAll("\\bBIGINT\\b", "NUMBER(19)")
                .replaceAll("\\bINT\\b", "NUMBER(10)");
    }

    private String text(String line) {
        String type = dialect == Dialect.SQLSERVER ? "NVARCHAR($1)" : "VARCHAR($1)";
        return TEXT.matcher(line).replaceAll(type + COLLATIONS.get(dialect));
    }

    /** On PostgreSQL the older script was run as it is, and so in whatever order the database had. */
    private static String collated(String before) {
        StringBuilder collated = new StringBuilder(
                "-- Text is compared, and put in order, byte by byte, whatever the database does by default.\n");
        CREATED.matcher(before).results().forEach(table -> {
            List<String> columns = new ArrayList<>();
            Matcher column =
                    Pattern.compile("(?m)^    (\\w+) +(VARCHAR\\(\\d+\\))").matcher(table.group(2));
            while (column.find()) {
                columns.add("    ALTER COLUMN " + column.group(1) + " SET DATA TYPE " + column.group(2));
            }
            collated.append("ALTER TABLE ")
                    .append(table.group(1))
                    .append("\n")
                    .append(String.join(",\n", columns))
                    .append(";\n");
        });
        return collated.toString();
    }

    /** A column that is changed says all of itself again. */
    private String notNull(String table, String column) {
        Matcher definition = Pattern.compile(
                        "CREATE TABLE " + table + " \\((?s:.*?)\\n    " + column + " +VARCHAR\\(\\d+\\)( NOT NULL)?")
                .matcher(newSchema);
        if (!definition.find()) {
            throw new IllegalArgumentException(table + "." + column);
        }
        return definition.group(1) == null ? "" : definition.group(1);
    }

    /** An index has the name of its table at its beginning. */
    private String tableOf(String index) {
        return CREATED.matcher(newSchema)
                .results()
                .map(table -> table.group(1))
                .filter(index::startsWith)
                .max((one, other) -> one.length() - other.length())
                .orElseThrow();
    }

    private static String each(Pattern pattern, String script, Function<MatchResult, String> change) {
        return pattern.matcher(script).replaceAll(found -> Matcher.quoteReplacement(change.apply(found)));
    }

    private static String lines(String script, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        script.lines().map(change).forEach(line -> changed.append(line).append('\n'));
        return changed.toString();
    }
}
