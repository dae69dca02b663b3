package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.secondgate.testing.Further;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A gate that would not hold does not start, and says what is wrong. */
@Further
class StartIT {
    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no key", new Setup().withoutKeys(), "keys", "java -jar secondgate-filter.jar new-key"),
                fault("no schema", new Setup().withoutSchema(), "sql/h2.sql"),
                fault("no issuer", new Setup().line("secondgate.issuer = \"\""), "issuer"),
                fault("a filter switched off", new Setup().initParam("enabled", "false"), "enabled"),
                fault(
                        "a filter that runs once a request",
                        new Setup().initParam("filterOncePerRequest", "true"),
                        "filterOncePerRequest"),
                fault("only requests", new Setup().dispatchers("REQUEST"), "FORWARD", "INCLUDE", "ASYNC", "ERROR"),
                fault("no errors", new Setup().dispatchers("REQUEST", "FORWARD", "INCLUDE", "ASYNC"), "ERROR"),
                fault("no forwards", new Setup().dispatchers("REQUEST", "ERROR", "INCLUDE", "ASYNC"), "FORWARD"),
                fault("no async", new Setup().withoutAsync(), "async-supported"),
                fault("a wide window", new Setup().line("secondgate.tolerance = 3"), "tolerance"),
                fault("a negative window", new Setup().line("secondgate.tolerance = -1"), "tolerance"),
                fault("short codes", new Setup().line("secondgate.digits = 5"), "digits"),
                fault("a duration that is none", new Setup().line("secondgate.recheck = soon"), "recheck"),
                fault("a policy that is none", new Setup().line("secondgate.require = sometimes"), "require"),
                fault("roles without roles", new Setup().line("secondgate.require = roles"), "requiredRoles"),
                fault("a public path that is all", new Setup().line("secondgate.publicPaths = /**"), "publicPaths"),
                fault(
                        "a public path that is no path",
                        new Setup().line("secondgate.publicPaths = public"),
                        "publicPaths"),
                fault("a path that is no path", new Setup().line("secondgate.path = 2fa"), "path"),
                fault("a setting that is none", new Setup().line("secondgate.requird = everyone"), "requird"),
                fault(
                        "settings that are none, where no listener comes first",
                        new Setup()
                                .withoutListener()
                                .line("secondgate.requird = everyone")
                                .line("secondgate.mail.hots = mail.example.org"),
                        "secondgate.requird is no setting: did you mean secondgate.require?",
                        "did you mean secondgate.mail.host?"),
                fault(
                        "realms without a word about names",
                        new Setup()
                                .line("guests = io.github.secondgate.it.app.StaffRealm")
                                .realms("$staff, $guests"),
                        "realmPrefix"),
                fault(
                        "two beans",
                        new Setup().line("portal = io.github.secondgate.Secondgate"),
                        "portal and secondgate"),
                fault(
                        "the key of every old tutorial",
                        new Setup().line("securityManager.rememberMeManager.cipherKey = kPH+bIxk5D2deZiIxcaaaA=="),
                        "rememberMe"));
    }

    private static Arguments fault(String name, Setup setup, String... words) {
        return Arguments.of(name, setup, List.of(words));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theStartIsRefusedWithTheReason(String name, Setup setup, List<String> words) {
        Throwable thrown = catchThrowable(() -> Site.start(setup).close());
        assertThat(thrown).as(name).isInstanceOf(Site.RefusedToStart.class);
        String reasons = ((Site.RefusedToStart) thrown).reasons();
        assertThat(words).allSatisfy(word -> assertThat(reasons).containsIgnoringCase(word));
    }

    @Test
    void anApplicationWithoutAShiroListenerStartsToo() {
        try (Site site = Site.start(new Setup().withoutListener())) {
            Expect.closed(site.owing("ewan").request("GET", "/account/"));
            Expect.open(site.visitor().password(site.person("nadia")).get("/account/"));
        }
    }

    @Test
    void anotherPathMovesEveryPage() {
        try (Site site = Site.start(new Setup().line("secondgate.path = /my/profile/two-factor"))) {
            Visitor visitor = site.visitor().password(site.person("nadia"));
            assertThat(visitor.getJson("/my/profile/two-factor").json().getString("state"))
                    .isEqualTo("NOT_CONFIGURED");
            Answer enabled = visitor.postJson("/my/profile/two-factor/enable");
            Authenticator phone = new Authenticator(enabled.json().getString("secret"));
            assertThat(visitor.postJson("/my/profile/two-factor/confirm", "code", phone.next())
                            .status())
                    .isEqualTo(200);
            Expect.open(visitor.get("/account/"));
            assertThat(visitor.get("/2fa").status()).isEqualTo(200);
        }
    }

    /** Undertow begins a filter with its first request, and servlets before. */
    @Test
    void whoAsksBeforeTheContainerHasBegunTheFiltersIsAnswered() {
        try (Site site = Site.start(new Setup().listenedToBy("io.github.secondgate.it.app.EarlyBird"))) {
            Journey.of(site.person("ewan"), site);
        }
    }
}
