package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.config.Settings;
import io.github.secondgate.config.TrustOptions;
import io.github.secondgate.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines {@code secondgate.trust…} of the INI. */
class TrustOptionsTest {
    private final TestDatabase tables = new TestDatabase();
    private final Secondgate bean = new Secondgate();
    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void users() {
        tables.run("CREATE TABLE users (username VARCHAR(64), password VARCHAR(64))");
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private TrustOptions configured() {
        faults.clear();
        return new TrustOptions(new Settings(bean.said().texts, faults), tables.dataSource());
    }

    @Test
    void byDefaultNoBrowserIsTrusted() {
        TrustOptions configured = configured();
        assertThat(faults).isEmpty();
        assertThat(configured.on()).isFalse();
        assertThat(configured.endsAtSignOut).isTrue();
        assertThat(configured.storedPassword).isNull();
    }

    @Test
    void upToThirtyDays() {
        bean.getTrust().setLifetime("30d");
        assertThat(configured().lifetime).isEqualTo(Duration.ofDays(30));
        assertThat(faults).isEmpty();
        bean.getTrust().setLifetime("31d");
        configured();
        assertThat(faults).singleElement().asString().startsWith("secondgate.trust.lifetime is '31d': ");
    }

    @Test
    void theQueryIsTriedAtTheStart() {
        bean.getTrust().setLifetime("7d");
        bean.getTrust().setPasswordQuery("SELECT password FROM users WHERE username = ?");
        assertThat(configured().storedPassword).isNotNull();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT password FROM users",
                "SELECT password FROM users WHERE username = ? AND password = ?",
                "SELECT secret FROM users WHERE username = ?",
                "SELECT password FROM nowhere WHERE username = ?",
                "password"
            })
    void aQueryThatCannotBeAskedIsAFault(String query) {
        bean.getTrust().setLifetime("7d");
        bean.getTrust().setPasswordQuery(query);
        configured();
        assertThat(faults)
                .singleElement()
                .asString()
                .startsWith("secondgate.trust.passwordQuery ")
                .contains("SELECT password FROM users WHERE username = ?");
    }

    @Test
    void aQueryWithoutALifetimeIsAFault() {
        bean.getTrust().setPasswordQuery("SELECT password FROM users WHERE username = ?");
        configured();
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("trust.passwordQuery has no effect", "secondgate.trust.lifetime = 7d");
    }

    @Test
    void allFaultsAtOnce() {
        bean.getTrust().setLifetime("a week");
        bean.getTrust().setEndsAtSignOut("sometimes");
        bean.getTrust().setPasswordQuery("SELECT 1");
        configured();
        assertThat(faults).hasSize(3);
    }
}
