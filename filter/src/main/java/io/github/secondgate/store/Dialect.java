package io.github.secondgate.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database that the statements run on, recognised by its connection, and all in which it departs from standard SQL: for
 * {@code ${name}} in a statement stands its phrase of that name.
 */
public enum Dialect {
    H2("H2"),
    POSTGRESQL("PostgreSQL"),
    // Before MySQL, whose driver calls a MariaDB by that name too.
    MARIADB("MariaDB", 1205, 1213),
    MYSQL("MySQL", 1205, 1213),
    ORACLE("Oracle", 60, 8177),
    SQLSERVER("Microsoft SQL Server", 1205, 1222);

    private final String product;
    /** By which the vendor says that a lock was not to be had, whatever SQLState stands beside. */
    private final List<Integer> lockCodes;

    Dialect(String product, Integer... lockCodes) {
        this.product = product;
        this.lockCodes = Arrays.asList(lockCodes);
    }

    /** @throws UnknownDatabaseException where it is none of these */
    public static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String name = database.getDatabaseProductName();
        String whole = name + " " + database.getDatabaseProductVersion();
        return Stream.of(values())
                .filter(dialect ->
                        name.equals(dialect.product) || dialect == MARIADB && whole.contains(MARIADB.product))
                .findFirst()
                .orElseThrow(() -> new UnknownDatabaseException(whole));
    }

    /** As people call it. */
    public String product() {
        return product;
    }

    /** The names of all, in a sentence. */
    static String products() {
        return Stream.of(values()).map(Dialect::product).collect(Collectors.joining(", "));
    }

    /** As its scripts are called. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A statement that needs no table and changes nothing. */
    public String anyStatement() {
        return this == ORACLE ? "SELECT 1 FROM DUAL" : "SELECT 1";
    }

    /** What its script gives each column of text, so that no two accounts pass for one. */
    public String collation() {
        switch (this) {
            case POSTGRESQL:
                return "COLLATE \"C\"";
            case MARIADB:
                return "COLLATE utf8mb4_nopad_bin";
            case MYSQL:
                return "COLLATE utf8mb4_0900_bin";
            case SQLSERVER:
                return "COLLATE Latin1_General_100_BIN2";
            default:
                return "the binary comparison that it has by default";
        }
    }

    /** What it must not take for an 'a': another case, a blank at the end, an accent. */
    public List<String> unlikeA() {
        // SQL Server never heeds a blank at the end, and no account name has one.
        return this == SQLSERVER ? Arrays.asList("A", "\u00e1") : Arrays.asList("A", "\u00e1", "a ");
    }

    /**
     * What tells the server how long each statement may take from now on until the transaction ends, to stand before another
     * statement; null where there is none of which nothing stays behind.
     */
    String statementTimeout(Duration longest) {
        return this == POSTGRESQL ? "SET LOCAL statement_timeout = " + longest.toMillis() + "; " : null;
    }

    /** Whether it says so of a deadlock, a change by others that cannot be put in an order, or a wait for a lock that was too long. */
    boolean saysLostLock(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("40") || state.equals("55P03") || lockCodes.contains(e.getErrorCode());
    }

    /** Whether it says so of a row that somebody else is about to add, after as long as it waits for that. */
    public boolean saysOthersHold(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return saysLostLock(e) || state.startsWith("23") || state.equals("HYT00") || state.equals("90131");
    }

    /** Whether it says so of a table that is not there. */
    public boolean saysNoTable(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("42S0")
                || state.equals("42P01")
                || this == ORACLE && e.getErrorCode() == 942
                || this == SQLSERVER && e.getErrorCode() == 208;
    }

    /** The phrases, by name. */
    Properties phrases() {
        boolean limit = this == MARIADB || this == MYSQL;
        boolean sqlServer = this == SQLSERVER;
        Properties phrases = new Properties();
        phrases.setProperty("first", limit ? "LIMIT" : sqlServer ? "OFFSET 0 ROWS FETCH FIRST" : "FETCH FIRST");
        phrases.setProperty("rows", limit ? "" : "ROWS ONLY");
        phrases.setProperty(
                "page", limit ? "LIMIT #{most} OFFSET #{skip}" : "OFFSET #{skip} ROWS FETCH NEXT #{most} ROWS ONLY");
        phrases.setProperty("held", sqlServer ? "WITH (UPDLOCK, ROWLOCK)" : "");
        phrases.setProperty("forUpdate", sqlServer ? "" : "FOR UPDATE");
        // To SQL Server a bracket is a wildcard too.
        phrases.setProperty("pattern", sqlServer ? "REPLACE(#{pattern}, '[', '![')" : "#{pattern}");
        return phrases;
    }
}
