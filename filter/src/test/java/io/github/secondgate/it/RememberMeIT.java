package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attack 38: a remember-me cookie, taken after the password or after both steps. */
class RememberMeIT {
    private static Site site;
    private static Site strict;

    @BeforeAll
    static void start() {
        site = Site.start();
        strict = Site.start(new Setup().line("secondgate.require = everyone"));
    }

    @AfterAll
    static void stop() {
        site.close();
        strict.close();
    }

    private static Visitor remembered(Site where, String account) {
        Visitor visitor = where.visitor();
        visitor.request("POST", "/login.jsp")
                .form("username", account, "password", "demo", "rememberMe", "true")
                .send();
        assertThat(visitor.cookie("rememberMe")).isNotBlank();
        return visitor;
    }

    private static void opensNothing(Site where, String cookie) {
        for (String path : new String[] {"/remembered/page", "/account/", "/unguarded/page", "/"}) {
            Visitor thief = where.visitor().cookie("rememberMe", cookie);
            Expect.closed(thief.request("GET", path));
            Expect.closed(thief.request("POST", path).wantsJson());
        }
        Expect.masked(where.visitor().cookie("rememberMe", cookie).echo());
    }

    @Test
    void theCookieAloneOpensNothingWhereAFactorIsEnrolled() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = remembered(site, account);
        opensNothing(site, visitor.cookie("rememberMe"));
        visitor.challenge(phone);
        Expect.open(visitor.get("/remembered/page"));
        opensNothing(site, visitor.cookie("rememberMe"));
    }

    @Test
    void theCookieAloneChangesNothingWhereAFactorIsEnrolled() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        Visitor thief =
                site.visitor().cookie("rememberMe", remembered(site, account).cookie("rememberMe"));
        thief.getJson("/2fa/challenge");
        for (String action : new String[] {"enable", "confirm", "recovery-codes", "disable"}) {
            Answer answer = thief.postJson("/2fa/" + action, "code", "123456", "password", "demo");
            assertThat(answer.status()).as("%s: %s", action, answer).isIn(401, 403);
        }
    }

    @Test
    void theCookieAndACodeOpenAndChangeNothing() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor =
                site.visitor().cookie("rememberMe", remembered(site, account).cookie("rememberMe"));
        for (String action : new String[] {"challenge", "enable", "confirm", "recovery-codes", "disable"}) {
            visitor.getJson("/2fa");
            Answer answer = visitor.postJson("/2fa/" + action, "code", phone.next(), "password", "demo");
            assertThat(answer.status()).as("%s: %s", action, answer).isIn(401, 403);
        }
        Expect.closed(visitor.request("GET", "/account/"));
        Expect.sentToChallenge(site.visitor().password(account).get("/account/"));
    }

    /** Attack 92: a session whose token is known, with nothing but the cookie to say who sits in it. */
    @Test
    void theCookieAloneUsesUpNoTriesAndAsksForThePassword() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor thief =
                site.visitor().cookie("rememberMe", remembered(site, account).cookie("rememberMe"));
        Expect.sentTo(Expect.closed(thief.request("GET", "/account/")), "/login.jsp");
        Expect.sentTo(thief.get("/2fa/challenge"), "/login.jsp");
        Expect.problem(thief.getJson("/2fa/challenge"), 401);
        for (int i = 0; i < 6; i++) {
            Answer answer = thief.postJson("/2fa/challenge", "code", phone.wrong());
            assertThat(Expect.problem(answer, 401).getString("type")).endsWith(":password-required");
            Expect.problem(thief.postJson("/2fa/challenge", "recoveryCode", "ABCD-EFGH"), 401);
            Expect.problem(thief.postJson("/2fa/challenge/send", "method", "email"), 401);
        }
        Visitor owner = site.visitor().password(account);
        assertThat(owner.code(phone.next()).status()).isEqualTo(200);
    }

    @Test
    void thePageThatARememberedPersonAskedForComesAfterPasswordAndCode() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor =
                site.visitor().cookie("rememberMe", remembered(site, account).cookie("rememberMe"));
        visitor.get("/public/page?session=1");
        Expect.closed(visitor.request("GET", "/account/order?n=7"));
        Answer answer = visitor.password(account).code(phone.next());
        assertThat(answer.json().getString("location")).isEqualTo("/account/order?n=7");
    }

    @Test
    void theCookieAloneEnrolsNothing() {
        String account = site.person("nadia");
        Visitor thief =
                site.visitor().cookie("rememberMe", remembered(site, account).cookie("rememberMe"));
        assertThat(thief.echo().fact("remembered")).isEqualTo("true");
        thief.getJson("/2fa");
        Answer script = thief.postJson("/2fa/enable");
        Expect.problem(script, 401);
        assertThat(script.body()).doesNotContain("otpauth");
        assertThat(thief.post("/2fa/enable").location()).startsWith("/login.jsp");
    }

    @Test
    void theCookieAloneOpensAndEnrolsNothingWhereAFactorIsRequired() {
        String account = strict.person("nadia");
        Visitor visitor = remembered(strict, account);
        String cookie = visitor.cookie("rememberMe");
        opensNothing(strict, cookie);
        Visitor thief = strict.visitor().cookie("rememberMe", cookie);
        thief.getJson("/2fa");
        assertThat(thief.postJson("/2fa/enable").status()).isEqualTo(401);
    }

    @Test
    void theOwnerGivesThePasswordAndGoesOn() {
        String account = strict.person("nadia");
        String cookie = remembered(strict, account).cookie("rememberMe");
        Visitor visitor = strict.visitor().cookie("rememberMe", cookie);
        Expect.closed(visitor.request("GET", "/account/"));
        visitor.password(account).enrol();
        Expect.open(visitor.get("/account/"));
    }

    /** Attack 81: the key every old tutorial shows lets anybody forge the cookie. */
    @Test
    void aForgedCookieIsJustAStranger() {
        Visitor thief = site.visitor().cookie("rememberMe", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwAC");
        assertThat(thief.echo().fact("principal")).isEqualTo("null");
        Expect.closed(thief.request("GET", "/remembered/page"));
    }
}
