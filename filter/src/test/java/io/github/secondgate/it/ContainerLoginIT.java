package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A WAR without Shiro, whose people the container signs in. */
@OnOneShiroLine
class ContainerLoginIT {
    private static final String LINE = "secondgate.login = container";
    private static final String EVERYONE = "secondgate.require = everyone";

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#all")
    void theWholeJourney(Way way) {
        try (Site site = way.site(LINE, EVERYONE)) {
            ContainerPerson root = new ContainerPerson(site, "root", way).signIn();
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            Expect.enrolmentRequired(
                    Expect.closed(root.request("GET", "/account/page").wantsJson()));
            root.enrol();
            assertThat(Expect.open(root.request("GET", "/account/page").send()).body())
                    .contains("CANARY for " + way.user("root"));
            root.request("GET", "/logout").send();
            root.signIn();
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            Expect.secondFactorRequired(
                    Expect.closed(root.request("POST", "/account/page").wantsJson()));
            assertThat(root.challenge("code", root.phone().wrong()).status()).isEqualTo(422);
            Expect.closed(root.request("GET", "/account/page"));
            String before = root.visitor().sessionId();
            assertThat(root.challenge("code", root.code()).status()).isEqualTo(200);
            assertThat(root.visitor().sessionId()).isNotEqualTo(before);
            Expect.open(root.request("GET", "/account/page").send());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#all")
    void whoOwesAFactorIsNobody(Way way) {
        try (Site site = way.site(LINE, EVERYONE)) {
            ContainerPerson root = new ContainerPerson(site, "root", way).signIn();
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
            who = root.request("GET", "/account/who").send();
            assertThat(who.fact("remoteUser")).isEqualTo(way.user("root"));
            assertThat(who.fact("userInRole")).isEqualTo("true");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#forms")
    void aSignOutThatKeepsTheSessionKeepsNoFactor(Way way) {
        try (Site site = way.site(LINE, EVERYONE)) {
            ContainerPerson root =
                    new ContainerPerson(site, "root", way).signIn().enrol();
            Expect.open(root.request("GET", "/account/page").send());
            root.request("GET", "/logout?keep=1").send();
            root.signIn(root.visitor());
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
        }
    }

    /** The container's request goes on naming whoever is gone with the session, of whom nobody wants a code any more. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#all")
    void aSignOutThatOnlyEndsTheSessionForwardsToItsFarewell(Way way) {
        try (Site site = way.site(LINE, EVERYONE)) {
            ContainerPerson root = new ContainerPerson(site, "root", way).signIn();
            String farewell = "/logout?to=/unguarded/page";
            for (boolean owes : new boolean[] {true, false}) {
                Answer answer = root.request("GET", farewell).send();
                assertThat(answer.status()).as("owes: %s", owes).isEqualTo(200);
                assertThat(answer.body()).as("owes: %s", owes).contains("CANARY for null");
                if (owes) {
                    root.signIn().enrol();
                }
            }
            root.signIn();
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#forms")
    void whoOwesAFactorSignsOutForGood(Way way) {
        try (Site site = way.site(LINE, EVERYONE)) {
            ContainerPerson root = new ContainerPerson(site, "root", way).signIn();
            Visitor copy = root.visitor().copy();
            root.fresh("/2fa");
            assertThat(root.post("/2fa/cancel").status()).isEqualTo(204);
            // Jetty leads to the form, and Tomcat shows it.
            Answer answer = Expect.closed(copy.request("GET", "/account/page"));
            assertThat(answer.body() + answer.location()).containsAnyOf("hello", "/public/form");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#forms")
    void aLoginByTheApplicationsOwnCodeIsGatedFromTheNextDispatchOn(Way way) {
        try (Site site = way.site(LINE, EVERYONE)) {
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

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#forms")
    void maskAtLoginMasksThereToo(Way way) {
        try (Site site = way.site(LINE, EVERYONE, "secondgate.maskAtLogin = true", "secondgate.exempt = admin")) {
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
    @MethodSource("io.github.secondgate.it.Way#all")
    void theContainersRoleAdministers(Way way) {
        try (Site site = way.site(LINE, "secondgate.adminRole = admin")) {
            ContainerPerson root =
                    new ContainerPerson(site, "root", way).signIn().enrol();
            assertThat(root.request("GET", "/2fa/admin").send().status()).isEqualTo(404);
            ContainerPerson admin =
                    new ContainerPerson(site, "admin", way).signIn().enrol();
            assertThat(admin.request("GET", "/2fa/admin").send().status()).isIn(200, 303);
            assertThat(admin.fresh("/2fa/admin/people").status()).isEqualTo(200);
            assertThat(root.fresh("/2fa/admin/people").status()).isEqualTo(404);
        }
    }

    /** The Servlet API asks nobody for a password who is signed in. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#forms")
    void noPasswordIsAskedForAgainAndThePageSaysSo(Way way) {
        try (Site site = way.site(LINE)) {
            ContainerPerson root =
                    new ContainerPerson(site, "root", way).signIn().enrol();
            assertThat(root.request("GET", "/2fa").send().body())
                    .contains("This page cannot ask for your password again")
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
