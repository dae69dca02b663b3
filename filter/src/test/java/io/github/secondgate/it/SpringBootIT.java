package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application of Spring Boot's that runs by itself: its own code puts the filter in front, for no container would. */
@OnOneShiroLine
class SpringBootIT {
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final int FIRST = Integer.MIN_VALUE;
    /** Right behind the filter of Spring Session. */
    private static final int BEHIND_THE_SESSIONS = FIRST + 51;

    private static final String SPRING_SECURITY = "secondgate.login = spring-security";
    /** The same people by what Spring Security keeps of them in the session. */
    private static final String SESSION = "secondgate.login = session:SPRING_SECURITY_CONTEXT.authentication.name"
            + " only if .authentication.authenticated\nsecondgate.loginPath = /login";

    private static Site site(int order, boolean sessions, String... settings) {
        return Site.start(new Setup().springBoot(order, sessions, settings));
    }

    @ParameterizedTest(name = "sessions of Spring's: {0}")
    @ValueSource(booleans = {true, false})
    void theWholeJourney(boolean sessions) {
        try (Site site = site(sessions ? BEHIND_THE_SESSIONS : FIRST, sessions, SPRING_SECURITY)) {
            assertThat(Expect.closed(site.visitor().request("GET", "/account/page"))
                            .location())
                    .endsWith("/login");
            Visitor root = SpringSecurityLoginIT.signedIn(site, "root");
            Authenticator phone = root.enrol();
            assertThat(Expect.open(root.get("/account/page")).body()).contains("CANARY for root");

            Visitor again = SpringSecurityLoginIT.signedIn(site, "root");
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/page")));
            Expect.secondFactorRequired(
                    Expect.closed(again.request("POST", "/account/page").wantsJson()));
            assertThat(again.code(phone.wrong()).status()).isEqualTo(422);
            Expect.closed(again.request("GET", "/account/page"));
            again.challenge(phone);
            Expect.open(again.get("/account/page"));
            Expect.open(root.get("/account/page"));
        }
    }

    @ParameterizedTest(name = "sessions of Spring's: {0}")
    @ValueSource(booleans = {true, false})
    void thePasswordAloneOpensNothing(boolean sessions) {
        try (Site site = site(sessions ? BEHIND_THE_SESSIONS : FIRST, sessions, SPRING_SECURITY, EVERYONE)) {
            Visitor root = SpringSecurityLoginIT.signedIn(site, "root", "remember-me", "on");
            for (String path : List.of("/account/page", "/unguarded/page", "/public/who?to=/account/page")) {
                for (String method : List.of("GET", "POST")) {
                    Expect.closed(root.request(method, path));
                    Expect.closed(SpringSecurityLoginIT.basic(site.visitor().request(method, path), "root"));
                }
            }
            Expect.closed(root.copy()
                    .withoutCookie(sessions ? "SESSION" : "JSESSIONID")
                    .request("GET", "/account/page"));
        }
    }

    /** Whose container would be asked for sessions in which nobody is ever signed in. */
    @ParameterizedTest
    @ValueSource(strings = {SPRING_SECURITY, SESSION})
    void inFrontOfSpringsSessionsNothingOpensAndTheLogSaysWhatToDo(String login) {
        try (Site site = site(FIRST, true, login, EVERYONE);
                Logs logs = Logs.of("io.github.secondgate")) {
            Visitor root = site.visitor();
            for (String path : List.of("/account/page", "/unguarded/page", "/public/who?to=/account/page", "/login")) {
                for (String method : List.of("GET", "POST")) {
                    Answer answer = Expect.closed(root.request(method, path));
                    assertThat(answer.status()).as(path).isEqualTo(503);
                    Expect.closed(SpringSecurityLoginIT.basic(site.visitor().request(method, path), "root"));
                }
            }
            assertThat(logs.lines()).anyMatch(line -> line.contains("Spring Session"));
        }
    }
}
