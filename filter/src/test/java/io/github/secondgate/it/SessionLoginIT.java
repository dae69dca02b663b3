package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR without Shiro that keeps in its own session who is signed in. */
@OnOneShiroLine
class SessionLoginIT {
    private static final String TEXT = "secondgate.login = session:user";
    private static final String MEMBER = "secondgate.login = session:user.name only if .active";
    private static final String VISIT = "secondgate.login = session:user.name only if .name";
    private static final String EVERYONE = "secondgate.require = everyone";

    private static Site site(String... settings) {
        return Site.start(setup(settings));
    }

    private static Setup setup(String... settings) {
        return new Setup()
                .ownLogin(Stream.concat(Stream.of("secondgate.loginPath = /login"), Stream.of(settings))
                        .toArray(String[]::new));
    }

    /** By a form or, as some do, by an address. */
    private static Answer signIn(Visitor visitor, String method, String more) {
        String fields = "password=demo" + (more.contains("user=") ? "" : "&user=root") + more;
        Answer answer = method.equals("GET")
                ? visitor.get("/login?" + fields)
                : visitor.request("POST", "/login")
                        .body("application/x-www-form-urlencoded", fields)
                        .send();
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static Visitor signedIn(Site site, String more) {
        Visitor visitor = site.visitor();
        signIn(visitor, "POST", more);
        return visitor;
    }

    private static Request showing(Visitor visitor, String path) {
        return visitor.request("GET", path).header("authorization", "Basic cm9vdDpkZW1v");
    }

    @Test
    void aPasswordInEachRequestThatTheApplicationReadsItselfIsKeptFromIt() {
        try (Site site = site(TEXT, EVERYONE, "secondgate.hideAuthorization = true")) {
            for (String path : new String[] {"/account/page", "/page", "/public/forward?to=/account/page"}) {
                Answer answer = Expect.closed(showing(site.visitor(), path));
                assertThat(answer.status()).as("%s", answer).isEqualTo(302);
                Expect.closed(showing(signedIn(site, ""), path));
            }
            Visitor root = signedIn(site, "");
            Phone.enrol(root);
            Expect.open(showing(root, "/account/page").send());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "session:user, POST, ''",
        "session:user, GET, ''",
        "session:user.name only if .active, POST, &as=member",
        "session:user.self.name only if .self.active, GET, &as=member",
        "session:\"user\".name, POST, &as=member",
        "session:user.name only if .name, POST, &as=visit",
    })
    void theWholeJourney(String login, String method, String as) {
        try (Site site = site("secondgate.login = " + login, EVERYONE)) {
            Visitor root = site.visitor();
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/login");
            if (as.contains("visit")) {
                root.get("/public/visit");
            }
            assertThat(signIn(root, method, as).fact("named")).isEqualTo("true");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            Expect.enrolmentRequired(
                    Expect.closed(root.request("GET", "/account/page").wantsJson()));
            Phone phone = Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            Expect.sentTo(root.get("/logout"), "/login");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/login");
            if (as.contains("visit")) {
                root.get("/public/visit");
            }
            signIn(root, method, as);
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            Expect.secondFactorRequired(
                    Expect.closed(root.request("POST", "/account/page").wantsJson()));
            assertThat(root.code(phone.wrong()).status()).isEqualTo(422);
            Expect.closed(root.request("GET", "/account/page"));
            Visitor fixed = root.copy();
            phone.challenge(root);
            assertThat(root.sessionId()).isNotEqualTo(fixed.sessionId());
            Expect.open(root.get("/account/page"));
            Expect.closed(fixed.request("GET", "/account/page"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, MEMBER})
    void whoOwesAFactorIsNobody(String login) {
        try (Site site = site(login, EVERYONE)) {
            Visitor root = signedIn(site, login.equals(TEXT) ? "" : "&as=member");
            for (String path : new String[] {
                "/public/include?to=/account/page",
                "/public/forward?to=/account/page",
                "/public/async?to=/account/page",
                "/public/status?status=404",
                "/public/throw",
                "/unguarded/page",
                "/page",
                "/account/../nowhere"
            }) {
                Expect.closed(root.request("GET", path));
                Expect.closed(root.request("POST", path).wantsJson());
            }
            hidden(root.get("/public/who"));
            hidden(root.get("/public/forward?to=/public/who"));
            hidden(root.get("/public/async?to=/public/who"));
            assertThat(root.get("/public/include?to=/public/who").body()).contains("user=null");
            Phone.enrol(root);
            Answer who = root.get("/public/who");
            assertThat(who.fact("user")).isEqualTo("root");
            for (String way : new String[] {"value", "named", "valueNamed", "same"}) {
                assertThat(who.fact(way)).as(way).isEqualTo("true");
            }
        }
    }

    private static void hidden(Answer who) {
        assertThat(who.fact("user")).isEqualTo("null");
        for (String way : new String[] {"value", "named", "valueNamed"}) {
            assertThat(who.fact(way)).as(way).isEqualTo("false");
        }
        assertThat(who.fact("same")).isEqualTo("true");
    }

    @Test
    void theLoginRequestLeadsPastTheGateByNoDispatch() {
        try (Site site = site(TEXT, EVERYONE)) {
            for (String to : new String[] {"/account/page", "include:/account/page"}) {
                Visitor visitor = site.visitor();
                Expect.closed(visitor.request("GET", "/login?user=root&password=demo&to=" + to));
                Expect.closed(visitor.request("POST", "/login").form("user", "root", "password", "demo", "to", to));
            }
        }
    }

    @Test
    void maskAtLoginMasksThereToo() {
        try (Site site = site(TEXT, EVERYONE, "secondgate.maskAtLogin = true", "secondgate.exempt = admin")) {
            hidden(site.visitor().get("/login?user=root&password=demo"));
            assertThat(site.visitor().get("/login?user=admin&password=demo").fact("user"))
                    .isEqualTo("admin");
        }
        try (Site site = site(TEXT, EVERYONE)) {
            assertThat(site.visitor().get("/login?user=root&password=demo").fact("user"))
                    .isEqualTo("root");
        }
    }

    /** As an administrator does it, or a sign-out that comes from where somebody's identity is, on a request of its own. */
    @Test
    void aSessionThatSomebodyElsesRequestEndsTakesTheFactorAndTheCodeOnItsWayAlong() {
        try (Site site = site(TEXT, EVERYONE)) {
            Visitor root = signedIn(site, "");
            Phone phone = Phone.enrol(root);
            root.freshToken("/2fa");
            site.visitor().get("/public/end?id=" + root.sessionId());
            assertThat(root.postJson("/2fa/disable").status()).isEqualTo(401);
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/login");

            signIn(root, "POST", "");
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            root.freshToken("/2fa/challenge");
            site.visitor().get("/public/end?id=" + root.sessionId());
            assertThat(root.postJson("/2fa/challenge", "code", phone.code()).status())
                    .isEqualTo(401);
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/login");
            signIn(root, "POST", "");
            phone.challenge(root);
            Expect.open(root.get("/account/page"));
        }
    }

    @Test
    void whoOwesAFactorSignsOutForGood() {
        try (Site site = site(TEXT, EVERYONE)) {
            Visitor root = signedIn(site, "");
            Visitor copy = root.copy();
            root.freshToken("/2fa");
            Answer cancelled = root.postJson("/2fa/cancel");
            assertThat(cancelled.status()).isEqualTo(204);
            assertThat(cancelled.header("Set-Cookie")).startsWith("JSESSIONID=;");
            Expect.sentTo(Expect.closed(copy.request("GET", "/account/page")), "/login");
        }
    }

    @Test
    void aSignOutThatKeepsTheSessionKeepsNoFactor() {
        try (Site site = site(TEXT, EVERYONE)) {
            Visitor root = signedIn(site, "");
            Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            root.get("/logout?keep=1");
            signIn(root, "POST", "");
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
        }
    }

    @Test
    void anotherUserInTheSameSessionOwesAgain() {
        try (Site site = site(TEXT, EVERYONE)) {
            Visitor root = signedIn(site, "");
            Phone.enrol(root);
            assertThat(root.get("/login?user=admin&password=demo").fact("user")).isEqualTo("admin");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            signIn(root, "POST", "");
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
        }
    }

    /** It may only write once more what it knows of them. */
    @Test
    void theSamePersonOnceMoreIsNoNewLogin() {
        try (Site site = site(TEXT, EVERYONE)) {
            Visitor root = signedIn(site, "");
            Phone.enrol(root);
            signIn(root, "POST", "");
            Expect.open(root.get("/account/page"));
        }
    }

    @Test
    void anObjectMadeAnewForEachRequestIsTheSamePerson() {
        try (Site site = Site.start(setup(MEMBER, EVERYONE).copiesSessions())) {
            Visitor root = signedIn(site, "&as=member");
            Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            Expect.open(root.get("/public/forward?to=/account/page"));
            assertThat(root.get("/public/who").fact("user")).isEqualTo("root");
        }
    }

    @Test
    void whatTheApplicationWritesWhileAFactorIsOwedTakesNoLoginAway() {
        try (Site site = site(VISIT, EVERYONE)) {
            Visitor root = site.visitor();
            root.get("/public/visit");
            signIn(root, "POST", "&as=visit");
            assertThat(root.get("/public/visit").fact("user")).isEqualTo("visit null");
            assertThat(root.get("/public/who").fact("user")).isEqualTo("visit null");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            // The name comes into that object later, and nobody is told.
            assertThat(root.request("POST", "/login")
                            .form("user", "admin", "password", "demo", "as", "visit")
                            .send()
                            .fact("user"))
                    .isEqualTo("visit admin");
            Phone.enrol(root);
            assertThat(root.get("/public/who").fact("user")).isEqualTo("visit admin");
        }
    }

    @Test
    void aNameThatGoesUnseenTakesTheFactorAlong() {
        try (Site site = site(VISIT, EVERYONE)) {
            Visitor root = site.visitor();
            root.get("/public/visit");
            signIn(root, "POST", "&as=visit");
            Phone phone = Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            signIn(root, "POST", "&as=visit&user=");
            root.get("/public/who");
            signIn(root, "POST", "&as=visit");
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            phone.challenge(root);
            Expect.open(root.get("/account/page"));
        }
    }

    @Test
    void theSessionKeepsItsIdWhereTheSettingsSaySo() {
        try (Site site = site(TEXT, EVERYONE, "secondgate.rotateSession = false")) {
            Visitor root = signedIn(site, "");
            Phone.enrol(root);
            assertThat(root.get("/public/who").fact("registered")).isEqualTo("root");
        }
        try (Site site = site(TEXT, EVERYONE)) {
            Visitor root = signedIn(site, "");
            Phone.enrol(root);
            assertThat(root.get("/public/who").fact("registered")).isEqualTo("null");
        }
    }

    @Test
    void rolesAreAPropertyOfTheAttribute() {
        try (Site site = site(MEMBER, "secondgate.adminRole = admin", "secondgate.loginRoles = roles")) {
            Visitor root = signedIn(site, "&as=member");
            Phone.enrol(root);
            assertThat(root.getJson("/2fa/admin/people").status()).isEqualTo(404);
            Visitor admin = site.visitor();
            signIn(admin, "POST", "&as=member&user=admin");
            Phone.enrol(admin);
            assertThat(admin.getJson("/2fa/admin/people").status()).isEqualTo(200);
        }
    }

    @Test
    void ofWhomItCannotTellTheNameNothingIsOpened() {
        try (Site site = site("secondgate.login = session:user.name", EVERYONE);
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            for (String as : new String[] {"&as=member&user=", "&as=date", ""}) {
                Visitor visitor = signedIn(site, as);
                assertThat(Expect.closed(visitor.request("GET", "/account/page"))
                                .status())
                        .as(as)
                        .isEqualTo(503);
            }
            assertThat(String.join("\n", logs.lines()))
                    .contains("name is null on a io.github.secondgate.it.app.Known")
                    .contains("no such property as name on a java.util.Date")
                    .contains("no such property as name on a java.lang.String");
        }
        try (Site site = site(TEXT, EVERYONE);
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            Visitor visitor = site.visitor();
            visitor.get("/login?user=root&password=demo&as=date");
            assertThat(Expect.closed(visitor.request("GET", "/account/page")).status())
                    .isEqualTo(503);
            assertThat(String.join("\n", logs.lines()))
                    .contains("session:user gives a java.util.Date: name a property of it");
            Visitor number = site.visitor();
            number.get("/login?user=4711&password=demo&as=number");
            Expect.sentTo(Expect.closed(number.request("GET", "/account/page")), "/2fa");
        }
    }

    @Test
    void whereNobodyIsEverFoundTheLogAsksOnce() {
        try (Site site = site("secondgate.login = session:usr", EVERYONE);
                Logs logs = Logs.of("io.github.secondgate.Secondgate")) {
            for (int i = 0; i < 4; i++) {
                signIn(site.visitor(), "POST", "");
            }
            signIn(site.visitor(), "GET", "");
            assertThat(logs.lines()).isEmpty();
            signIn(site.visitor(), "POST", "");
            signIn(site.visitor(), "POST", "");
            assertThat(logs.lines()).singleElement().asString().contains("secondgate.login = session:usr", "user");
        }
    }

    @Test
    void whereSomebodyWasFoundWrongPasswordsAreNoReasonToAsk() {
        try (Site site = site(TEXT, EVERYONE);
                Logs logs = Logs.of("io.github.secondgate.Secondgate")) {
            signedIn(site, "").get("/account/page");
            for (int i = 0; i < 6; i++) {
                site.visitor()
                        .request("POST", "/login")
                        .form("user", "root", "password", "wrong")
                        .send();
            }
            assertThat(logs.lines()).isEmpty();
        }
    }

    /** The condition tells it apart from somebody who owes. */
    @Test
    void whoDoesNotMeetTheConditionIsNobody() {
        try (Site site = site(MEMBER, EVERYONE)) {
            Visitor idle = signedIn(site, "&as=member&idle=1");
            Expect.open(idle.get("/account/page"));
            assertThat(idle.getJson("/2fa").status()).isEqualTo(401);
        }
    }

    /** It reads its body until then, and asks only afterwards who is there. */
    @Test
    void aRequestThatBeganBeforeTheLoginDoesNotSeeIt() throws Exception {
        try (Site site = site(TEXT, EVERYONE)) {
            Visitor root = site.visitor();
            root.get("/public/who");
            Answer early =
                    whileWaiting(root.request("GET", "/public/who?wait=1"), () -> signIn(root.copy(), "GET", ""));
            hidden(early);
            Phone.enrol(root);
            early = whileWaiting(
                    root.request("GET", "/public/who?wait=1"), () -> signIn(root.copy(), "GET", "&user=admin"));
            hidden(early);
        }
    }

    /** Sends a request that waits within the application, and does something else until it goes on. */
    private static Answer whileWaiting(Request waiting, Runnable meanwhile) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        System.getProperties().put("it.barrier", barrier);
        try {
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(waiting::send);
            barrier.await(20, TimeUnit.SECONDS);
            meanwhile.run();
            barrier.await(20, TimeUnit.SECONDS);
            return answer.get(20, TimeUnit.SECONDS);
        } finally {
            System.getProperties().remove("it.barrier");
        }
    }

    @Test
    void aPageMaySignOutByItsQuery() {
        try (Site site = site(TEXT, EVERYONE, "secondgate.logoutPath = /logout, /page?logoff=true")) {
            Visitor root = signedIn(site, "");
            for (String path :
                    new String[] {"/page", "/page?logoff=false", "/page?logoff=true&logoff=true", "/page?x=logoff=true"
                    }) {
                Expect.sentTo(Expect.closed(root.request("GET", path)), "/2fa");
            }
            Expect.closed(root.request("POST", "/page").form("logoff", "true").wantsJson());
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            Visitor copy = root.copy();
            Expect.sentTo(Expect.closed(root.request("GET", "/page?x=1&log%6Fff=true")), "/login");
            Expect.sentTo(Expect.closed(copy.request("GET", "/account/page")), "/login");
        }
    }

    /** Or whoever came in long ago would get around the code with a word in the address. */
    @Test
    void aQueryThatSignsOutIsNoWayAroundAFreshCode() {
        try (Site site = site(TEXT, "secondgate.logoutPath = /page?logoff=true", "secondgate.stepUp[/page] = 10s")) {
            Visitor root = signedIn(site, "");
            Expect.sentTo(Expect.closed(root.request("GET", "/page?logoff=true")), "/2fa");
        }
    }

    /** Of several that may be the login none is taken. */
    @Test
    void whereThePagesAreIsFoundByTheirNames() {
        try (Logs logs = Logs.of("io.github.secondgate.Secondgate")) {
            Site.start(new Setup().ownLogin(TEXT)).close();
            assertThat(String.join("\n", logs.lines()))
                    .contains("secondgate.logoutPath is not said, and /logout was found")
                    .doesNotContain("secondgate.loginPath is not said");
            Site.start(new Setup()
                            .ownLogin("secondgate.login = container")
                            .containerLogin("FORM")
                            .naming())
                    .close();
            assertThat(String.join("\n", logs.lines()))
                    .contains("secondgate.loginPath is not said, and /public/form was found");
        }
    }

    @Test
    void whoeverElseIsSignedInOpensNothing() {
        try (Site site = Site.start(setup(TEXT, EVERYONE).containerUser())) {
            assertThat(Expect.closed(site.visitor().request("GET", "/account/page"))
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    void inTomcatToo() {
        try (Site site = Site.start(setup(MEMBER, EVERYONE).tomcat())) {
            Visitor root = signedIn(site, "&as=member");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            Expect.closed(root.request("GET", "/public/forward?to=/account/page"));
            hidden(root.get("/public/who"));
            hidden(root.get("/public/forward?to=/public/who"));
            Phone phone = Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            root.get("/logout");
            signIn(root, "POST", "&as=member");
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            phone.challenge(root);
            Expect.open(root.get("/account/page"));
        }
    }

    private static String reasons(String... settings) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> site(settings).close())
                .reasons();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"session:", "session:user only if active", "session:user.", "session:a b", "session:\"user.name"
            })
    void wrongSyntaxIsToldAtTheStart(String login) {
        assertThat(reasons("secondgate.login = " + login))
                .contains("secondgate.login does not fit: write it like session:user, session:user.name or"
                        + " session:user.name only if .active");
    }

    @Test
    void theStartNamesAllThatASettingMayBe() {
        String all = "container if the container signs people in";
        assertThat(reasons("")).contains("secondgate.login is missing", all, "session:ATTRIBUTE", "class:NAME");
        assertThat(reasons("secondgate.login = magic")).contains("secondgate.login is 'magic': say " + all, "session:");
        assertThat(reasons(TEXT, "secondgate.passwordBeforeSetUp = true"))
                .contains("secondgate.passwordBeforeSetUp cannot be met with login = session:user");
    }

    @Test
    void whereTheLoginIsMaskedItsOwnRequestSeesNobodyEither() {
        try (Site site = site(TEXT, EVERYONE, "secondgate.maskAtLogin = true")) {
            Visitor root = site.visitor();
            for (int i = 0; i < 2; i++) {
                Answer answer = signIn(root, "POST", "");
                assertThat(answer.fact("user")).as("%s", answer).isEqualTo("null");
                Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            }
            Phone.enrol(root);
            Expect.open(root.get("/account/page"));
        }
    }

    /** It was empty, and a dead end for whoever came back with the application's own cookie. */
    @Test
    void whomTheApplicationSignsOutAgainBecauseItSeesNobodyIsLedToTheLogin() {
        try (Site site = Site.start(new Setup().ownLogin("secondgate.loginPath = /elsewhere", TEXT, EVERYONE))) {
            String cookie = "/login?password=demo&user=root&careful=1";
            Visitor root = site.visitor();
            Answer led = Expect.closed(root.request("GET", cookie));
            Expect.sentTo(led, "/elsewhere");
            assertThat(led.body()).isEmpty();
            // The application's own redirect passes.
            Expect.sentTo(Expect.closed(root.request("GET", cookie + "&to=/account/page")), "/login");
            for (String method : new String[] {"GET", "POST"}) {
                Answer told = Expect.closed(root.request(method, cookie).wantsJson());
                assertThat(Expect.problem(told, 401).getString("type")).endsWith(":password-required");
            }
            assertThat(root.getJson("/2fa").status()).isEqualTo(401);
        }
    }

    @Test
    void aLoginAtAnAddressThatIsNotSaidToBeOneShowsNothingToWhoOwesACodeAndIsTold() {
        try (Site site = Site.start(new Setup().ownLogin("secondgate.loginPath = /elsewhere", TEXT, EVERYONE));
                Logs logs = Logs.of("io.github.secondgate.Secondgate")) {
            Visitor root = site.visitor();
            Expect.sentTo(root.get("/login?password=demo&user=root"), "/2fa");
            Answer forwarded = root.get("/login?password=demo&user=root&to=/account/page");
            Expect.sentTo(forwarded, "/2fa");
            assertThat(forwarded.body()).isEmpty();
            Expect.enrolmentRequired(root.getJson("/login?password=demo&user=root"));
            for (String way : new String[] {"&taken=1", "&async=1"}) {
                Visitor other = site.visitor();
                Expect.sentTo(Expect.closed(other.request("GET", "/login?password=demo&user=root" + way)), "/2fa");
                Expect.enrolmentRequired(Expect.closed(site.visitor()
                        .request("POST", "/login?password=demo&user=root" + way)
                        .wantsJson()));
            }
            Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            assertThat(root.get("/login?password=demo&user=root").fact("user")).isEqualTo("root");
            assertThat(logs.lines().stream().filter(line -> line.contains("signed in at /login")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("add it to secondgate.loginPath"));
        }
    }
}
