package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the columns of a row are named one by one, a field that is forgotten would stay empty. */
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
    void eachFieldOfARowIsRead() {
        assertThat(properties("AccountMapper.account")).isEqualTo(fields(AccountRow.class));
        assertThat(properties("AccountMapper.stands")).isEqualTo(fields(StandingRow.class));
        String apps = map("AccountMapper.account").getPropertyResultMappings().stream()
                .map(ResultMapping::getNestedResultMapId)
                .filter(nested -> nested != null)
                .collect(Collectors.joining());
        assertThat(properties(configuration.getResultMap(apps))).isEqualTo(fields(TotpAppRow.class));
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
