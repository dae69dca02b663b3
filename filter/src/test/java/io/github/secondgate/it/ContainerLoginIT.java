package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR without Shiro, whose people the container signs in. */
class ContainerLoginIT {
    private static final String LINE = "secondgate.login = container";
    private static final String EVERYONE = "secondgate.require = everyone";

    private static Site site(String method, String... settings) {
        return Site.start(new Setup().containerAlone(method, String.join("\n", settings)));
    }

    /** Somebody at a browser, who gives the password as the container asks it. */
    private static final class Person {
        private final Site site;
        private final String name;
        private final boolean basic;
        private Visitor visitor;
        private Authenticator phone;
        private long lastStep = System.currentTimeMillis() / 30_000 - 2;

        Person(Site site, String name, String method) {
            this.site = site;
            this.name = name;
            this.basic = method.equals("BASIC");
        }

        Person signIn() {
            return signIn(site.visitor());
        }

        Person signIn(Visitor browser) {
            visitor = browser;
            if (!basic) {
                visitor.get("/account/page");
                Answer answer = visitor.request("POST", "/j_security_check")
                        .form("j_username", name, "j_password", "demo")
                        .send();
                assertThat(answer.location()).as("%s", answer).startsWith("/account/");
            }
            return this;
        }

        Request request(String method, String path) {
            Request request = visitor.request(method, path);
            String credentials = Base64.getEncoder().encodeToString((name + ":demo").getBytes(StandardCharsets.UTF_8));
            return basic ? request.header("Authorization", "Basic " + credentials) : request;
        }

        Answer post(String path, String... fields) {
            return request("POST", path).wantsJson().csrf().form(fields).send();
        }

        Answer fresh(String page) {
            return request("GET", page).wantsJson().send();
        }

        Person enrol() {
            fresh("/2fa");
            phone = new Authenticator(post("/2fa/enable").json().getString("secret"));
            Answer confirmed = post("/2fa/confirm", "code", code());
            assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
            confirmed
                    .json()
                    .getArray("recoveryCodes")
                    .forEach(code -> phone.recoveryCodes().add((String) code));
            return this;
        }

        /** Of one step after the other, from the one before this moment's on: so there are three. */
        String code() {
            return phone.at(++lastStep);
        }

        Answer challenge(String field, String code) {
            fresh("/2fa/challenge");
            return post("/2fa/challenge", field, code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM", "BASIC"})
    void theWholeJourney(String method) {
        try (Site site = site(method, LINE, EVERYONE)) {
            Person root = new Person(site, "root", method).signIn();
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            Expect.enrolmentRequired(
                    Expect.closed(root.request("GET", "/account/page").wantsJson()));
            root.enrol();
            assertThat(Expect.open(root.request("GET", "/account/page").send()).body())
                    .contains("CANARY for root");
            root.request("GET", "/logout").send();
            root.signIn();
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            Expect.secondFactorRequired(
                    Expect.closed(root.request("POST", "/account/page").wantsJson()));
            assertThat(root.challenge("code", root.phone.wrong()).status()).isEqualTo(422);
            Expect.closed(root.request("GET", "/account/page"));
            String before = root.visitor.sessionId();
            assertThat(root.challenge("code", root.code()).status()).isEqualTo(200);
            assertThat(root.visitor.sessionId()).isNotEqualTo(before);
            Expect.open(root.request("GET", "/account/page").send());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM", "BASIC"})
    void whoOwesAFactorIsNobody(String method) {
        try (Site site = site(method, LINE, EVERYONE)) {
            Person root = new Person(site, "root", method).signIn();
            for (String path : new String[] {
                "/public/include?to=/account/page",
                "/public/forward?to=/account/page",
                "/public/async?to=/nowhere",
                "/public/status?status=404",
                "/public/throw",
                "/unguarded/page",
                "/account/../nowhere"
            }) {
                Expect.closed(root.request("GET", path));
            }
            Answer who = root.request("GET", "/public/who").send();
            for (String fact : new String[] {"remoteUser", "userPrincipal", "authType"}) {
                assertThat(who.fact(fact)).as(fact).isEqualTo("null");
            }
            assertThat(who.fact("userInRole")).isEqualTo("false");
            root.enrol();
            who = root.request("GET", "/public/who").send();
            assertThat(who.fact("remoteUser")).isEqualTo("root");
            assertThat(who.fact("userInRole")).isEqualTo("true");
        }
    }

    @Test
    void aSignOutThatKeepsTheSessionKeepsNoFactor() {
        try (Site site = site("FORM", LINE, EVERYONE)) {
            Person root = new Person(site, "root", "FORM").signIn().enrol();
            Expect.open(root.request("GET", "/account/page").send());
            root.request("GET", "/logout?keep=1").send();
            root.signIn(root.visitor);
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
        }
    }

    @Test
    void whoOwesAFactorSignsOutForGood() {
        try (Site site = site("FORM", LINE, EVERYONE)) {
            Person root = new Person(site, "root", "FORM").signIn();
            Visitor copy = root.visitor.copy();
            root.fresh("/2fa");
            assertThat(root.post("/2fa/cancel").status()).isEqualTo(204);
            assertThat(Expect.closed(copy.request("GET", "/account/page")).location())
                    .endsWith("/public/form");
        }
    }

    @Test
    void aLoginByTheApplicationsOwnCodeIsGatedFromTheNextDispatchOn() {
        try (Site site = site("FORM", LINE, EVERYONE)) {
            Visitor visitor = site.visitor();
            assertThat(visitor.get("/public/sign-in?user=root&password=demo").fact("remoteUser"))
                    .isEqualTo("root");
            assertThat(visitor.get("/public/who").fact("remoteUser")).isEqualTo("null");
            Expect.sentTo(Expect.closed(visitor.request("GET", "/account/page")), "/2fa");
            Expect.closed(site.visitor().request("GET", "/public/sign-in?user=root&password=demo&to=/account/page"));
            // Masked, one may sign in anew, as another.
            assertThat(visitor.get("/public/sign-in?user=admin&password=demo").fact("remoteUser"))
                    .isEqualTo("admin");
            Expect.sentTo(Expect.closed(visitor.request("GET", "/account/page")), "/2fa");
        }
    }

    @Test
    void maskAtLoginMasksThereToo() {
        try (Site site = site("FORM", LINE, EVERYONE, "secondgate.maskAtLogin = true", "secondgate.exempt = admin")) {
            assertThat(site.visitor()
                            .get("/public/sign-in?user=root&password=demo")
                            .fact("remoteUser"))
                    .isEqualTo("null");
            assertThat(site.visitor()
                            .get("/public/sign-in?user=admin&password=demo")
                            .fact("remoteUser"))
                    .isEqualTo("admin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM", "BASIC"})
    void theContainersRoleAdministers(String method) {
        try (Site site = site(method, LINE, "secondgate.adminRole = admin")) {
            Person root = new Person(site, "root", method).signIn().enrol();
            assertThat(root.request("GET", "/2fa/admin").send().status()).isEqualTo(404);
            Person admin = new Person(site, "admin", method).signIn().enrol();
            assertThat(admin.request("GET", "/2fa/admin").send().status()).isIn(200, 303);
            assertThat(admin.fresh("/2fa/admin/people").status()).isEqualTo(200);
            assertThat(root.fresh("/2fa/admin/people").status()).isEqualTo(404);
        }
    }

    /** The Servlet API asks nobody for a password who is signed in. */
    @Test
    void noPasswordIsAskedForAgainAndThePageSaysSo() {
        try (Site site = site("FORM", LINE)) {
            Person root = new Person(site, "root", "FORM").signIn().enrol();
            assertThat(root.request("GET", "/2fa").send().body())
                    .contains("Your password cannot be asked for again here")
                    .doesNotContain("type=\"password\"");
            root.fresh("/2fa");
            assertThat(root.post("/2fa/disable").status()).isEqualTo(204);
        }
    }

    @Test
    void aUserThatAFilterInFrontMakesIsNotTheContainers() {
        Setup setup = new Setup().containerUser().containerAlone("FORM", LINE, EVERYONE);
        try (Site site = Site.start(setup);
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            assertThat(Expect.closed(site.visitor().request("GET", "/unguarded/page"))
                            .status())
                    .isEqualTo(503);
            assertThat(logs.lines())
                    .anyMatch(line -> line.contains("names 'container-root' and the container knows nobody"));
        }
    }

    private static String reasons(Setup setup) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> Site.start(setup).close())
                .reasons();
    }

    @Test
    void withoutTheLineTheStartIsRefusedAndNamesIt() {
        assertThat(reasons(new Setup().containerAlone("FORM")))
                .contains("secondgate.login is missing, and no Shiro is in this application: add the line"
                        + " secondgate.login = container");
        assertThat(reasons(new Setup().containerAlone("FORM", "secondgate.login = shiro")))
                .contains("secondgate.login is shiro, but no Shiro is in this application");
    }

    @Test
    void whatAContainerCannotDoIsRefused() {
        assertThat(reasons(new Setup()
                        .containerAlone(
                                "FORM",
                                LINE,
                                "secondgate.passwordBeforeSetUp = true",
                                "secondgate.securityQuestion = true",
                                "secondgate.realmPrefix = true",
                                "secondgate.federatedRealms = partners")))
                .contains(
                        "secondgate.passwordBeforeSetUp cannot be met",
                        "secondgate.securityQuestion cannot be met",
                        "secondgate.realmPrefix has no meaning",
                        "secondgate.federatedRealms has no meaning");
    }

    @Test
    void besideShiroTheContainersLoginIsRefused() {
        assertThat(reasons(new Setup().line(LINE)))
                .contains("secondgate.login is container, but Shiro is in this application");
    }
}
