package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long an answer is believed, and what it costs to believe it. */
class RecheckIT {
    private static Site site;
    private static Site always;

    @BeforeAll
    static void start() {
        site = Site.start();
        always = Site.start(new Setup().line("secondgate.recheck = 0"));
    }

    @AfterAll
    static void stop() {
        site.close();
        always.close();
    }

    private static long statementsFor(Visitor visitor, int requests) {
        long before = Site.statements();
        for (int i = 0; i < requests; i++) {
            Expect.open(visitor.get("/account/"));
        }
        return Site.statements() - before;
    }

    @Test
    void aSessionThatHasPassedCostsNoQueryWithinTheRecheckTime() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.enrol();
        visitor.get("/account/");
        assertThat(statementsFor(visitor, 20)).isZero();
        Time.advanceMillis(4_900);
        assertThat(statementsFor(visitor, 20)).isZero();
        Time.advanceMillis(200);
        assertThat(statementsFor(visitor, 20)).isEqualTo(1);
    }

    @Test
    void anAccountWithoutAFactorCostsNoQueryWithinTheRecheckTimeEither() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.get("/account/");
        assertThat(statementsFor(visitor, 20)).isZero();
        Time.passRecheck();
        assertThat(statementsFor(visitor, 20)).isEqualTo(1);
    }

    @Test
    void aStrangerCostsNoQuery() {
        long before = Site.statements();
        Visitor stranger = site.visitor();
        stranger.get("/public/hello?session=yes");
        stranger.get("/account/");
        stranger.get("/unguarded/page");
        assertThat(Site.statements()).isEqualTo(before);
    }

    @Test
    void aForwardCostsNoSecondQuery() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.enrol();
        Time.passRecheck();
        long before = Site.statements();
        Expect.open(visitor.get("/public/forward?to=/account/"));
        Expect.open(visitor.get("/public/include?to=/account/"));
        assertThat(Site.statements() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void disablingReachesOtherSessionsWithinTheRecheckTime() {
        String account = site.person("ewan");
        Visitor owing = site.owing("unused");
        Visitor one = site.visitor().password(account);
        one.enrol();
        Visitor waiting = site.visitor().password(account);
        Expect.closed(waiting.request("GET", "/account/"));
        one.postJson("/2fa/disable", "password", "demo");
        Time.passRecheck();
        Expect.open(waiting.get("/account/"));
        Expect.closed(owing.request("GET", "/account/"));
    }

    @Test
    void aNewFactorReachesSessionsThatPassedWithTheOldOne() {
        String account = site.person("ewan");
        Visitor thief = site.visitor().password(account);
        thief.enrol();
        Visitor owner = thief.copy();
        owner.freshToken("/2fa");
        assertThat(owner.postJson("/2fa/disable", "password", "demo").status()).isEqualTo(204);
        Authenticator phone = owner.enrol();
        Time.passRecheck();
        Expect.open(owner.get("/account/"));
        Expect.closed(thief.request("GET", "/account/"));
        assertThat(phone.recoveryCodes()).isNotEmpty();
    }

    @Test
    void newRecoveryCodesReachOtherSessions() {
        String account = site.person("ewan");
        Visitor one = site.visitor().password(account);
        Authenticator phone = one.enrol();
        Visitor other = site.visitor().password(account).challenge(phone);
        Expect.open(other.get("/account/"));
        one.getJson("/2fa");
        assertThat(one.postJson("/2fa/recovery-codes").status()).isEqualTo(200);
        Time.passRecheck();
        Expect.closed(other.request("GET", "/account/"));
        Expect.open(one.get("/account/"));
    }

    @Test
    void withoutARecheckTimeEveryAnswerIsFresh() {
        String account = always.person("nadia");
        Visitor older = always.visitor().password(account);
        Expect.open(older.get("/account/"));
        assertThat(statementsFor(older, 10)).isEqualTo(10);
        always.visitor().password(account).enrol();
        Expect.sentToChallenge(Expect.closed(older.request("GET", "/account/")));
    }
}
