package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR without Shiro whose people an identity provider of SAML 2 signs in, by way of Spring Security. */
@OnOneShiroLine
@Further
@DisabledIfSystemProperty(named = "it.jakarta", matches = "true", disabledReason = "OpenSAML 3 is of javax.")
class SamlLoginIT {
    private static final String LINE = "secondgate.login = spring-security";
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final String SIGN_IN = "/saml2/authenticate/portal";
    private static final String SERVICE = "/login/saml2/sso/portal";
    private static final String LOGIN_PATH = "secondgate.loginPath = " + SIGN_IN + ", " + SERVICE;
    private static final String PAGE = "/account/page";

    private static SamlProvider provider;

    @BeforeAll
    static void open() {
        provider = new SamlProvider();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    private static Setup setup(boolean inFront, String... settings) {
        return new Setup()
                .springSecurityBy(
                        SamlProvider.NAME, "saml2.xml", "saml2", inFront, LINE, LOGIN_PATH, String.join("\n", settings))
                .inFiles("certificate", provider.certificate());
    }

    /** The form of the provider's page, which is another site's. */
    private static Request answered(Visitor visitor, String name) {
        String asked = visitor.get(SIGN_IN).header("Location");
        return visitor.request("POST", SERVICE)
                .header("Origin", SamlProvider.NAME)
                .header("Sec-Fetch-Site", "cross-site")
                .form("SAMLResponse", provider.response(asked, "http://localhost" + SERVICE, name));
    }

    /** Signs in as a browser does that asks for the page. */
    private static Visitor signedIn(Site site, String name) {
        Visitor visitor = site.visitor();
        assertThat(Expect.closed(visitor.request("GET", PAGE)).location()).isEqualTo(SIGN_IN);
        Answer answer = Expect.closed(answered(visitor, name));
        assertThat(answer.location()).as("%s", answer).startsWith(PAGE);
        return visitor;
    }

    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void theWholeJourney(boolean inFront) {
        try (Site site = Site.start(setup(inFront, EVERYONE))) {
            new ProviderJourney(PAGE, SIGN_IN, "CANARY for n-4").walk(() -> signedIn(site, "root"));
        }
    }

    /** The provider's page is another site's, and the application is who judges that. */
    @Test
    void theAccountIsAnAttributeOfTheAssertionAndAnotherAssertionOwesAnew() {
        try (Site site = Site.start(setup(false, EVERYONE, "secondgate.account = attributes.uid"))) {
            Authenticator phone = signedIn(site, "root").enrol();
            assertThat(site.events("root")).anyMatch(event -> event.startsWith("ENROLMENT_CONFIRMED"));
            Visitor again = site.visitor();
            again.get(PAGE);
            Request one = answered(again, "root");
            Request other = answered(again, "root");
            Expect.closed(other);
            Expect.closed(one);
            again = signedIn(site, "root");
            Expect.sentToChallenge(Expect.closed(again.request("GET", SIGN_IN)));
            again.get(PAGE);
            assertThat(again.code(phone.next()).json().getString("location")).isEqualTo(PAGE);

            Visitor admin = signedIn(site, "admin");
            admin.enrol();
            Expect.open(admin.get(PAGE));
            Expect.closed(answered(admin, "root"));
            Expect.sentToChallenge(Expect.closed(admin.request("GET", PAGE)));
        }
    }

    @Test
    void anAttributeThatTheAssertionDoesNotHaveOpensNothing() {
        try (Site site = Site.start(setup(false, "secondgate.account = attributes.mail"))) {
            Visitor root = site.visitor();
            root.get(PAGE);
            Expect.closed(answered(root, "root"));
            Expect.unavailable(root);
        }
    }
}
