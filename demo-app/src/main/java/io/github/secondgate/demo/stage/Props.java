package io.github.secondgate.demo.stage;

import io.github.secondgate.demo.marina.MarinaDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the demo needs in the database beside the application's and Secondgate's own tables, and its SQL on the latter. */
final class Props {

    private final MarinaDataSource dataSource = new MarinaDataSource();

    boolean laidOut() {
        try (Connection connection = dataSource.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "DEMO_PHONE", null)) {
            return tables.next();
        } catch (SQLException e) {
            throw new IllegalStateException("The demo cannot look into its database", e);
        }
    }

    /** The secrets are kept in the clear, as on a phone. No server may do that. */
    void layOut() {
        update("create table demo_phone (account varchar(60) primary key, setup_key varchar(64), codes varchar(200))");
    }

    void keep(String account, String setupKey, String recoveryCodes) {
        update("insert into demo_phone values (?, ?, ?)", account, setupKey, recoveryCodes);
    }

    Optional<String> setupKey(String account) {
        return find("select setup_key from demo_phone where account = ?", account);
    }

    /** The recovery codes that are still good, as far as the demo knows, by account. */
    Map<String, String> papers() {
        Map<String, String> papers = new LinkedHashMap<>();
        for (String account : List.of("rita", "theo")) {
            find("select codes from demo_phone where account = ?", account)
                    .ifPresent(codes -> papers.put(account, codes));
        }
        return papers;
    }

    /** Lets the policy have named the account at that moment. */
    void requireSince(String account, long millis) {
        update(
                "merge into secondgate_account (account, required_since_at) key (account) values (?, ?)",
                account,
                millis);
    }

    /** Lets the account have failed so many times, the last time at that moment, which may be still to come. */
    void countFailures(String account, int failures, long lastMillis) {
        update(
                "update secondgate_account set app_failures = ?, app_failed_at = ? where account = ?",
                failures,
                lastMillis,
                account);
    }

    /** Takes back that recovery codes were spent just now, which closes the codes that the app shows at that moment. */
    void openCodes(String account) {
        update("update secondgate_app set closed_at = 0 where account = ?", account);
    }

    private void update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The demo cannot be set up: " + sql, e);
        }
    }

    private Optional<String> find(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The demo cannot be read: " + sql, e);
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
