package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR without Shiro whose people a provider of OAuth 2 or OpenID Connect signs in, by way of Spring Security. */
@OnOneShiroLine
@Further
class OpenIdLoginIT {
    private static final String LINE = "secondgate.login = spring-security";
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final String SIGN_IN = "/oauth2/authorization/portal";
    private static final String LOGIN_PATH = "secondgate.loginPath = " + SIGN_IN + ", /login/oauth2/code/portal";
    private static final String PAGE = "/account/page";

    private static OpenIdProvider provider;

    @BeforeAll
    static void open() {
        provider = new OpenIdProvider();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    private static Setup setup(boolean inFront, String scope, String name, String... settings) {
        return new Setup()
                .springSecurityBy(
                        provider.address(),
                        "oauth2.xml",
                        "oauth2",
                        inFront,
                        LINE,
                        LOGIN_PATH,
                        String.join("\n", settings))
                .inFiles("scope", scope)
                .inFiles("name", name);
    }

    private static Site site(String... settings) {
        return Site.start(setup(false, "openid", "preferred_username", settings));
    }

    /** Where the provider sends somebody's browser back to, who asked the application for a sign-in. */
    private static String answered(Visitor visitor, String name) {
        return provider.signedIn(visitor.get(SIGN_IN).header("Location"), name);
    }

    /** Signs in as a browser does that asks for the page. */
    private static Visitor signedIn(Site site, String name) {
        Visitor visitor = site.visitor();
        assertThat(Expect.closed(visitor.request("GET", PAGE)).location()).isEqualTo(SIGN_IN);
        Answer answer = Expect.closed(visitor.request("GET", answered(visitor, name)));
        assertThat(answer.location()).as("%s", answer).startsWith(PAGE);
        return visitor;
    }

    static Stream<Setup> places() {
        Stream<Setup> here = Stream.of(
                setup(true, "openid", "preferred_username", EVERYONE),
                setup(false, "openid", "preferred_username", EVERYONE));
        return Container.CELL == null
                ? Stream.concat(
                        here,
                        Stream.of(setup(true, "openid", "preferred_username", EVERYONE)
                                .tomcat()))
                : here;
    }

    @ParameterizedTest
    @MethodSource("places")
    void theWholeJourney(Setup setup) {
        try (Site site = Site.start(setup)) {
            new ProviderJourney(PAGE, SIGN_IN, "CANARY for root").walk(() -> signedIn(site, "root"));
        }
    }

    /** By OpenID Connect or by OAuth 2 alone, what the provider says of a person is in other objects. */
    @ParameterizedTest(name = "of {0} by {1}: {2}")
    @CsvSource({
        "openid, sub, , u-4",
        "openid, sub, secondgate.account = email, root@example.org",
        "profile, email, , root@example.org",
        "profile, sub, secondgate.account = attributes.preferred_username, root"
    })
    void theAccountIsWhatTheApplicationCallsPeopleOrAnotherClaim(
            String scope, String name, String setting, String account) {
        String line = setting == null ? "" : setting;
        try (Site site = Site.start(setup(false, scope, name, EVERYONE, line))) {
            Visitor root = signedIn(site, "root");
            root.enrol();
            Expect.open(root.get(PAGE));
            assertThat(site.events(account)).anyMatch(event -> event.startsWith("ENROLMENT_CONFIRMED"));
        }
    }

    @Test
    void aClaimThatTheProviderDoesNotTellOpensNothing() {
        try (Site site = site("secondgate.account = attributes.nickname")) {
            Visitor root = site.visitor();
            root.get(PAGE);
            Expect.closed(root.request("GET", answered(root, "root")));
            Expect.unavailable(root);
        }
    }

    /** The provider's answer in another tab is on its way when the first one has signed them in. */
    @Test
    void anotherAnswerOfTheProviderIsNoPageToComeBackToAndAnotherPersonOwesTheirCode() {
        try (Site site = site()) {
            Authenticator phone = signedIn(site, "root").enrol();
            Visitor again = site.visitor();
            again.get(PAGE);
            String answer = answered(again, "root");
            String other = answered(again, "root");
            Expect.closed(again.request("GET", other));
            Expect.sentToChallenge(Expect.closed(again.request("GET", answer)));
            Expect.sentToChallenge(Expect.closed(again.request("GET", SIGN_IN)));
            again.get(PAGE);
            assertThat(again.code(phone.next()).json().getString("location")).isEqualTo(PAGE);

            Visitor admin = signedIn(site, "admin");
            Expect.open(admin.get(PAGE));
            Expect.closed(admin.request("GET", answered(admin, "root")));
            Expect.sentToChallenge(Expect.closed(admin.request("GET", PAGE)));
        }
    }

    /** The provider knows the password, and the application does not. */
    @Test
    void noPasswordIsAskedForAndThePageSaysSo() {
        try (Site site = site()) {
            Visitor root = signedIn(site, "root");
            root.enrol();
            assertThat(root.get("/2fa").body())
                    .contains("This page cannot ask for your password again")
                    .doesNotContain("type=\"password\"");
            Visitor owing = signedIn(site, "root");
            Visitor copy = owing.copy();
            owing.freshToken("/2fa/challenge");
            assertThat(owing.postJson("/2fa/cancel").status()).isEqualTo(204);
            assertThat(Expect.closed(copy.request("GET", PAGE)).location()).isEqualTo(SIGN_IN);
            root.freshToken("/2fa");
            assertThat(root.postJson("/2fa/disable").status()).isEqualTo(204);
        }
    }

    /** The way in is the provider's own request; each session ends by another, of the application to itself. */
    private static Setup withBackChannel(Setup setup) {
        return setup.more("<listener><listener-class>org.springframework.security.web.session.HttpSessionEventPublisher"
                        + "</listener-class></listener>")
                .inFiles("issuer", "issuer-uri=\"" + provider.address() + "\"")
                .inFiles(
                        "httpElements",
                        "<session-management session-authentication-strategy-ref=\"signIn\"/>"
                                + "<custom-filter before=\"CSRF_FILTER\" ref=\"backChannel\"/>")
                .inFiles("beans", "<beans:import resource=\"back-channel.xml\"/>")
                .inFiles("of", "org.springframework.security.config.annotation.web.configurers.oauth2.client.")
                .file("back-channel.xml");
    }

    private static Answer signedOutElsewhere(Site site, String token) {
        return site.visitor()
                .request("POST", "/logout/connect/back-channel/portal")
                .host("localhost:" + site.port())
                .form("logout_token", token)
                .send();
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    @EnabledIfSystemProperty(named = "it.jakarta", matches = "true", disabledReason = "It is of Spring Security 6.2.")
    void whomTheProviderPutsOutIsOutOfOurPagesTooAndTheirCodeIsWorthNothing(boolean inFront) {
        Setup setup = withBackChannel(setup(inFront, "openid", "preferred_username", EVERYONE));
        try (Site site = Site.start(setup)) {
            Visitor root = signedIn(site, "root");
            Authenticator phone = root.enrol();
            Visitor admin = signedIn(site, "admin");
            admin.enrol();
            String token = provider.logoutToken("root");
            assertThat(signedOutElsewhere(site, token.substring(0, token.length() - 4) + "AAAA")
                            .status())
                    .isEqualTo(400);
            Expect.open(root.get(PAGE));
            root.freshToken("/2fa");

            Answer told = signedOutElsewhere(site, token);
            assertThat(told.status()).as("%s", told).isEqualTo(200);
            assertThat(root.postJson("/2fa/disable").status()).isEqualTo(401);
            assertThat(Expect.closed(root.request("GET", PAGE)).location()).isEqualTo(SIGN_IN);
            Expect.open(admin.get(PAGE));

            Visitor owing = signedIn(site, "root");
            Expect.sentToChallenge(Expect.closed(owing.request("GET", PAGE)));
            owing.freshToken("/2fa/challenge");
            assertThat(signedOutElsewhere(site, provider.logoutToken("root")).status())
                    .isEqualTo(200);
            assertThat(owing.postJson("/2fa/challenge", "code", phone.next()).status())
                    .isEqualTo(401);
            assertThat(Expect.closed(owing.request("GET", PAGE)).location()).isEqualTo(SIGN_IN);
        }
    }
}
