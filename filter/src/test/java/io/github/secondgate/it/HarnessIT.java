package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application without Secondgate: what the other tests find closed must be open here, or they prove nothing. */
class HarnessIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().withoutGate());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void aPasswordIsAskedAndOpensTheApplication() {
        assertThat(site.visitor().get("/account/").location()).startsWith("/login.jsp");
        assertThat(site.visitor()
                        .password(site.person("nadia"))
                        .get("/account/")
                        .body())
                .contains("CANARY");
    }

    @Test
    void theApplicationRunsOnTheShiroLineThatWasAskedFor() {
        assertThat(site.visitor().get("/public/echo").fact("shiro"))
                .isEqualTo("shiro-core-" + System.getProperty("it.shiro", "2.2.1") + ".jar");
    }

    @Test
    void aPasswordAloneOpensEveryDispatch() {
        Visitor nadia = site.visitor().password(site.person("nadia"));
        assertThat(nadia.get("/public/forward?to=/account/").body()).contains("CANARY");
        assertThat(nadia.get("/public/include?to=/account/").body()).contains("before", "CANARY", "after");
        assertThat(nadia.get("/public/async?to=/account/").body()).contains("CANARY");
        assertThat(nadia.get("/public/throw").body()).contains("CANARY");
        assertThat(nadia.get("/public/throw").status()).isEqualTo(500);
        assertThat(nadia.get("/public/status?status=404").body()).contains("CANARY");
    }

    @Test
    void inventedMethodsReachTheApplication() {
        Visitor nadia = site.visitor().password(site.person("nadia"));
        long before = Site.leaks();
        for (String method : new String[] {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "FOO"}) {
            assertThat(nadia.request(method, "/account/").send().status())
                    .as(method)
                    .isEqualTo(200);
        }
        assertThat(Site.leaks() - before).isEqualTo(7);
    }

    @Test
    void theApplicationKnowsItsVisitor() {
        String admin = site.person("admin");
        Visitor visitor = site.visitor().password(admin);
        Answer echo = visitor.echo();
        assertThat(echo.fact("remoteUser")).isEqualTo(admin);
        assertThat(echo.fact("hasRole")).isEqualTo("true");
        assertThat(visitor.request("POST", "/account/run-as")
                        .form("as", "root")
                        .send()
                        .body())
                .contains("now root");
        assertThat(visitor.echo().fact("runAs")).isEqualTo("true");
    }
}
