package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.store.TestDatabase;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminOptionsTest {
    private final TestDatabase tables = new TestDatabase();
    private final Secondgate bean = new Secondgate();
    private final List<String> faults = new ArrayList<>();

    @AfterEach
    void close() {
        tables.close();
    }

    private AdminOptions configured() {
        bean.setDataSource(tables.dataSource());
        faults.clear();
        return new AdminOptions(bean.said(), faults);
    }

    @Test
    void nobodyAdministersUnlessARoleIsNamed() {
        assertThat(configured().role).isNull();
        bean.setAdminRole("security");
        assertThat(configured().role).isEqualTo("security");
        assertThat(faults).isEmpty();
    }

    @Test
    void oneRoleAdministersNotSeveral() {
        bean.setAdminRole("security, admin");
        configured();
        assertThat(faults).singleElement().asString().contains("adminRole", "name one role");
    }

    @Test
    void aQueryThatNobodyCouldSeeTheAnswerOfIsAFault() {
        bean.setAccountsQuery("SELECT account FROM secondgate_event");
        configured();
        assertThat(faults).singleElement().asString().contains("accountsQuery has no effect", "adminRole");
    }

    @Test
    void dayPassesEndAtATimeOfDay() {
        assertThat(configured().dayPass).isNull();
        bean.setAdminRole("security");
        bean.setDayPass("18:00");
        assertThat(configured().dayPass).isEqualTo(LocalTime.of(18, 0));
        bean.setDayPass("");
        assertThat(configured().dayPass).isNull();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"six", "18", "24:00", "00:00", "18:60", "6:00", "18:00:00", "18:00Z", "off"})
    void whatIsNoTimeOfDayIsAFault(String wrong) {
        bean.setAdminRole("security");
        bean.setDayPass(wrong);
        configured();
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("secondgate.dayPass is '" + wrong + "'", "from 00:01 to 23:59, such as 18:00");
    }

    @Test
    void dayPassesThatNobodyCouldIssueAreAFault() {
        bean.setDayPass("18:00");
        configured();
        assertThat(faults).singleElement().asString().contains("dayPass has no effect", "adminRole");
    }

    @Test
    void theQueryForAllAccountsIsTriedAtTheStart() {
        bean.setAdminRole("security");
        bean.setAccountsQuery("SELECT account, kind FROM secondgate_event");
        assertThat(configured().accounts.tellsRoles()).isTrue();
        bean.setAccountsQuery("SELECT account FROM secondgate_event");
        assertThat(configured().accounts.tellsRoles()).isFalse();
        assertThat(faults).isEmpty();
        for (String wrong : List.of("SELECT account FROM secondgate_event WHERE id = ?", "SELECT x FROM y", "COMMIT")) {
            bean.setAccountsQuery(wrong);
            configured();
            assertThat(faults).singleElement().asString().contains("accountsQuery", "SELECT username, role FROM users");
        }
    }

    @Test
    void eventsAreKeptForADayAtLeast() {
        assertThat(configured().eventsKept).isEqualTo(Duration.ofDays(400));
        bean.getEvents().setKeep("30d");
        assertThat(configured().eventsKept).isEqualTo(Duration.ofDays(30));
        bean.getEvents().setKeep("0");
        configured();
        assertThat(faults).singleElement().asString().contains("secondgate.events.keep", "from 1d to 3650d");
    }
}
