package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 93 and its neighbours: clients that sign in with each request, and what they show beside the password. */
class ClientsIT {
    private static final String CREDENTIAL = "X-Secondgate-Credential";
    private static final String CODE = "X-Secondgate-Code";

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .url("/stateless/** = noSessionCreation, authcBasic")
                .url("/public/forward = authcBasic")
                .url("/public/async = authcBasic")
                .url("/public/status = authcBasic")
                .url("/account/basic = authcBasic")
                .url("/basical = authcBasic")
                .url("/BASIC/** = authcBasic")
                .line("secondgate.clients[/basic/**] = code, credential")
                .line("secondgate.clients[/stateless/**] = credential")
                .line("secondgate.clients[/public/forward] = credential")
                .line("secondgate.clients[/public/async] = credential")
                .line("secondgate.clients[/public/status] = credential")
                .line("secondgate.stepUp[/basic/fresh/**] = 5m"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** Somebody with an authenticator, and what their script has. */
    private static final class Client {
        final String account = site.person("ewan");
        final Authenticator phone = site.visitor().password(account).enrol();
        final MachineCredential machine = MachineCredential.of(
                site,
                account,
                "GET,PROPFIND,MKCOL",
                "/basic/**,/stateless/**,/public/forward,/public/async,/public/status");

        Request get(String path) {
            return request(site.visitor(), "GET", path);
        }

        Request request(Visitor visitor, String method, String path) {
            return visitor.request(method, path).accept("*/*").header("Authorization", basic(account, "demo"));
        }

        Request shows(String path) {
            return get(path).header(CREDENTIAL, machine.text());
        }
    }

    private static String basic(String account, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(Request request) {
        assertThat(Expect.closed(request).status()).isEqualTo(401);
    }

    private static void refusedWithAnEvent(Client client, Request request, String why) {
        refused(request);
        assertThat(site.events(client.account)).last().asString().startsWith("CREDENTIAL_REFUSED " + why);
    }

    // --- let through

    @Test
    void aCredentialInAHeaderLetsOneRequestThrough() {
        Client client = new Client();
        refused(client.get("/basic/report"));
        Expect.open(client.shows("/basic/report").send());
        refused(client.get("/basic/report"));
        assertThat(site.events(client.account)).anyMatch(event -> event.startsWith("CREDENTIAL_USED"));
    }

    @Test
    void aCredentialMayStandBehindThePassword() {
        Client client = new Client();
        Expect.open(site.visitor()
                .request("GET", "/basic/report")
                .accept("*/*")
                .header("Authorization", basic(client.account, "demo," + client.machine.text()))
                .send());
    }

    @Test
    void aCodeLetsOneRequestThroughAndIsUsedUp() {
        Client client = new Client();
        String code = client.phone.next();
        Expect.open(client.get("/basic/report").header(CODE, code).send());
        refused(client.get("/basic/report").header(CODE, code));
        assertThat(site.events(client.account)).last().asString().startsWith("SECOND_FACTOR_CHECKED REPLAYED");
        Expect.open(site.visitor()
                .request("GET", "/basic/report")
                .accept("*/*")
                .header("Authorization", basic(client.account, "demo," + client.phone.next()))
                .send());
    }

    @Test
    void aWrongCodeIsCountedAndLetsNobodyThrough() {
        Client client = new Client();
        for (int i = 0; i < 5; i++) {
            refused(client.get("/basic/report").header(CODE, client.phone.wrong()));
        }
        Answer waiting = Expect.closed(client.get("/basic/report").header(CODE, client.phone.next()));
        assertThat(site.events(client.account)).contains("SECOND_FACTOR_CHECKED THROTTLED");
        isToldToWait(waiting);
        // As some programs ask that are no browsers.
        isToldToWait(Expect.closed(site.visitor()
                .request("GET", "/basic/report")
                .accept("text/html, image/gif, */*; q=0.2")
                .header("Authorization", basic(client.account, "demo," + client.phone.wrong()))));
        refused(client.get("/basic/report"));
    }

    private static void isToldToWait(Answer answer) {
        Expect.problem(answer, 429);
        assertThat(answer.json().getString("type")).endsWith(":throttled");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void whereCodesAreLockedAClientIsToldOnceWhoHelps() {
        Client client = new Client();
        site.sql("UPDATE secondgate_account SET app_failures = 50 WHERE account = '" + client.account + "'");
        Answer answer = Expect.closed(client.get("/basic/report").header(CODE, client.phone.next()));
        Expect.problem(answer, 429);
        assertThat(answer.header("Retry-After")).isEqualTo("3600");
        assertThat(answer.json().getString("detail")).contains("helpdesk");
    }

    /** What reads the header behind the gate, and so is asked for at each request, is no reason to look at the database. */
    @Test
    void withinTheRecheckTimeACredentialCostsNoQuery() {
        Client client = new Client();
        Expect.open(client.shows("/stateless/report").send());
        long before = Site.statements();
        Expect.open(client.shows("/stateless/report").send());
        Expect.open(client.shows("/basic/report").send());
        assertThat(Site.statements()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND", "MKCOL"})
    void methodsOfWebdavAreMethods(String method) {
        Client client = new Client();
        Expect.open(client.request(site.visitor(), method, "/basic/files")
                .header(CREDENTIAL, client.machine.text())
                .send());
    }

    @Test
    void whoHasNoFactorIsServedAsBeforeWhateverTheirPasswordEndsIn() {
        String account = site.person("nadia");
        Expect.open(site.visitor()
                .request("GET", "/basic/report")
                .header("Authorization", basic(account, "demo"))
                .send());
    }

    // --- attack 93

    @Test
    void onAnotherAddressItIsRefused() {
        Client client = new Client();
        for (String path : new String[] {"/account/basic", "/basical", "/BASIC/report", "/open/../account/basic"}) {
            Expect.closed(client.shows(path));
        }
        refusedWithAnEvent(client, client.shows("/account/basic"), "ELSEWHERE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/basic/..;/account/basic",
                "/basic//report",
                "/basic/%2e%2e/account/basic",
                "/account/basic;x=/basic/",
                "/basic%2f..%2faccount/basic",
                "/basic/report;x",
                "/basic/%252e%252e/report",
                "/basic\\report"
            })
    void anOddAddressIsNoOther(String path) {
        Client client = new Client();
        Answer answer = client.shows(path).send();
        // A container may tidy the address up; what it is then is what counts.
        assertThat(answer.body().contains("CANARY") && !path.equals("/basic/report;x"))
                .as("%s", answer)
                .isFalse();
    }

    @Test
    void onOurOwnPagesItIsRefused() {
        Client client = new Client();
        Visitor visitor = site.visitor();
        // Signed in within the session, for nothing asks for Basic there.
        refused(client.request(visitor, "GET", "/basic/report"));
        for (String path : new String[] {"/2fa", "/2fa/challenge/", "/2fa/apps"}) {
            Answer answer = visitor.request("GET", path)
                    .wantsJson()
                    .header(CREDENTIAL, client.machine.text())
                    .send();
            assertThat(answer.status()).as(path).isNotEqualTo(200);
        }
        assertThat(site.events(client.account)).last().asString().startsWith("CREDENTIAL_REFUSED ELSEWHERE");
    }

    @Test
    void byAnotherMethodItIsRefused() {
        Client client = new Client();
        for (String method : new String[] {"POST", "PUT", "DELETE", "HEAD", "get"}) {
            Expect.closed(
                    client.request(site.visitor(), method, "/basic/report").header(CREDENTIAL, client.machine.text()));
        }
        refusedWithAnEvent(
                client,
                client.request(site.visitor(), "POST", "/basic/report").header(CREDENTIAL, client.machine.text()),
                "ELSEWHERE");
    }

    @Test
    void afterItsEndItIsRefused() {
        Client client = new Client();
        Expect.open(client.shows("/basic/report").send());
        Time.advanceSeconds(3600);
        refusedWithAnEvent(client, client.shows("/basic/report"), "EXPIRED");
    }

    @Test
    void afterItsRevocationItIsRefusedWithinTheRecheckTime() {
        Client client = new Client();
        Expect.open(client.shows("/basic/report").send());
        client.machine.revoke();
        Time.passRecheck();
        refusedWithAnEvent(client, client.shows("/basic/report"), "REVOKED");
    }

    @Test
    void withASessionItIsRefused() {
        Client client = new Client();
        Visitor browser = site.visitor().password(client.account);
        refusedWithAnEvent(
                client,
                client.request(browser, "GET", "/basic/report").header(CREDENTIAL, client.machine.text()),
                "SESSION");
        refused(browser.request("GET", "/basic/report").accept("*/*").header(CREDENTIAL, client.machine.text()));
        refused(client.request(browser, "GET", "/basic/report").header(CODE, client.phone.next()));
    }

    @Test
    void ofABrowserItIsRefused() {
        Client client = new Client();
        refusedWithAnEvent(client, client.shows("/basic/report").header("Sec-Fetch-Site", "none"), "BROWSER");
        refusedWithAnEvent(client, client.shows("/basic/report").header("Origin", "https://evil.example"), "BROWSER");
    }

    @Test
    void anothersOrWithAWrongPasswordItIsRefused() {
        Client client = new Client();
        Client other = new Client();
        refusedWithAnEvent(
                client, client.get("/basic/report").header(CREDENTIAL, other.machine.text()), "OTHER_ACCOUNT");
        refusedWithAnEvent(client, client.get("/basic/report").header(CREDENTIAL, "sgm_nonsense"), "UNKNOWN");
        Answer wrong = Expect.closed(site.visitor()
                .request("GET", "/basic/report")
                .header("Authorization", basic(client.account, "wrong"))
                .header(CREDENTIAL, client.machine.text()));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate")).startsWithIgnoringCase("basic");
    }

    // --- what stays of it

    @Test
    void itLeavesNoSession() {
        Client client = new Client();
        Visitor visitor = site.visitor();
        Expect.open(client.request(visitor, "GET", "/basic/report")
                .header(CREDENTIAL, client.machine.text())
                .send());
        assertThat(visitor.sessionId()).isNull();
        for (String path : new String[] {"/basic/report", "/account/"}) {
            Expect.closed(visitor.request("GET", path).accept("*/*"));
        }
        Expect.masked(visitor.echo());
    }

    @Test
    void aClientThatKeepsCookiesIsServedAgain() {
        Client client = new Client();
        Visitor visitor = site.visitor();
        for (int i = 0; i < 3; i++) {
            Expect.open(client.request(visitor, "GET", "/basic/report")
                    .header(CREDENTIAL, client.machine.text())
                    .send());
            refused(client.request(visitor, "POST", "/basic/report").header(CREDENTIAL, client.machine.text()));
        }
    }

    @Test
    void aForwardLeadsToWhatItIsGoodForAndNoFurther() {
        Client client = new Client();
        for (String dispatch : new String[] {"forward", "async"}) {
            Expect.open(
                    client.shows("/public/" + dispatch + "?to=/basic/report").send());
            Expect.closed(client.shows("/public/" + dispatch + "?to=/account/page"));
            // What no client can ask for belongs to the page that leads there.
            Expect.open(
                    client.shows("/public/" + dispatch + "?to=/WEB-INF/view").send());
            Expect.closed(client.get("/public/" + dispatch + "?to=/WEB-INF/view"));
            Expect.closed(client.shows("/public/" + dispatch + "?to=/2fa"));
        }
    }

    @Test
    void anErrorPageIsTheApplications() {
        Client client = new Client();
        Answer answer = client.shows("/public/status?status=404").send();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("second factor");
    }

    @Test
    void whereAFreshFactorIsAskedForACodeCountsAndACredentialDoesNot() {
        Client client = new Client();
        refused(client.shows("/basic/fresh/report"));
        Expect.open(client.get("/basic/fresh/report")
                .header(CODE, client.phone.next())
                .send());
    }

    @Test
    void whileTheDatabaseIsAwayNobodyPasses() {
        Client client = new Client();
        Site.databaseAway(true);
        try {
            assertThat(Expect.closed(client.shows("/stateless/report")).status())
                    .isEqualTo(503);
        } finally {
            Site.databaseAway(false);
        }
    }

    // --- elsewhere

    private static void aRequestPassesAndLeavesNothing(Setup setup) {
        try (Site other = Site.start(setup.line("secondgate.clients[/basic/**] = code, credential"))) {
            String account = other.person("ewan");
            other.visitor().password(account).enrol();
            MachineCredential machine = MachineCredential.of(other, account, "*", "/basic/**");
            Visitor visitor = other.visitor();
            Request shows = visitor.request("GET", "/basic/report")
                    .accept("*/*")
                    .header("Authorization", basic(account, "demo," + machine.text()));
            assertThat(Expect.open(shows.send()).body()).contains("CANARY for " + account);
            refused(visitor.request("GET", "/basic/report").accept("*/*"));
            refused(visitor.request("GET", "/basic/report")
                    .accept("*/*")
                    .header("Authorization", basic(account, "demo")));
            Expect.masked(visitor.echo());
        }
    }

    @Test
    void whereALoginIsMaskedInItsOwnRequestTheApplicationSeesTheClient() {
        aRequestPassesAndLeavesNothing(new Setup().line("secondgate.maskAtLogin = true"));
    }

    @Test
    void withShirosOwnSessionsToo() {
        aRequestPassesAndLeavesNothing(new Setup().nativeSessions());
    }
}
