package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attack 65: credentials in the header of the very request that asks for the page. */
class BasicIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().url("/stateless/** = noSessionCreation, authcBasic"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String credentials(String account, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Request basic(Visitor visitor, String path, String account) {
        return visitor.request("GET", path).header("Authorization", credentials(account, "demo"));
    }

    private static String enrolled() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        return account;
    }

    @Test
    void anAccountWithAFactorIsNotServedOnItsPasswordAlone() {
        String account = enrolled();
        Answer answer =
                Expect.closed(basic(site.visitor(), "/basic/report", account).accept("*/*"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isNull();
        Expect.secondFactorRequired(
                Expect.closed(basic(site.visitor(), "/basic/report", account).wantsJson()));
        Expect.sentToChallenge(Expect.closed(basic(site.visitor(), "/basic/report", account)));
    }

    @Test
    void everyMethodIsHeldAlike() {
        String account = enrolled();
        for (String method : new String[] {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO"}) {
            Expect.closed(site.visitor()
                    .request(method, "/basic/report")
                    .accept("*/*")
                    .header("Authorization", credentials(account, "demo")));
        }
    }

    @Test
    void aSecondRequestInTheSameSessionIsHeldToo() {
        String account = enrolled();
        Visitor visitor = site.visitor();
        for (int i = 0; i < 3; i++) {
            Expect.closed(basic(visitor, "/basic/report", account).accept("*/*"));
            Expect.closed(visitor.request("GET", "/account/"));
            Expect.masked(visitor.echo());
        }
    }

    @Test
    void aForwardToABasicPageIsHeldToo() {
        String account = enrolled();
        for (String dispatch : new String[] {"forward", "include", "async"}) {
            Expect.closed(basic(site.visitor(), "/public/" + dispatch + "?to=/basic/report", account));
        }
    }

    @Test
    void anAccountWithoutAFactorIsServedAsBefore() {
        Answer answer =
                basic(site.visitor(), "/basic/report", site.person("nadia")).send();
        Expect.open(answer);
    }

    @Test
    void aPageThatMayNotHaveASessionIsHeldToo() {
        String account = enrolled();
        Visitor visitor = site.visitor();
        for (String accept : new String[] {"*/*", Request.HTML, "application/json"}) {
            Answer answer =
                    Expect.closed(basic(visitor, "/stateless/report", account).accept(accept));
            assertThat(answer.status()).isIn(401, 303);
        }
        assertThat(visitor.sessionId()).isNull();
    }

    @Test
    void aPageThatMayNotHaveASessionIsServedWithoutOne() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor();
        Expect.open(basic(visitor, "/stateless/report", account).send());
        long before = Site.statements();
        Expect.open(basic(visitor, "/stateless/report", account).send());
        assertThat(Site.statements()).as("queries within the recheck time").isEqualTo(before);
        assertThat(visitor.sessionId()).isNull();
        site.visitor().password(account).enrol();
        Time.passRecheck();
        Expect.closed(basic(visitor, "/stateless/report", account));
    }

    @Test
    void wrongAndMissingCredentialsAreAskedForAsBefore() {
        String account = enrolled();
        Answer missing = Expect.closed(site.visitor().request("GET", "/basic/report"));
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.header("WWW-Authenticate")).startsWithIgnoringCase("basic");
        Answer wrong = Expect.closed(
                site.visitor().request("GET", "/basic/report").header("Authorization", credentials(account, "wrong")));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate")).startsWithIgnoringCase("basic");
    }

    @Test
    void aSessionThatHasPassedIsServed() {
        String account = site.person("ewan");
        Visitor visitor = site.visitor().password(account);
        visitor.enrol();
        Expect.open(visitor.get("/basic/report"));
        Expect.open(basic(visitor, "/basic/report", account).send());
    }

    @Test
    void otherCredentialsInAPassedSessionOpenNothing() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.enrol();
        String other = enrolled();
        Answer answer = basic(visitor, "/basic/report", other).send();
        assertThat(answer.raw()).doesNotContain("CANARY for " + other);
    }
}
