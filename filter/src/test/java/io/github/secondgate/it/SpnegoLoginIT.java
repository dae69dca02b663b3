package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A WAR without Shiro, whose people come to the container with a ticket of Kerberos, and give it no password. */
@OnOneShiroLine
@Further
@DisabledIfSystemProperty(
        named = "it.cell",
        matches = "jetty",
        disabledReason = "The Jetty of a cell knows no Kerberos.")
class SpnegoLoginIT {
    private static final String LINE = "secondgate.login = container";
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final String PAGE = "/account/page";

    private static Kerberos kerberos;

    @BeforeAll
    static void open() {
        kerberos = new Kerberos("root", "admin");
    }

    @AfterAll
    static void close() {
        kerberos.close();
    }

    static Stream<Way> ways() {
        return Way.inEachContainer("SPNEGO");
    }

    private static Site site(Way way, String... settings) {
        return Site.start(way.in(new Setup()
                .containerAlone("SPNEGO", LINE, String.join("\n", settings))
                .kerberos(kerberos)));
    }

    private static ContainerPerson person(Site site, String name, Way way) {
        return new ContainerPerson(site, name, way)
                .with(() -> kerberos.authorization(name))
                .signIn();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theWholeJourney(Way way) {
        try (Site site = site(way, EVERYONE)) {
            Answer asked = Expect.closed(site.visitor().request("GET", PAGE));
            assertThat(asked.status()).isEqualTo(401);
            assertThat(asked.header("WWW-Authenticate")).isEqualTo("Negotiate");
            ContainerPerson root = person(site, "root", way);
            Expect.sentTo(Expect.closed(root.request("GET", PAGE)), "/2fa");
            Expect.enrolmentRequired(Expect.closed(root.request("GET", PAGE).wantsJson()));
            root.enrol();
            assertThat(Expect.open(root.request("GET", PAGE).send()).body()).contains("CANARY for root");
            assertThat(root.request("GET", "/2fa").send().body())
                    .contains("This page cannot ask for your password again")
                    .doesNotContain("type=\"password\"");

            ContainerPerson again = person(site, "root", way);
            Expect.sentToChallenge(Expect.closed(again.request("GET", PAGE)));
            Expect.secondFactorRequired(
                    Expect.closed(again.request("POST", PAGE).wantsJson()));
            assertThat(again.challenge("code", root.phone().wrong()).status()).isEqualTo(422);
            Expect.closed(again.request("GET", PAGE));
            String before = again.visitor().sessionId();
            assertThat(again.challenge("code", root.code()).status()).isEqualTo(200);
            assertThat(again.visitor().sessionId()).isNotEqualTo(before);
            Expect.open(again.request("GET", PAGE).send());
            again.request("GET", "/logout").send();
            Expect.sentToChallenge(Expect.closed(again.request("GET", PAGE)));
            again.fresh("/2fa/challenge");
            assertThat(again.post("/2fa/cancel").status()).isEqualTo(204);
            Expect.sentToChallenge(Expect.closed(again.request("GET", PAGE)));

            root.fresh("/2fa");
            assertThat(root.post("/2fa/disable").status()).isEqualTo(204);
        }
    }

    /** What each request brings along is as good as a password, and no more; a machine credential stands in for the code. */
    @ParameterizedTest
    @MethodSource("ways")
    void aTicketOpensNothing(Way way) {
        try (Site site = site(way, EVERYONE, "secondgate.clients[/api/**] = credential")) {
            person(site, "root", way).enrol();
            ContainerPerson owing = person(site, "root", way);
            for (String path : List.of(PAGE, "/unguarded/page", "/api/report", "/public/include?to=/account/page")) {
                for (String method : List.of("GET", "HEAD", "POST", "PUT")) {
                    Expect.closed(owing.request(site.visitor(), method, path));
                    Expect.closed(owing.request(method, path));
                }
            }
            Answer who = owing.request("GET", "/public/who").send();
            for (String fact : List.of("remoteUser", "userPrincipal", "authType")) {
                assertThat(who.fact(fact)).as(fact).isEqualTo("null");
            }
            assertThat(who.fact("userInRole")).isEqualTo("false");

            String credential =
                    MachineCredential.of(site, "root", "GET", "/api/**").text();
            Request client = owing.request(site.visitor(), "GET", "/api/report").accept("*/*");
            Expect.open(client.header("X-Secondgate-Credential", credential).send());

            ContainerPerson admin = person(site, "admin", way).enrol();
            Expect.open(admin.request("GET", PAGE).send());
            ContainerPerson root = new ContainerPerson(site, "root", way)
                    .with(() -> kerberos.authorization("root"))
                    .signIn(admin.visitor());
            assertThat(root.request("GET", PAGE).send().body()).doesNotContain("CANARY for root");
        }
    }
}
