package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the columns of a row are named one by one, a field that is forgotten would stay empty, and one may be read from another's. */
class RowMappingTest {
    private final TestDatabase tables = new TestDatabase();
    private Configuration configuration;

    @BeforeEach
    void read() throws SQLException {
        Sessions sessions = new Sessions(tables.dataSource(), Duration.ofSeconds(3), Runnable::run);
        try (Connection connection = tables.dataSource().getConnection();
                SqlSession session = sessions.open(connection)) {
            configuration = session.getConfiguration();
        }
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void eachFieldThatAResultMapFillsIsNamedThere() {
        assertThat(properties("AccountMapper.stands")).isEqualTo(fields(StandingRow.class));
    }

    @Test
    void eachFieldOfAnAccountAndItsAppsIsReadFromItsOwnColumn() throws ReflectiveOperationException {
        tables.run("INSERT INTO secondgate_account (account, changes, required_since_at, reset_at, recovery_parameters,"
                + " app_failures, app_failed_at, recovery_tries, recovery_window_at, password_failures, password_failed_at)"
                + " VALUES ('alice', 101, 102, 103, 'parameters', 104, 105, 106, 107, 108, 109);\n"
                + "INSERT INTO secondgate_recovery_code (id, account, hash) VALUES ('r1', 'alice', 'hash');\n"
                + "INSERT INTO secondgate_channel (account, channel, destination, confirmed_at, last_used_at)"
                + " VALUES ('alice', 'EMAIL', 'by mail', 110, 111);\n"
                + "INSERT INTO secondgate_channel (account, channel, destination, confirmed_at)"
                + " VALUES ('alice', 'SMS', 'by phone', 112);\n"
                + "INSERT INTO secondgate_exemption (id, account, reason, granted_by, granted_at, until_at)"
                + " VALUES ('e1', 'alice', 'reason', 'mara', 1, 113);\n"
                + "INSERT INTO secondgate_policy (version, requirement, roles, grace_seconds, methods, changed_by, changed_at)"
                + " VALUES (114, 'EVERYONE', '-', 0, '-', 'mara', 1);\n"
                + "INSERT INTO secondgate_app (id, account, name, secret, algorithm, digits, period_seconds, last_step,"
                + " closed_at, refused_steps, suspect_step, suspect_offset, accepted_request, confirmed_at, last_used_at,"
                + " last_address, last_browser) VALUES ('i1', 'alice', 'Phone', 'secret', 'SHA1', 6, 30, 201, 202, ',203',"
                + " 204, 205, 'request', 206, 207, 'address', 'browser')");

        AccountRow account =
                new Database(tables.dataSource()).transaction(t -> t.accounts().findWithPolicy("alice"));

        assertThat(values(account))
                .hasToString("{account=alice, appFailedAt=105, appFailures=104, changes=101, channelUsedAt=111,"
                        + " confirmedAt={email=110, sms=112}, destinations={email=by mail, sms=by phone},"
                        + " exemptUntilAt=113, factors=0, passwordFailedAt=109, passwordFailures=108, policyVersion=114,"
                        + " recoveryCodesLeft=1, recoveryParameters=parameters, recoveryTries=106, recoveryWindowAt=107,"
                        + " requiredSinceAt=102, resetAt=103}");
        assertThat(values(account.app(null)))
                .hasToString("{acceptedRequest=request, account=alice, algorithm=SHA1, closedAt=202, confirmedAt=206,"
                        + " digits=6, id=i1, lastAddress=address, lastBrowser=browser, lastStep=201, lastUsedAt=207,"
                        + " name=Phone, periodSeconds=30, refusedSteps=,203, secret=secret, suspectOffset=205,"
                        + " suspectStep=204}");
    }

    /** All fields but the apps, in the order of their names. */
    private static Map<String, Object> values(Object row) throws ReflectiveOperationException {
        Map<String, Object> values = new TreeMap<>();
        for (Class<?> type = row.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    values.put(field.getName(), field.get(row));
                }
            }
        }
        values.remove("apps");
        return values;
    }

    private ResultMap map(String name) {
        return configuration.getResultMap("io.github.secondgate.store." + name);
    }

    private Set<String> properties(String name) {
        return properties(map(name));
    }

    /** Of a property within a map: that map. */
    private static Set<String> properties(ResultMap map) {
        return map.getResultMappings().stream()
                .map(one -> one.getProperty().replaceAll("\\..*", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> fields(Class<?> row) {
        return Stream.of(row.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .collect(Collectors.toSet());
    }
}
