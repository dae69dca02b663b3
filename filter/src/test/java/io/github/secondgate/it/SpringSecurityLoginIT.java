package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR without Shiro, whose people Spring Security signs in, its filter in front of the gate or behind it. */
@OnOneShiroLine
class SpringSecurityLoginIT {
    private static final String LINE = "secondgate.login = spring-security";
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final String LOGIN_PATH = "secondgate.loginPath = /login";
    private static final boolean JAKARTA = Boolean.getBoolean("it.jakarta");
    /** The one that most tests are about. */
    static final int VERSION = JAKARTA ? 6 : 5;

    static Setup setup(int version, boolean inFront, String... settings) {
        return new Setup().springSecurityAlone(version, inFront, LINE, LOGIN_PATH, String.join("\n", settings));
    }

    private static Setup setup(boolean inFront, String... settings) {
        return setup(VERSION, inFront, settings);
    }

    private static Site site(boolean inFront, String... settings) {
        return Site.start(setup(inFront, settings));
    }

    static Stream<Arguments> versions() {
        return (JAKARTA ? Stream.of(6, 7) : Stream.of(4, 5))
                .flatMap(version -> Stream.of(true, false).map(inFront -> Arguments.of(version, inFront)));
    }

    /** What Spring Security asks of each form, as a public page of the application has it. */
    private static String token(Visitor visitor) {
        return visitor.get("/public/who").fact("csrf");
    }

    private static Answer signIn(Visitor visitor, String name, String... more) {
        String token = token(visitor);
        Answer answer = visitor.request("POST", "/login")
                .form(Stream.concat(Stream.of("username", name, "password", "demo", "_csrf", token), Stream.of(more))
                        .toArray(String[]::new))
                .send();
        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        assertThat(answer.location()).doesNotContain("error");
        return answer;
    }

    static Visitor signedIn(Site site, String name, String... more) {
        Visitor visitor = site.visitor();
        signIn(visitor, name, more);
        return visitor;
    }

    static Request basic(Request request, String name) {
        return request.header("Authorization", ContainerPerson.basic(name));
    }

    private static void isMasked(Answer who) {
        for (String fact : List.of("remoteUser", "userPrincipal", "kept")) {
            assertThat(who.fact(fact)).as(fact).isEqualTo("null");
        }
        assertThat(who.fact("held")).isIn("null", "anonymousUser");
        assertThat(who.fact("userInRole")).isEqualTo("false");
        assertThat(who.fact("names")).isIn("null", "false");
    }

    @ParameterizedTest(name = "{0}, in front of the gate: {1}")
    @MethodSource("versions")
    void theWholeJourney(int version, boolean inFront) {
        try (Site site = Site.start(setup(version, inFront, EVERYONE))) {
            Visitor root = site.visitor();
            assertThat(Expect.closed(root.request("GET", "/account/page")).location())
                    .endsWith("/login");
            assertThat(signIn(root, "root").location()).contains("/account/page");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            Expect.enrolmentRequired(
                    Expect.closed(root.request("GET", "/account/page").wantsJson()));
            isMasked(root.get("/public/who"));
            Authenticator phone = root.enrol();
            assertThat(Expect.open(root.get("/account/page")).body()).contains("CANARY for root");
            assertThat(root.get("/public/who").fact("held")).isEqualTo("root");
            assertThat(root.get("/account/who").fact("userInRole")).isEqualTo("true");
            signOut(root);
            assertThat(Expect.closed(root.request("GET", "/account/page")).location())
                    .endsWith("/login");

            signIn(root, "root");
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            Expect.secondFactorRequired(
                    Expect.closed(root.request("POST", "/account/page").wantsJson()));
            assertThat(root.code(phone.wrong()).status()).isEqualTo(422);
            Expect.closed(root.request("GET", "/account/page"));
            String before = root.sessionId();
            root.challenge(phone);
            assertThat(root.sessionId()).isNotEqualTo(before);
            Expect.open(root.get("/account/page"));
        }
    }

    private static void signOut(Visitor visitor) {
        String token = token(visitor);
        Answer answer = visitor.request("POST", "/logout").form("_csrf", token).send();
        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void whoOwesAFactorIsNobody(boolean inFront) {
        try (Site site = site(inFront, EVERYONE)) {
            Visitor root = signedIn(site, "root");
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
            isMasked(root.get("/public/who"));
            isMasked(root.get("/public/session?to=/public/who"));
            root.enrol();
            Expect.open(root.get("/public/forward?to=/account/page"));
            assertThat(root.get("/public/who").fact("kept")).contains("root");
        }
    }

    /** Threads are used again, and what one request left on them must not be another's. */
    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void nothingStaysOnTheThread(boolean inFront) {
        try (Site site = site(inFront)) {
            Visitor root = signedIn(site, "root");
            root.enrol();
            Visitor owing = signedIn(site, "root");
            for (int i = 0; i < 30; i++) {
                Expect.open(root.get("/account/page"));
                isMasked(site.visitor().get("/public/who"));
                isMasked(owing.get("/public/who"));
                Expect.closed(site.visitor().request("GET", "/account/page"));
            }
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void whoOwesAFactorSignsOutForGood(boolean inFront) {
        try (Site site = site(inFront, EVERYONE)) {
            Visitor root = signedIn(site, "root");
            Visitor copy = root.copy();
            signOut(root);
            isMasked(copy.get("/public/who"));
            assertThat(Expect.closed(copy.request("GET", "/account/page")).location())
                    .endsWith("/login");
            Visitor again = signedIn(site, "root");
            Visitor left = again.copy();
            again.freshToken("/2fa");
            assertThat(again.postJson("/2fa/cancel").status()).isEqualTo(204);
            assertThat(Expect.closed(left.request("GET", "/account/page")).location())
                    .endsWith("/login");
        }
    }

    /** It shows in the very request, so it is gated on the way to the application. */
    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void basicOpensNothing(boolean inFront) {
        try (Site site = site(inFront, EVERYONE)) {
            for (String path : List.of("/account/page", "/unguarded/page", "/nowhere")) {
                for (String method : List.of("GET", "POST", "PUT", "HEAD")) {
                    Expect.closed(basic(site.visitor().request(method, path), "root"));
                }
            }
            Expect.enrolmentRequired(Expect.closed(basic(site.visitor().request("GET", "/account/page"), "root")
                    .wantsJson()));
            isMasked(basic(site.visitor().request("GET", "/public/who"), "root").send());
            Expect.closed(basic(site.visitor().request("GET", "/public/forward?to=/account/page"), "root"));
            Visitor root = signedIn(site, "root");
            root.enrol();
            Expect.open(root.get("/account/page"));
            Expect.closed(basic(root.copy().request("GET", "/account/page"), "admin"));
            isMasked(basic(root.copy().request("GET", "/public/who"), "admin").send());
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void basicOfWhoOwesNothingGoesOn(boolean inFront) {
        try (Site site = site(inFront)) {
            Expect.open(basic(site.visitor().request("GET", "/account/page"), "root")
                    .send());
        }
    }

    private static List<String> aboutHeaders(Logs logs) {
        return logs.lines().stream()
                .filter(line -> line.contains("Authorization header"))
                .toList();
    }

    /** Its own filter reads the header behind the first of ours. */
    @ParameterizedTest(name = "{0}, in front of the gate: {1}")
    @MethodSource("versions")
    void aHeaderThatItReadsItselfIsNoneThatTheApplicationMayRead(int version, boolean inFront) {
        try (Site site = Site.start(setup(version, inFront));
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            Expect.open(basic(site.visitor().request("GET", "/account/page"), "root")
                    .send());
            Expect.open(basic(site.visitor().request("GET", "/unguarded/page"), "root")
                    .send());
            Answer wrong = basic(site.visitor().request("GET", "/unguarded/page"), "nobody")
                    .send();
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(aboutHeaders(logs)).isEmpty();
            for (int i = 0; i < 2; i++) {
                Expect.open(site.visitor()
                        .request("GET", "/unguarded/page")
                        .header("Authorization", "Bearer x")
                        .send());
            }
            assertThat(aboutHeaders(logs))
                    .singleElement()
                    .asString()
                    .contains("/unguarded/page", "Spring Security knows nobody");
        }
    }

    @ParameterizedTest(name = "{0}, in front of the gate: {1}")
    @MethodSource("versions")
    void aHeaderThatNoChainOfItsReadsIsOne(int version, boolean inFront) {
        Setup setup = setup(version, inFront).inFiles("http", "pattern='/unguarded/**' security='none'/><http");
        try (Site site = Site.start(setup);
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            Expect.open(basic(site.visitor().request("GET", "/unguarded/page"), "root")
                    .send());
            assertThat(aboutHeaders(logs))
                    .singleElement()
                    .asString()
                    .contains("/unguarded/page", "Spring Security knows nobody");
        }
    }

    /** Attack 92. */
    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void rememberMeAloneOpensNothing(boolean inFront) {
        try (Site site = site(inFront)) {
            Visitor root = signedIn(site, "root", "remember-me", "on");
            Authenticator phone = root.enrol();
            assertThat(root.cookie("remember-me")).isNotNull();
            Visitor remembered = root.copy().withoutCookie("JSESSIONID");
            for (String path : List.of("/account/page", "/unguarded/page", "/nowhere")) {
                Expect.closed(remembered.request("GET", path));
                Expect.closed(remembered.request("POST", path));
            }
            isMasked(remembered.get("/public/who"));
            assertThat(remembered.getJson("/2fa/challenge").status()).isNotEqualTo(200);
            signIn(remembered, "root");
            Expect.sentToChallenge(Expect.closed(remembered.request("GET", "/account/page")));
            Expect.open(remembered.challenge(phone).get("/account/page"));
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void whoActsAsAnotherIsWhoSitsAtTheKeyboard(boolean inFront) {
        try (Site site = site(inFront, EVERYONE)) {
            Visitor admin = signedIn(site, "admin");
            String token = token(admin.copy().withoutCookie("JSESSIONID"));
            Expect.closed(admin.request("POST", "/login/impersonate").form("username", "root", "_csrf", token));
            admin.enrol();
            Answer acting = admin.request("POST", "/login/impersonate")
                    .form("username", "root", "_csrf", token(admin))
                    .send();
            assertThat(acting.location()).as("%s", acting).endsWith("/account/who");
            Answer who = admin.get("/account/who");
            assertThat(who.fact("held")).isEqualTo("root");
            assertThat(admin.getJson("/2fa").json().getString("account")).isIn("admin", null);
            admin.freshToken("/2fa");
            assertThat(admin.postJson("/2fa/disable", "password", "demo").status())
                    .isEqualTo(403);
        }
    }

    private static List<String> runAs(Site site) {
        return site.events("admin").stream()
                .filter(event -> event.startsWith("RUN_AS"))
                .toList();
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void thatSomebodyActsAsAnotherIsInTheAuditLogAndItsEnd(boolean inFront) {
        try (Site site = Site.start(setup(inFront, EVERYONE).oneAtATime())) {
            Visitor admin = signedIn(site, "admin");
            admin.enrol();
            admin.request("POST", "/login/impersonate")
                    .form("username", "root", "_csrf", token(admin))
                    .send();
            admin.get("/account/who");
            assertThat(runAs(site)).containsExactly("RUN_AS_STARTED as root");
            admin.request("POST", "/logout/impersonate")
                    .form("_csrf", token(admin))
                    .send();
            assertThat(admin.get("/account/who").fact("held")).isEqualTo("admin");
            assertThat(runAs(site)).containsExactly("RUN_AS_STARTED as root", "RUN_AS_ENDED as root");
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void aRequestThatBeganBeforeSomebodyElseSignedInLeavesTheSessionToThem(boolean inFront) {
        try (Site site = site(inFront, EVERYONE)) {
            Visitor first = signedIn(site, "admin");
            first.enrol();
            Visitor slower = first.copy();
            CompletableFuture<Answer> slow =
                    CompletableFuture.supplyAsync(() -> slower.get("/account/who?meetings=begun,ended"));
            first.get("/public/who?meetings=begun");
            signIn(first, "root");
            first.get("/public/who?meetings=ended");
            assertThat(slow.join().fact("held")).isEqualTo("admin");
            assertThat(first.enrol()).isNotNull();
            assertThat(first.get("/account/who").fact("held")).isEqualTo("root");
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void signingOutWhileActingAsAnotherIsTheEndOfBoth(boolean inFront) {
        try (Site site = Site.start(setup(inFront, EVERYONE).oneAtATime())) {
            Visitor admin = signedIn(site, "admin");
            admin.enrol();
            admin.request("POST", "/login/impersonate")
                    .form("username", "root", "_csrf", token(admin))
                    .send();
            signOut(admin);
            Expect.closed(admin.request("GET", "/account/page"));
            assertThat(runAs(site)).containsExactly("RUN_AS_STARTED as root", "RUN_AS_ENDED as root");
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void aLoginByTheApplicationsOwnCodeIsGatedFromTheNextDispatchOn(boolean inFront) {
        try (Site site = site(inFront, EVERYONE)) {
            Visitor visitor = site.visitor();
            assertThat(visitor.get("/public/sign-in?user=root").fact("remoteUser"))
                    .isEqualTo("root");
            isMasked(visitor.get("/public/who"));
            Expect.closed(visitor.request("GET", "/account/page"));
            Expect.closed(site.visitor().request("GET", "/public/sign-in?user=root&to=/account/page"));
            isMasked(site.visitor().get("/public/sign-in?user=root&to=/public/who"));
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void theRoleAdministersWithItsPrefixOrWithout(boolean inFront) {
        for (String role : List.of("ADMIN", "ROLE_ADMIN")) {
            try (Site site = site(inFront, "secondgate.adminRole = " + role)) {
                Visitor root = signedIn(site, "root");
                root.enrol();
                assertThat(root.get("/2fa/admin").status()).isEqualTo(404);
                Visitor admin = signedIn(site, "admin");
                admin.enrol();
                assertThat(admin.getJson("/2fa/admin/people").status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void thePasswordIsAskedForAgain(boolean inFront) {
        try (Site site = site(inFront)) {
            Visitor root = signedIn(site, "root");
            root.enrol();
            assertThat(root.get("/2fa").body()).contains("type=\"password\"");
            root.freshToken("/2fa");
            assertThat(root.postJson("/2fa/disable", "password", "wrong").status())
                    .isEqualTo(422);
            assertThat(root.postJson("/2fa/disable", "password", "demo").status())
                    .isEqualTo(204);
        }
    }

    /** The attribute's name is a setting of Spring Security's. */
    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void aContextUnderAnotherNameCounts(boolean inFront) {
        Setup setup = setup(inFront, EVERYONE)
                .inFiles("http", "security-context-repository-ref=\"contexts\"")
                .inFiles(
                        "beans",
                        "<beans:bean id=\"contexts\" class=\"org.springframework.security.web.context"
                                + ".HttpSessionSecurityContextRepository\"><beans:property name="
                                + "\"springSecurityContextKey\" value=\"who\"/></beans:bean>");
        try (Site site = Site.start(setup)) {
            Visitor root = signedIn(site, "root");
            isMasked(root.get("/public/who"));
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            root.enrol();
            Expect.open(root.get("/account/page"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"migrateSession", "changeSessionId", "newSession", "none"})
    void whoSignsInToARunningSessionGivesACode(String fixation) {
        Setup setup = setup(true, EVERYONE)
                .inFiles("httpElements", "<session-management session-fixation-protection=\"" + fixation + "\"/>");
        try (Site site = Site.start(setup)) {
            Visitor visitor = signedIn(site, "root");
            Authenticator phone = visitor.enrol();
            Expect.open(visitor.get("/account/page"));
            signIn(visitor, "admin");
            Expect.sentTo(Expect.closed(visitor.request("GET", "/account/page")), "/2fa");
            signIn(visitor, "root");
            Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/page")));
            Expect.open(visitor.challenge(phone).get("/account/page"));
        }
    }

    static Stream<Integer> majors() {
        return JAKARTA ? Stream.of(6, 7) : Stream.of(4, 5);
    }

    /** It is known there by its id, which a code changes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("majors")
    void theCountOfSessionsGoesOn(int version) {
        Setup setup = new Setup()
                .springSecurityAlone(version, true, LINE, LOGIN_PATH, EVERYONE)
                .more("<listener><listener-class>org.springframework.security.web.session.HttpSessionEventPublisher"
                        + "</listener-class></listener>")
                .inFiles(
                        "httpElements",
                        "<session-management><concurrency-control max-sessions=\"1\" error-if-maximum-exceeded=\"true\""
                                + " session-registry-alias=\"sessions\"/></session-management>");
        try (Site site = Site.start(setup)) {
            Visitor root = signedIn(site, "root");
            root.enrol();
            Visitor second = site.visitor();
            Answer refused = second.request("POST", "/login")
                    .form("username", "root", "password", "demo", "_csrf", token(second))
                    .send();
            assertThat(refused.location()).as("%s", refused).contains("error");
            signOut(root);
            signIn(second, "root");
        }
    }

    /** Whether the application shares it as a bean, or only those know it who ask it. */
    static Stream<Arguments> registries() {
        return versions()
                .flatMap(one -> Stream.of(true, false).map(shared -> Arguments.of(one.get()[0], one.get()[1], shared)));
    }

    private static Setup oneSession(Setup setup, boolean shared) {
        if (shared) {
            return setup.inFiles(
                    "httpElements",
                    "<session-management><concurrency-control max-sessions=\"1\"/></session-management>");
        }
        String session = "<beans:bean class=\"org.springframework.security.web.authentication.session.";
        String known = "<beans:constructor-arg value=\"#{holder.get()}\"/></beans:bean>";
        return setup.inFiles(
                        "httpElements",
                        "<session-management session-authentication-strategy-ref=\"signIn\"/>"
                                + "<custom-filter position=\"CONCURRENT_SESSION_FILTER\" ref=\"ending\"/>")
                .inFiles(
                        "beans",
                        "<beans:bean id=\"holder\" class=\"java.util.concurrent.atomic.AtomicReference\"><beans:constructor-arg>"
                                + "<beans:bean class=\"org.springframework.security.core.session.SessionRegistryImpl\"/>"
                                + "</beans:constructor-arg></beans:bean><beans:bean id=\"ending\" class=\""
                                + "org.springframework.security.web.session.ConcurrentSessionFilter\">" + known
                                + session.replace("class", "id=\"signIn\" class")
                                + "CompositeSessionAuthenticationStrategy\"><beans:constructor-arg><beans:list>"
                                + session + "ConcurrentSessionControlAuthenticationStrategy\">" + known
                                + session + "ChangeSessionIdAuthenticationStrategy\"/>"
                                + session + "RegisterSessionAuthenticationStrategy\">" + known
                                + "</beans:list></beans:constructor-arg></beans:bean>");
    }

    /** Its filter ends a session at the next request for a page of the application's; ours come before it. */
    @ParameterizedTest(name = "{0}, in front of the gate: {1}, shared: {2}")
    @MethodSource("registries")
    void whomTheRegistryOfSessionsHasPutOutIsOutOfOurPagesToo(int version, boolean inFront, boolean shared) {
        Setup setup = oneSession(setup(version, inFront, EVERYONE), shared);
        try (Site site = Site.start(setup)) {
            Visitor root = signedIn(site, "root");
            Authenticator phone = root.enrol();
            root.freshToken("/2fa");
            Visitor atHome = root.copy();
            Visitor second = signedIn(site, "root");
            assertThat(root.postJson("/2fa/disable", "password", "demo").status())
                    .isEqualTo(401);
            for (Visitor out : List.of(root, atHome)) {
                assertThat(out.get("/2fa").body()).doesNotContain("root");
                Expect.closed(out.request("GET", "/account/page"));
                assertThat(out.get("/public/who").fact("kept")).isIn("null", null);
            }
            Expect.sentToChallenge(Expect.closed(second.request("GET", "/account/page")));
            Visitor third = signedIn(site, "root");
            assertThat(second.getJson("/2fa/challenge").status()).isEqualTo(401);
            Expect.open(third.challenge(phone).get("/account/page"));
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void whereTheContainersLoginCountsSpringSecuritysOpensNothing(boolean inFront) {
        Setup setup = new Setup().springSecurityAlone(VERSION, inFront, "secondgate.login = container", LOGIN_PATH);
        try (Site site = Site.start(setup)) {
            Visitor root = site.visitor();
            root.request("POST", "/login")
                    .form("username", "root", "password", "demo", "_csrf", token(root))
                    .send();
            assertThat(Expect.closed(root.request("GET", "/account/page")).status())
                    .isIn(302, 503);
            assertThat(Expect.closed(basic(site.visitor().request("GET", "/account/page"), "root"))
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    void aUserThatAFilterInFrontMakesIsNotSpringSecuritys() {
        Setup setup = setup(false, EVERYONE).containerUserInFront();
        try (Site site = Site.start(setup);
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            assertThat(Expect.closed(site.visitor().request("GET", "/unguarded/page"))
                            .status())
                    .isEqualTo(503);
            assertThat(logs.lines())
                    .anyMatch(line -> line.contains("names 'container-root' and Spring Security knows nobody"));
        }
    }

    private static String reasons(Setup setup) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> Site.start(setup).close())
                .reasons();
    }

    @Test
    void whatCannotBeMetIsRefused() {
        assertThat(reasons(setup(true, "secondgate.maskAtLogin = true", "secondgate.realmPrefix = true")))
                .contains("secondgate.maskAtLogin cannot be met", "secondgate.realmPrefix has no meaning");
        assertThat(reasons(new Setup().containerAlone("FORM", LINE)))
                .contains("secondgate.login is spring-security, but there is no org.springframework.security");
        assertThat(reasons(new Setup()
                        .springSecurityAlone(VERSION, true, LINE, LOGIN_PATH)
                        .contextParam("contextConfigLocation", "/WEB-INF/secondgateBean.xml")
                        .file("secondgateBean.xml")))
                .contains(
                        "there is no chain of filters", "session:SPRING_SECURITY_CONTEXT.authentication.name only if");
    }
}
