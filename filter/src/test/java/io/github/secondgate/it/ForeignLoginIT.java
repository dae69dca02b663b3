package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 90: a login that the gate does not know opens nothing. */
class ForeignLoginIT {
    private static final String CREDENTIALS = ContainerPerson.basic("root");

    @Test
    void theContainersFormOpensNothingThatItGuards() {
        try (Site site = Site.start(new Setup().containerLogin("FORM"));
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            Visitor visitor = formLogin(site);
            for (String path : new String[] {"/constrained/page", "/unguarded/page", "/nowhere"}) {
                for (String method : new String[] {"GET", "POST", "PUT", "HEAD"}) {
                    isHeld(visitor.request(method, path));
                }
            }
            isHeld(visitor.request("GET", "/constrained/page").wantsJson());
            isHeld(visitor.request("GET", "/2fa"));
            Expect.closed(visitor.request("GET", "/public/include?to=/constrained/page"));
            isHeld(visitor.request("GET", "/public/forward?to=/constrained/page"));
            isHeld(visitor.request("GET", "/public/async?to=/unguarded/page"));
            Expect.masked(visitor.echo());
            assertThat(logs.lines().stream().filter(line -> line.contains("names 'root'")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("503") && line.contains("Shiro knows nobody"));
        }
    }

    private static Visitor formLogin(Site site) {
        Visitor visitor = site.visitor();
        visitor.get("/constrained/page");
        Answer answer = visitor.request("POST", "/j_security_check")
                .form("j_username", "root", "j_password", "demo")
                .send();
        assertThat(answer.location()).isEqualTo("/constrained/page");
        return visitor;
    }

    @Test
    void theContainersBasicLoginOpensNothing() {
        try (Site site = Site.start(new Setup().containerLogin("BASIC"))) {
            Visitor visitor = site.visitor();
            assertThat(visitor.get("/constrained/page").status()).isEqualTo(401);
            isHeld(visitor.request("GET", "/constrained/page").header("Authorization", CREDENTIALS));
            isHeld(site.visitor().request("POST", "/constrained/page").header("Authorization", CREDENTIALS));
            // Jetty authenticates what is offered, even where it asks for nothing.
            isHeld(site.visitor().request("GET", "/unguarded/page").header("Authorization", CREDENTIALS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM", "BASIC"})
    void whoeverIsNotSignedInThereIsServedAsBefore(String method) {
        try (Site site = Site.start(new Setup().containerLogin(method))) {
            Expect.open(site.visitor().get("/unguarded/page"));
            String account = site.person("ewan");
            Authenticator phone = site.visitor().password(account).enrol();
            Visitor visitor = site.visitor().password(account);
            Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
            Expect.open(visitor.challenge(phone).get("/account/"));
        }
    }

    @Test
    void aSignInWithShiroPutsItRight() {
        try (Site site = Site.start(new Setup().containerLogin("FORM"))) {
            Visitor visitor = formLogin(site);
            assertThat(visitor.get("/login.jsp").status()).isEqualTo(200);
            String account = site.person("ewan");
            Authenticator phone = site.visitor().password(account).enrol();
            visitor.password(account);
            Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/constrained/page")));
            Expect.masked(visitor.echo());
            visitor.challenge(phone);
            assertThat(visitor.echo().fact("remoteUser")).isEqualTo(account);
            Expect.open(visitor.get("/constrained/page"));
        }
    }

    @Test
    void theSignOutEndsIt() {
        try (Site site = Site.start(new Setup().containerLogin("FORM"))) {
            Visitor visitor = formLogin(site);
            Visitor copy = visitor.copy();
            assertThat(visitor.get("/logout").status()).isIn(302, 303);
            Expect.open(copy.get("/unguarded/page"));
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void springSecuritysFormOpensNothing(boolean inFront) {
        try (Site site = Site.start(new Setup().springSecurity(inFront));
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            Expect.open(site.visitor().get("/unguarded/page"));
            Visitor visitor = springLogin(site);
            for (String path : new String[] {"/unguarded/page", "/account/", "/nowhere"}) {
                for (String method : new String[] {"GET", "POST", "PUT", "HEAD"}) {
                    isHeld(visitor.request(method, path));
                }
            }
            isHeld(visitor.request("GET", "/unguarded/page").wantsJson());
            isHeld(visitor.request("GET", "/2fa"));
            Expect.closed(visitor.request("GET", "/public/include?to=/unguarded/page"));
            isHeld(visitor.request("GET", "/public/forward?to=/unguarded/page"));
            isHeld(visitor.request("GET", "/public/async?to=/unguarded/page"));
            assertThat(logs.lines().stream().filter(line -> line.contains("names 'root'")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("503"));
        }
    }

    /** @return somebody who is signed in with Spring Security, in a session that it keeps */
    private static Visitor springLogin(Site site) {
        Visitor visitor = site.visitor();
        Answer answer = visitor.request("POST", "/spring/login")
                .form("username", "root", "password", "demo")
                .send();
        assertThat(answer.location()).as("%s", answer).endsWith("/unguarded/page");
        return visitor;
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void aWrongPasswordThereMakesNobodyAStranger(boolean inFront) {
        try (Site site = Site.start(new Setup().springSecurity(inFront))) {
            Visitor visitor = site.visitor();
            visitor.request("POST", "/spring/login")
                    .form("username", "root", "password", "wrong")
                    .send();
            Expect.open(visitor.get("/unguarded/page"));
        }
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void theSignOutEndsSpringSecuritysLoginToo(boolean inFront) {
        try (Site site = Site.start(new Setup().springSecurity(inFront))) {
            Visitor visitor = springLogin(site);
            isHeld(visitor.request("GET", "/unguarded/page"));
            Visitor copy = visitor.copy();
            assertThat(visitor.get("/logout").status()).isIn(302, 303);
            Expect.open(copy.get("/unguarded/page"));
        }
    }

    @Test
    void springSecuritysOwnSignOutInFrontOfTheGateEndsIt() {
        try (Site site = Site.start(new Setup().springSecurity(true))) {
            Visitor visitor = springLogin(site);
            isHeld(visitor.request("GET", "/unguarded/page"));
            visitor.post("/spring/logout");
            Expect.open(visitor.get("/unguarded/page"));
        }
    }

    @Test
    void basicOfSpringSecurityInFrontOfTheGateOpensNothing() {
        try (Site site = Site.start(new Setup().springSecurity(true))) {
            isHeld(site.visitor().request("GET", "/unguarded/page").header("Authorization", CREDENTIALS));
            isHeld(site.visitor().request("POST", "/account/").header("Authorization", CREDENTIALS));
        }
    }

    @Test
    void basicOfSpringSecurityBehindTheGateOpensNothingEither() {
        try (Site site = Site.start(new Setup().springSecurity(false))) {
            isHeld(site.visitor().request("GET", "/unguarded/page").header("Authorization", CREDENTIALS));
            isHeld(site.visitor().request("POST", "/nowhere").header("Authorization", CREDENTIALS));
            isHeld(site.visitor().request("GET", "/public/forward?to=/nowhere").header("Authorization", CREDENTIALS));
            isHeld(site.visitor().cookie("remember-me", "cm9vdA").request("GET", "/unguarded/page"));
            assertThat(site.visitor()
                            .request("GET", "/public/page")
                            .header("Authorization", CREDENTIALS)
                            .send()
                            .status())
                    .isEqualTo(200);
        }
    }

    /** As Spring Security's OAuth takes it: a bearer token may stand in the address or in a form (RFC 6750). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTokenInAParameterOpensNothingEither(boolean shiro) {
        String servlet =
                "<servlet><servlet-name>own</servlet-name><servlet-class>io.github.secondgate.it.app.OwnLoginServlet"
                        + "</servlet-class></servlet><servlet-mapping><servlet-name>own</servlet-name>"
                        + "<url-pattern>/page</url-pattern><url-pattern>/public/visit</url-pattern></servlet-mapping>";
        Setup setup = new Setup().springSecurity(false);
        setup = shiro
                ? setup.more(servlet)
                : setup.ownLogin("secondgate.loginPath = /login", "secondgate.login = session:user");
        try (Site site = Site.start(setup)) {
            isHeld(site.visitor().request("GET", "/page?access_token=x"));
            isHeld(site.visitor().request("GET", "/page?a=b&access_token=x"));
            isHeld(site.visitor().request("GET", "/public/forward?access_token=x&to=/page"));
            for (String path : new String[] {"/page", "/public/forward?to=/page", "/page?access%5Ftoken=x"}) {
                Request form = site.visitor()
                        .request("POST", path)
                        .body("application/x-www-form-urlencoded", "access_token=x&a=b");
                assertThat(Expect.closed(form).location()).as(path).isEqualTo("/login");
            }
            Expect.closed(site.visitor().request("GET", "/page?access%5Ftoken=x"));
            assertThat(site.visitor().get("/public/visit?access_token=x").status())
                    .isEqualTo(200);
        }
    }

    /** By its names since Acegi, and under a name of the application's own by what stands in it. */
    @ParameterizedTest
    @CsvSource({
        "remember-me, x",
        "SPRING_SECURITY_REMEMBER_ME_COOKIE, x",
        "SPRING_SECURITY_HASHED_REMEMBER_ME_COOKIE, x",
        "ACEGI_SECURITY_HASHED_REMEMBER_ME_COOKIE, x",
        "stay, root:1797167264175:676b5157f91cf454ff42e0ff51dc8d71",
        "stay, root:1797167264175:SHA256:9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
        "stay, Gc1Vdd2lqHq9S8Jr0nPvzA==:oZ0b7uI0cH1yL2pQ5xR8sQ==",
        "stay, Gc1Vdd2lqHq9S8Jr0nPvzA%3D%3D:oZ0b7uI0cH1yL2pQ5xR8sQ%3D%3D"
    })
    void itsCookieBehindTheGateOpensNothing(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (Site site = Site.start(new Setup().springSecurity(false))) {
            for (Base64.Encoder encoder : new Base64.Encoder[] {
                Base64.getEncoder(), Base64.getEncoder().withoutPadding()
            }) {
                String value = encoder.encodeToString(bytes);
                isHeld(site.visitor().cookie(name, value).request("GET", "/unguarded/page"));
                isHeld(site.visitor().cookie(name, value).request("POST", "/nowhere"));
            }
            for (String other : new String[] {"x", "cm9vdA", "root:1797167264175", "%", ""}) {
                Expect.open(site.visitor().cookie("other", other).get("/unguarded/page"));
            }
        }
    }

    @Test
    void besideSpringSecurityShirosOwnBasicGoesOn() {
        try (Site site = Site.start(new Setup().springSecurity(false))) {
            Expect.open(site.visitor()
                    .request("GET", "/basic/report")
                    .header("Authorization", CREDENTIALS)
                    .send());
        }
    }

    @Test
    void aHeaderThatTheApplicationMayReadItselfIsToldToTheOperatorOnce() {
        try (Site site = Site.start(new Setup());
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            site.visitor()
                    .request("GET", "/public/page")
                    .header("Authorization", CREDENTIALS)
                    .send();
            site.visitor()
                    .request("GET", "/basic/report")
                    .header("Authorization", CREDENTIALS)
                    .send();
            assertThat(logs.lines()).as("public, or Shiro's").noneMatch(line -> line.contains("Authorization"));
            for (int i = 0; i < 2; i++) {
                Expect.open(site.visitor()
                        .request("GET", "/unguarded/page")
                        .header("Authorization", "Bearer x")
                        .send());
            }
            assertThat(logs.lines().stream().filter(line -> line.contains("Authorization header")))
                    .singleElement()
                    .asString()
                    .contains("/unguarded/page", "Shiro knows nobody", "publicPaths");
        }
    }

    /** Shiro's own filters have read it by then. */
    @Test
    void aHeaderThatTheApplicationReadsItselfIsKeptFromItWhereShiroKnowsNobodyByIt() {
        Setup setup = new Setup()
                .line("secondgate.hideAuthorization = true")
                .more(
                        "<servlet><servlet-name>own</servlet-name><servlet-class>io.github.secondgate.it.app.OwnLoginServlet"
                                + "</servlet-class></servlet><servlet-mapping><servlet-name>own</servlet-name>"
                                + "<url-pattern>/page</url-pattern></servlet-mapping>");
        try (Site site = Site.start(setup);
                Logs logs = Logs.of("io.github.secondgate.gate")) {
            for (String path : new String[] {"/page", "/public/forward?to=/page"}) {
                for (String name : new String[] {"Authorization", "authorization"}) {
                    Answer answer =
                            Expect.closed(site.visitor().request("GET", path).header(name, CREDENTIALS));
                    assertThat(answer.location()).as("%s", answer).isEqualTo("/login");
                }
                Expect.closed(site.owing("root").request("GET", path).header("Authorization", CREDENTIALS));
            }
            Expect.open(site.visitor()
                    .request("GET", "/basic/report")
                    .header("Authorization", CREDENTIALS)
                    .send());
            Expect.open(site.enrolled(site.person("ewan"))
                    .request("GET", "/page")
                    .header("Authorization", CREDENTIALS)
                    .send());
            assertThat(logs.lines()).noneMatch(line -> line.contains("Authorization"));
        }
    }

    private static void isHeld(Request request) {
        assertThat(Expect.closed(request).status()).isEqualTo(503);
    }
}
