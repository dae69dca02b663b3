package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What must hold whoever keeps the sessions, the container or Shiro. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SessionsContract {
    final Site site;

    SessionsContract(Setup setup) {
        site = Site.start(setup);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static void switchTo(Visitor visitor, String account) {
        Answer answer = visitor.request("POST", "/open/login")
                .form("username", account, "password", "demo")
                .send();
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    @Test
    void passwordAndCodeOpenTheSession() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        visitor.challenge(phone);
        Expect.open(visitor.get("/account/"));
        assertThat(visitor.echo().fact("remoteUser")).isEqualTo(account);
        visitor.get("/logout");
        assertThat(visitor.get("/account/").location()).startsWith("/login.jsp");
    }

    @Test
    void theWayToTheLoginPageCanBeFollowedByABrowserThatIsNew() {
        Visitor visitor = site.visitor();
        Answer sent = visitor.get("/account/first");
        assertThat(visitor.get(sent.location()).status())
                .as("%s", sent.location())
                .isEqualTo(200);
    }

    /** Attack 39. */
    @Test
    void aSessionIdKnownBeforeTheLoginIsWorthNothingAfterEitherStep() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor victim = site.visitor();
        victim.get("/public/hello?session=yes");
        Visitor beforeThePassword = victim.copy();
        assertThat(beforeThePassword.echo().fact("basket")).isEqualTo("three apples");
        victim.password(account);
        Visitor beforeTheCode = victim.copy();
        Expect.closed(beforeThePassword.copy().request("GET", "/account/"));
        victim.challenge(phone);
        assertThat(victim.sessionId())
                .isNotEqualTo(beforeTheCode.sessionId())
                .isNotEqualTo(beforeThePassword.sessionId());
        for (Visitor thief : new Visitor[] {beforeThePassword, beforeTheCode}) {
            Expect.closed(thief.copy().request("GET", "/account/"));
            Expect.masked(thief.copy().echo());
            assertThat(thief.copy().echo().fact("basket")).isEqualTo("null");
        }
        Expect.open(victim.get("/account/"));
        assertThat(victim.echo().fact("basket")).as("what the session held").isEqualTo("three apples");
    }

    @Test
    void thePasswordAloneGivesANewSessionIdToo() {
        Visitor visitor = site.visitor();
        visitor.get("/public/hello?session=yes");
        String before = visitor.sessionId();
        visitor.password(site.person("nadia"));
        Expect.open(visitor.get("/account/"));
        assertThat(visitor.sessionId()).isNotEqualTo(before);
    }

    @Test
    void confirmingASetUpGivesANewSessionId() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.get("/account/");
        Visitor before = visitor.copy();
        visitor.enrol();
        assertThat(visitor.sessionId()).isNotEqualTo(before.sessionId());
        Expect.closed(before.request("GET", "/account/"));
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void aSessionIdInTheAddressOpensNothing() {
        Visitor victim = site.visitor().password(site.person("ewan"));
        victim.enrol();
        Expect.open(victim.get("/account/"));
        String id = victim.cookie("JSESSIONID");
        for (String target : new String[] {
            "/account/?JSESSIONID=" + id,
            "/account/;jsessionid=" + id,
            "/account/;JSESSIONID=" + id,
            "/account/;JSESSIONID=" + id + "?JSESSIONID=" + id
        }) {
            Expect.closed(site.visitor().request("GET", target));
        }
    }

    @Test
    void anotherLoginInTheSessionInheritsNothing() {
        String ada = site.person("ada");
        Authenticator adasPhone = site.visitor().password(ada).enrol();
        String bob = site.person("bob");
        Authenticator bobsPhone = site.visitor().password(bob).enrol();
        Visitor visitor = site.visitor().password(ada).challenge(adasPhone);
        Expect.open(visitor.get("/account/"));

        switchTo(visitor, bob);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        Expect.masked(visitor.echo());
        assertThat(visitor.code(adasPhone.next()).status()).isEqualTo(422);
        visitor.challenge(bobsPhone);
        assertThat(visitor.echo().fact("remoteUser")).isEqualTo(bob);
        Expect.open(visitor.get("/account/"));

        switchTo(visitor, ada);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        visitor.challenge(adasPhone);
        assertThat(visitor.echo().fact("remoteUser")).isEqualTo(ada);
    }

    @Test
    void aLoginThroughASubjectOfTheApplicationsOwnMakingInheritsNothing() {
        String ada = site.person("ada");
        Authenticator adasPhone = site.visitor().password(ada).enrol();
        String bob = site.person("bob");
        site.visitor().password(bob).enrol();
        Visitor visitor = site.visitor().password(ada).challenge(adasPhone);
        Expect.open(visitor.get("/account/"));
        visitor.request("POST", "/open/login")
                .form("username", bob, "password", "demo", "builder", "yes")
                .send();
        Expect.closed(visitor.request("GET", "/account/"));
        Expect.masked(visitor.echo());
    }

    @Test
    void aLoginOfSomeoneWithoutAFactorInBetweenRemovesTheStamp() {
        String ada = site.person("ada");
        Authenticator adasPhone = site.visitor().password(ada).enrol();
        Visitor visitor = site.visitor().password(ada).challenge(adasPhone);
        String bob = site.person("bob");
        switchTo(visitor, bob);
        Expect.open(visitor.get("/account/"));
        switchTo(visitor, ada);
        Expect.closed(visitor.request("GET", "/account/"));
        visitor.challenge(adasPhone);
        switchTo(visitor, ada);
        Expect.closed(visitor.request("GET", "/account/"));
    }

    /** Attack 40. */
    @Test
    void anOlderSessionOwesACodeOnceAFactorIsEnrolledElsewhere() {
        String account = site.person("ewan");
        Visitor older = site.visitor().password(account);
        Expect.open(older.get("/account/"));
        Authenticator phone = site.visitor().password(account).enrol();
        Time.passRecheck();
        Expect.sentToChallenge(Expect.closed(older.request("GET", "/account/")));
        older.challenge(phone);
        Expect.open(older.get("/account/"));
    }

    @Test
    void aSignedOutSessionKeepsNothing() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account).challenge(phone);
        Visitor copy = visitor.copy();
        visitor.get("/logout");
        Expect.closed(copy.request("GET", "/account/"));
        visitor.password(account);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
    }

    /** Browsers bring back a page from memory that was not to be stored, unless a cookie changed. */
    @Test
    void signingOutEndsTheSessionCookieInTheBrowser() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account).challenge(phone);
        endsTheCookie(visitor.get("/logout"));
        endsTheCookie(site.owing("theo").get("/logout"));
        Visitor cancelling = site.owing("rita");
        cancelling.getJson("/2fa/challenge");
        endsTheCookie(cancelling.post("/2fa/cancel"));
    }

    private static void endsTheCookie(Answer answer) {
        assertThat(answer.headers("Set-Cookie"))
                .anyMatch(cookie -> cookie.matches("JSESSIONID=.*(Max-Age=0|Expires=Thu, 01 Jan 1970).*"));
    }
}
