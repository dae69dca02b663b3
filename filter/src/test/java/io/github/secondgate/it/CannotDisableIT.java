package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose role gives access to critical services keeps the second factor. */
@OnOneShiroLine
class CannotDisableIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.cannotDisable = critical, admin"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void demote() {
        System.clearProperty("it.promoted");
    }

    @Test
    void thePageSaysThatTheRoleNeedsIt() {
        Visitor visitor = site.visitor().password(site.person("admin"));
        visitor.enrol();
        assertThat(visitor.get("/2fa").body())
                .contains("Your role requires two-factor authentication, so you cannot disable it.")
                .doesNotContain("action=\"/2fa/disable\"");
        assertThat(visitor.getJson("/2fa").json().getBoolean("canDisable")).isFalse();
    }

    @Test
    void theFormThatIsNotShownIsNotTakenEither() {
        String account = site.person("admin");
        Visitor visitor = site.visitor().password(account);
        visitor.enrol();
        visitor.freshToken("/2fa");
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            Answer answer = visitor.postJson("/2fa/disable", "password", "demo");
            assertThat(Expect.problem(answer, 403).getString("detail")).startsWith("Your role requires");
            assertThat(logs.lines()).anySatisfy(line -> assertThat(line).contains("REQUEST_REFUSED", account));
        }
        Answer page = visitor.post("/2fa/disable", "password", "demo");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Your role requires two-factor authentication");
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
    }

    @Test
    void othersMay() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.enrol();
        assertThat(visitor.freshToken("/2fa").json().getBoolean("canDisable")).isTrue();
        assertThat(visitor.postJson("/2fa/disable", "password", "demo").status())
                .isEqualTo(204);
    }

    @Test
    void aRoleGivenMeanwhileCountsAtOnce() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        visitor.enrol();
        visitor.freshToken("/2fa");
        System.setProperty("it.promoted", account);
        Expect.problem(visitor.postJson("/2fa/disable", "password", "demo"), 403);
    }
}
