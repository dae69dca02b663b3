package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 61: a gate that asks only GET and POST. */
class MethodsIT {
    private static Site site;
    private static Visitor owing;
    private static Visitor passed;

    @BeforeAll
    static void start() {
        site = Site.start();
        owing = site.owing("ewan");
        passed = site.visitor().password(site.person("ewan"));
        passed.enrol();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "get", "PROPFIND"})
    void noMethodLeadsAroundTheGate(String method) {
        for (String path : new String[] {"/account/", "/admin/", "/unguarded/page", "/", "/basic/report"}) {
            Answer page = Expect.closed(owing.copy().request(method, path));
            assertThat(page.status()).as(path).isGreaterThanOrEqualTo(300).isNotEqualTo(500);
            Answer script = Expect.closed(owing.copy().request(method, path).wantsJson());
            assertThat(script.status()).as(path).isGreaterThanOrEqualTo(400).isNotEqualTo(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO"})
    void everyMethodReachesTheApplicationOnceTheFactorIsGiven(String method) {
        long before = Site.leaks();
        assertThat(passed.copy().request(method, "/account/").send().status()).isEqualTo(200);
        assertThat(Site.leaks()).isEqualTo(before + 1);
    }

    @Test
    void aMethodToldByAHeaderOrFieldChangesNothing() {
        Expect.closed(owing.copy()
                .request("POST", "/account/?_method=GET")
                .header("X-HTTP-Method-Override", "OPTIONS")
                .form("_method", "OPTIONS"));
        Answer answer = owing.copy()
                .request("POST", "/2fa/challenge")
                .header("X-HTTP-Method-Override", "GET")
                .wantsJson()
                .form("code", "000000")
                .send();
        Expect.problem(answer, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "FOO", "TRACE"})
    void ourOwnAddressesNameTheMethodsTheyKnow(String method) {
        assertThat(passed.copy().request(method, "/2fa").wantsJson().send())
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(405))
                .satisfies(answer -> assertThat(answer.header("Allow")).contains("GET"));
        assertThat(passed.copy().request(method, "/2fa/confirm").wantsJson().send())
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(405))
                .satisfies(answer -> assertThat(answer.header("Allow")).contains("POST"));
    }

    @Test
    void aPersonWhoFollowsAFormsAddressIsLedToThePageItStandsOn() {
        assertThat(browsed(passed.copy(), "/2fa/apps/x/remove")).isEqualTo("/2fa");
        assertThat(browsed(owing.copy(), "/2fa/challenge/send")).isEqualTo("/2fa/challenge");
        assertThat(browsed(site.visitor(), "/2fa/confirm")).isEqualTo("/2fa");
        assertThat(passed.copy()
                        .request("PUT", "/2fa/confirm")
                        .accept("text/html")
                        .send()
                        .status())
                .isEqualTo(405);
    }

    private static String browsed(Visitor visitor, String path) {
        Answer answer = visitor.request("GET", path).accept("text/html").send();
        assertThat(answer.status()).isEqualTo(303);
        return answer.location();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable", "confirm", "recovery-codes", "disable", "cancel"})
    void nothingChangesByFollowingALink(String action) {
        Answer answer = passed.copy().getJson("/2fa/" + action);
        Expect.problem(answer, 405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        Answer image = passed.copy()
                .request("GET", "/2fa/" + action)
                .accept("text/html")
                .header("Sec-Fetch-Mode", "no-cors")
                .header("Sec-Fetch-Dest", "image")
                .send();
        assertThat(image.status()).isEqualTo(405);
        assertThat(browsed(passed.copy(), "/2fa/" + action)).isEqualTo("/2fa");
        assertThat(passed.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
    }
}
