package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 43: another site sends the visitor's browser here. */
class CsrfIT {
    private static Site site;
    private static Visitor passed;

    @BeforeAll
    static void start() {
        site = Site.start();
        passed = site.visitor().password(site.person("ewan"));
        passed.enrol();
        passed.freshToken("/2fa");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static void refused(Request request) {
        Answer answer = request.send();
        assertThat(answer.status()).as("%s", answer).isEqualTo(403);
        assertThat(passed.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable", "confirm", "recovery-codes", "disable", "challenge", "cancel"})
    void aPostWithoutTheSessionsOwnTokenIsRefused(String action) {
        Visitor other = site.visitor().password(site.person("nadia"));
        other.freshToken("/2fa");
        String[] fields = {"password", "demo", "code", "123456"};
        String target = "/2fa/" + action;
        refused(passed.request("POST", target).form(fields));
        refused(passed.request("POST", target).wantsJson().form(fields));
        refused(passed.request("POST", target).wantsJson().object(fields));
        for (String token :
                new String[] {"", "x", "null", other.csrf(), passed.csrf() + "x", " " + passed.sessionId()}) {
            refused(passed.request("POST", target).header("X-CSRF-Token", token).form(fields));
            refused(passed.request("POST", target).form("password", "demo", "code", "123456", "_csrf", token));
        }
    }

    @Test
    void aTokenInTheAddressIsNotRead() {
        refused(passed.request("POST", "/2fa/disable?_csrf=" + passed.csrf()).form("password", "demo"));
        refused(passed.request("POST", "/2fa/disable?_csrf=" + passed.csrf() + "&password=demo"));
        refused(passed.request("POST", "/2fa/disable")
                .header("Cookie2", "_csrf=" + passed.csrf())
                .form("password", "demo"));
    }

    @Test
    void anObjectSentAsPlainTextIsNotRead() {
        String object = "{\"password\":\"demo\",\"_csrf\":\"" + passed.csrf() + "\"}";
        Answer answer = passed.request("POST", "/2fa/disable")
                .body("text/plain", object)
                .send();
        assertThat(answer.status()).isIn(400, 403, 415);
        assertThat(passed.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
    }

    @Test
    void theTokenIsTakenFromTheFieldOrTheHeader() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.freshToken("/2fa");
        assertThat(visitor.request("POST", "/2fa/enable")
                        .wantsJson()
                        .form("_csrf", visitor.csrf())
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(visitor.request("POST", "/2fa/enable")
                        .wantsJson()
                        .csrf()
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenDoesNotOutliveTheLogin() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.freshToken("/2fa");
        String old = visitor.csrf();
        visitor.get("/logout");
        visitor.password(site.person("nadia"));
        visitor.csrf(old);
        assertThat(visitor.postJson("/2fa/enable").status()).isEqualTo(403);
    }

    /** Attack 91. */
    @ParameterizedTest
    @ValueSource(strings = {"enable", "confirm", "recovery-codes", "disable", "challenge", "cancel"})
    void aPostFromAnotherSiteIsRefusedWithAValidTokenToo(String action) {
        for (String[] header : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "http://localhost.evil.example"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            Request request = passed.request("POST", "/2fa/" + action)
                    .csrf()
                    .header(header[0], header[1])
                    .form("password", "demo", "code", "123456");
            refused(request);
            assertThat(Expect.problem(request.wantsJson().send(), 403).getString("type"))
                    .isEqualTo("urn:secondgate:problem:cross-site");
        }
    }

    @Test
    void aPostFromThisSiteIsTaken() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.freshToken("/2fa");
        for (String[] header : new String[][] {
            {"Origin", "http://localhost"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "same-origin"},
            {"Sec-Fetch-Site", "none"}
        }) {
            Answer answer = visitor.request("POST", "/2fa/enable")
                    .csrf()
                    .header(header[0], header[1])
                    .form()
                    .send();
            assertThat(answer.status()).as("%s %s", header[0], header[1]).isEqualTo(200);
        }
    }

    @Test
    void theTokenIsNoneOfTheCookies() {
        assertThat(passed.csrf()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(passed.cookieHeader().orElse("")).doesNotContain(passed.csrf());
    }
}
