package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that call Subject.login themselves, at an address that is said to be one of a login. */
class ProgrammaticLoginIT {
    private static Site site;
    private static Site masked;

    @BeforeAll
    static void start() {
        site = Site.start(setup());
        masked = Site.start(setup().line("secondgate.maskAtLogin = true"));
    }

    @AfterAll
    static void stop() {
        site.close();
        masked.close();
    }

    private static Setup setup() {
        return new Setup().line("secondgate.loginPath = /login.jsp, /open/login");
    }

    private static String enrolled(Site where) {
        String account = where.person("ewan");
        where.visitor().password(account).enrol();
        return account;
    }

    private static Request login(Visitor visitor, String account, String then) {
        return visitor.request("POST", "/open/login").form("username", account, "password", "demo", "then", then);
    }

    @Test
    void theLoginCodeWorksWithTheSubjectAndTheNextRequestIsGated() {
        String account = enrolled(site);
        Visitor visitor = site.visitor();
        assertThat(login(visitor, account, "").send().body()).contains("Welcome " + account);
        Expect.masked(visitor.echo());
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
    }

    @Test
    void aRedirectAfterTheLoginIsGated() {
        Visitor visitor = site.visitor();
        Answer answer = Expect.closed(login(visitor, enrolled(site), "redirect:/account/"));
        Expect.sentTo(answer, "/account/");
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
    }

    @Test
    void aForwardInTheLoginRequestIsGated() {
        Answer answer = Expect.closed(login(site.visitor(), enrolled(site), "forward:/account/"));
        Expect.sentToChallenge(answer);
        Expect.closed(login(site.visitor(), enrolled(site), "include:/account/"));
        Expect.closed(login(site.visitor(), enrolled(site), "forward:/account/").wantsJson());
    }

    @Test
    void maskingAtLoginHidesTheSubjectFromTheLoginCodeToo() {
        String account = enrolled(masked);
        Visitor visitor = masked.visitor();
        Answer answer = login(visitor, account, "").send();
        assertThat(answer.body()).contains("One more step").doesNotContain(account);
        Expect.closed(visitor.request("GET", "/account/"));
        assertThat(login(masked.visitor(), masked.person("nadia"), "").send().body())
                .contains("Welcome nadia");
    }

    @Test
    void maskingAtLoginHoldsALoginOnTheWayToo() {
        String account = enrolled(masked);
        String basic = Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        for (String path : new String[] {"/basic/report", "/public/forward?to=/basic/report"}) {
            Expect.closed(masked.visitor().request("GET", path).header("Authorization", "Basic " + basic));
            Expect.closed(masked.visitor().request("POST", path).wantsJson().header("Authorization", "Basic " + basic));
        }
        Expect.closed(login(masked.visitor(), account, "forward:/account/"));
        Expect.closed(login(masked.visitor(), account, "include:/account/"));
    }

    @Test
    void maskingAtLoginShowsWhoOwesNothing() {
        Visitor visitor = masked.visitor();
        Expect.open(login(visitor, masked.person("nadia"), "forward:/account/").send());
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void maskingAtLoginLeavesShirosOwnLoginWorking() {
        String account = masked.person("ewan");
        Authenticator phone = masked.visitor().password(account).enrol();
        Visitor visitor = masked.visitor().password(account);
        Expect.sentToChallenge(visitor.get("/account/"));
        visitor.challenge(phone);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void someoneWithoutAFactorGoesStraightOn() {
        Visitor visitor = site.visitor();
        Expect.open(login(visitor, site.person("nadia"), "forward:/account/").send());
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void theCodeOpensTheSession() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor();
        login(visitor, account, "").send();
        visitor.challenge(phone);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void aWrongPasswordLeavesAStranger() {
        Answer answer = site.visitor()
                .request("POST", "/open/login")
                .form("username", enrolled(site), "password", "wrong")
                .send();
        assertThat(answer.status()).isEqualTo(401);
    }
}
