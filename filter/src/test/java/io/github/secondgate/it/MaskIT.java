package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Between the password and the code, the application sees a stranger. */
class MaskIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theApplicationSeesAStrangerUntilTheFactorIsGiven() {
        String admin = site.person("admin");
        Authenticator phone = site.visitor().password(admin).enrol();
        Visitor visitor = site.visitor().password(admin);
        Expect.masked(visitor.echo());
        assertThat(visitor.echo().body()).doesNotContain(admin);
        visitor.challenge(phone);
        Answer echo = visitor.echo();
        assertThat(echo.fact("remoteUser")).isEqualTo(admin);
        assertThat(echo.fact("authenticated")).isEqualTo("true");
        assertThat(echo.fact("hasRole")).isEqualTo("true");
        assertThat(echo.fact("userInRole")).isEqualTo("true");
    }

    @Test
    void theContainersOwnUserDoesNotShineThroughTheMask() {
        try (Site known = Site.start(new Setup().containerUser())) {
            Expect.masked(known.visitor().echo());
            assertThat(Expect.closed(known.visitor().request("GET", "/unguarded/page"))
                            .status())
                    .isEqualTo(503);
            String account = known.person("ewan");
            Authenticator phone = known.visitor().password(account).enrol();
            Visitor visitor = known.visitor().password(account);
            Expect.masked(visitor.echo());
            visitor.challenge(phone);
            assertThat(visitor.echo().fact("remoteUser")).isEqualTo(account);
        }
    }

    @Test
    void aFilterOfShirosChainMayPassOnTheRequestBelow() {
        try (Site own = Site.start(new Setup()
                .line("unwrapping = io.github.secondgate.it.app.UnwrappingFilter")
                .url("/account/below = authc, unwrapping"))) {
            Visitor visitor = own.owing("ewan");
            Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/below")));
            Expect.open(own.enrolled(own.person("ewan")).get("/account/below"));
            Expect.open(own.visitor().password(own.person("nadia")).get("/account/below"));
        }
    }

    @Test
    void someoneWithoutAFactorIsLeftAlone() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        assertThat(visitor.echo().fact("remoteUser")).isEqualTo(account);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void aStrangerIsLeftToTheApplication() {
        assertThat(site.visitor().get("/account/").location()).startsWith("/login.jsp");
        Expect.open(site.visitor().get("/unguarded/page"));
        assertThat(site.visitor().getJson("/2fa").status()).isEqualTo(401);
        assertThat(site.visitor().get("/2fa").location()).startsWith("/login.jsp");
    }

    @Test
    void anHalfSignedInVisitorIsSentToTheChallengeFromEverywhere() {
        for (String path : new String[] {"/", "/account/", "/admin/", "/unguarded/page", "/nowhere", "/basic/report"}) {
            Expect.sentToChallenge(Expect.closed(site.owing("ewan").request("GET", path)));
            Expect.secondFactorRequired(
                    Expect.closed(site.owing("ewan").request("POST", path).wantsJson()));
        }
    }

    @Test
    void theKindOfAnswerFollowsTheKindOfRequest() {
        Visitor visitor = site.owing("ewan");
        Expect.sentToChallenge(visitor.request("GET", "/account/")
                .header("Authorization", "Bearer x")
                .send());
        Expect.secondFactorRequired(visitor.request("GET", "/account/")
                .header("X-Requested-With", "XMLHttpRequest")
                .send());
        Expect.secondFactorRequired(visitor.request("GET", "/account/")
                .accept("application/json, text/plain;q=0.9, */*;q=0.1")
                .send());
        for (String accept : new String[] {null, "*/*", "image/png", "text/event-stream"}) {
            Answer answer = visitor.request("GET", "/account/").accept(accept).send();
            assertThat(answer.status()).as("Accept %s", accept).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isNull();
            assertThat(answer.location()).isNull();
        }
    }

    @Test
    void signingOutBetweenTheStepsSignsTheRealPersonOut() {
        Visitor visitor = site.owing("ewan");
        Visitor copy = visitor.copy();
        Answer answer = visitor.get("/logout");
        assertThat(answer.status()).as("%s", answer).isIn(302, 303);
        assertThat(copy.get("/account/").location()).startsWith("/login.jsp");
        assertThat(copy.getJson("/2fa/challenge").status()).isEqualTo(401);
    }

    @Test
    void aSignOutOfTheApplicationsOwnMakingEndsTheSessionToo() {
        try (Site own = Site.start(new Setup().url("/logout/** = anon"))) {
            Visitor visitor = own.owing("ewan");
            Visitor copy = visitor.copy();
            visitor.get("/logout");
            assertThat(copy.getJson("/2fa/challenge").status()).isEqualTo(401);
            assertThat(copy.get("/account/").location()).startsWith("/login.jsp");
        }
    }

    @Test
    void cancellingSignsTheRealPersonOut() {
        Visitor visitor = site.owing("ewan");
        visitor.freshToken("/2fa/challenge");
        Visitor copy = visitor.copy();
        Answer answer = visitor.post("/2fa/cancel");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("/login.jsp");
        assertThat(copy.getJson("/2fa/challenge").status()).isEqualTo(401);

        Visitor script = site.owing("ewan");
        script.freshToken("/2fa/challenge");
        assertThat(script.postJson("/2fa/cancel").status()).isEqualTo(204);
        assertThat(script.get("/account/").location()).startsWith("/login.jsp");
    }

    @Test
    void thePasswordCanBeGivenAgainForSomebodyElse() {
        Visitor visitor = site.owing("ewan");
        String other = site.person("nadia");
        visitor.password(other);
        assertThat(visitor.echo().fact("remoteUser")).isEqualTo(other);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void aWrongPasswordGivenAgainOpensNothing() {
        Visitor visitor = site.owing("ewan");
        Expect.closed(visitor.request("POST", "/login.jsp").form("username", "x", "password", "wrong"));
        Expect.masked(visitor.echo());
        Expect.closed(visitor.request("GET", "/account/"));
    }

    @Test
    void theLoginAddressIsPublicOnlyForAPost() {
        Visitor visitor = site.owing("ewan");
        Expect.sentToChallenge(visitor.get("/login.jsp"));
        assertThat(visitor.request("PUT", "/login.jsp").wantsJson().send().status())
                .isEqualTo(401);
    }
}
