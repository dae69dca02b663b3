package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 62: a public page that fetches a private one inside the server. */
class DispatchIT {
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
            strings = {"/account/", "/admin/", "/unguarded/page", "/account/echo", "/public/../account/", "//account/"})
    void noDispatchLeadsAroundTheGate(String to) {
        for (String dispatch : new String[] {"forward", "include", "async"}) {
            Expect.closed(owing.copy().request("GET", "/public/" + dispatch + "?to=" + to));
            Expect.closed(owing.copy()
                    .request("POST", "/public/" + dispatch + "?to=" + to)
                    .wantsJson());
        }
    }

    @Test
    void aForwardIsAnsweredLikeTheRequestItself() {
        Expect.sentToChallenge(owing.copy().get("/public/forward?to=/account/"));
        Expect.secondFactorRequired(owing.copy().getJson("/public/forward?to=/account/"));
    }

    @Test
    void anAsynchronousDispatchIsAnsweredLikeTheRequestItself() {
        Expect.sentToChallenge(owing.copy().get("/public/async?to=/account/"));
        Expect.secondFactorRequired(owing.copy().getJson("/public/async?to=/account/"));
    }

    @Test
    void anIncludeLeavesTheOuterPageAsItIs() {
        Answer answer = Expect.closed(owing.copy().request("GET", "/public/include?to=/account/"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("before", "after");
    }

    @Test
    void ourOwnPagesAreNoPartOfAnother() {
        for (String page : new String[] {"/2fa", "/2fa/challenge"}) {
            for (Visitor visitor : new Visitor[] {owing.copy(), passed.copy()}) {
                Answer answer = visitor.get("/public/include?to=" + page);
                assertThat(answer.body()).contains("before", "after").doesNotContain("_csrf");
            }
        }
    }

    @Test
    void publicPagesMayFetchPublicOnes() {
        for (String dispatch : new String[] {"forward", "include", "async"}) {
            assertThat(owing.copy()
                            .get("/public/" + dispatch + "?to=/public/hello")
                            .body())
                    .as(dispatch)
                    .contains("hello");
        }
    }

    @Test
    void anErrorKeepsItsStatusAndShowsNothingOfTheApplication() {
        for (String target : new String[] {"/public/throw", "/public/status?status=404"}) {
            Answer answer = Expect.closed(owing.copy().request("GET", target));
            assertThat(answer.status()).isEqualTo(target.endsWith("404") ? 404 : 500);
            assertThat(answer.location()).isNull();
        }
    }

    @Test
    void anErrorPageIsNotRememberedAsThePageFirstAskedFor() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        visitor.get("/public/throw");
        visitor.get("/public/forward?to=/account/forwarded");
        visitor.get("/account/first");
        assertThat(visitor.code(phone.next()).json().getString("location")).isEqualTo("/account/first");
    }

    @Test
    void everyDispatchWorksOnceTheFactorIsGiven() {
        Expect.open(passed.copy().get("/public/forward?to=/account/"));
        Expect.open(passed.copy().get("/public/include?to=/account/"));
        Expect.open(passed.copy().get("/public/async?to=/account/"));
        Answer error = passed.copy().get("/public/throw");
        assertThat(error.status()).isEqualTo(500);
        assertThat(error.body()).contains("CANARY");
    }

    @Test
    void aStrangerStillMeetsTheApplicationsOwnRules() {
        Answer answer = Expect.closed(site.visitor().request("GET", "/public/forward?to=/account/"));
        assertThat(answer.location()).startsWith("/login.jsp");
        assertThat(site.visitor().get("/public/throw").body()).contains("CANARY");
    }
}
