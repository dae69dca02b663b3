package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that the container signs in with each request, by Basic: it has read the password before any filter runs. */
@OnOneShiroLine
class ContainerClientsIT {
    private static final String CREDENTIAL = "X-Secondgate-Credential";
    private static final String CODE = "X-Secondgate-Code";

    private static Site site;
    private static Authenticator phone;
    private static MachineCredential machine;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .containerAlone(
                        "BASIC",
                        "secondgate.login = container",
                        "secondgate.recheck = 0",
                        "secondgate.clients[/account/api/**] = code, credential",
                        "secondgate.clients[/unguarded/**] = credential"));
        Visitor root = site.visitor();
        signed(root, "GET", "/2fa").wantsJson().send();
        Answer enabled =
                signed(root, "POST", "/2fa/enable").wantsJson().csrf().form().send();
        phone = new Authenticator(enabled.json().getString("secret"));
        String code = phone.at(System.currentTimeMillis() / 30_000 - 1);
        Answer confirmed = signed(root, "POST", "/2fa/confirm")
                .wantsJson()
                .csrf()
                .form("code", code)
                .send();
        assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
        machine = MachineCredential.of(site, "root", "GET", "/account/api/**,/unguarded/**");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Request signed(Visitor visitor, String method, String path) {
        return signed(visitor, method, path, "demo");
    }

    private static Request signed(Visitor visitor, String method, String path, String password) {
        String credentials = Base64.getEncoder().encodeToString(("root:" + password).getBytes(StandardCharsets.UTF_8));
        return visitor.request(method, path).accept("*/*").header("Authorization", "Basic " + credentials);
    }

    @Test
    void aCredentialInAHeaderLetsThatRequestThroughAndLeavesNoSession() {
        Visitor client = site.visitor();
        assertThat(Expect.closed(signed(client, "GET", "/account/api/report")).status())
                .isEqualTo(401);
        client = site.visitor();
        for (int i = 0; i < 2; i++) {
            assertThat(Expect.open(signed(client, "GET", "/account/api/report")
                                    .header(CREDENTIAL, machine.text())
                                    .send())
                            .body())
                    .contains("CANARY for root");
        }
        assertThat(client.sessionId()).isNull();
        Expect.closed(signed(client, "GET", "/account/api/report"));
    }

    @Test
    void aCodeInAHeaderIsUsedUp() {
        String code = phone.at(System.currentTimeMillis() / 30_000);
        Expect.open(signed(site.visitor(), "GET", "/account/api/report")
                .header(CODE, code)
                .send());
        assertThat(Expect.closed(signed(site.visitor(), "GET", "/account/api/report")
                                .header(CODE, code))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nothingElseIsOpenedByIt() {
        for (String path : new String[] {"/account/page", "/2fa", "/2fa/challenge"}) {
            Answer answer = Expect.closed(
                    signed(site.visitor(), "GET", path).wantsJson().header(CREDENTIAL, machine.text()));
            assertThat(answer.status()).as(path).isIn(200, 401);
            assertThat(answer.body()).as(path).doesNotContain("recoveryCodesLeft");
        }
        Expect.closed(signed(site.visitor(), "POST", "/account/api/report").header(CREDENTIAL, machine.text()));
        Expect.closed(
                signed(site.visitor(), "GET", "/account/api/report", "wrong").header(CREDENTIAL, machine.text()));
    }

    /** The container would compare the whole with the password. */
    @Test
    void behindThePasswordItIsNoPasswordOfTheContainers() {
        Answer answer = Expect.closed(signed(site.visitor(), "GET", "/account/api/report", "demo," + machine.text()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWithIgnoringCase("basic");
    }

    @Test
    void aSessionThatIsThereIsABrowsers() {
        Visitor browser = site.visitor();
        signed(browser, "GET", "/2fa/challenge").wantsJson().send();
        assertThat(browser.sessionId()).isNotNull();
        assertThat(Expect.closed(signed(browser, "GET", "/account/api/report").header(CREDENTIAL, machine.text()))
                        .status())
                .isEqualTo(401);
    }

    static Stream<Way> withEachRequest() {
        return Way.all().filter(way -> !way.isForm());
    }

    /** By whatever the container is shown in each request, here and in Tomcat. */
    @ParameterizedTest
    @MethodSource("withEachRequest")
    void eachContainersClientIsLetThroughOnce(Way way) {
        try (Site own = way.site(
                "secondgate.login = container",
                "secondgate.recheck = 0",
                "secondgate.clients[/account/api/**] = credential")) {
            ContainerPerson root =
                    new ContainerPerson(own, "root", way).signIn().enrol();
            MachineCredential credential =
                    MachineCredential.of(own, way.user("root").toLowerCase(Locale.ROOT), "GET", "/account/api/**");
            Visitor client = way.browser(own, "root");
            Expect.open(root.request(client, "GET", "/account/api/report")
                    .header(CREDENTIAL, credential.text())
                    .send());
            assertThat(client.sessionId()).isNull();
            for (String method : new String[] {"GET", "POST"}) {
                Expect.closed(
                        root.request(client, method, "/account/api/report").accept("*/*"));
                Expect.closed(root.request(way.browser(own, "root"), method, "/account/page")
                        .accept("*/*")
                        .header(CREDENTIAL, credential.text()));
            }
        }
    }
}
