package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A WAR without Shiro, whose people a web server in front signs in, which tells Tomcat by AJP who they are. */
@OnOneShiroLine
class ProxyLoginIT {
    private static final String PAGE = "/unguarded/page";

    /** How people show the web server who they are. */
    private static final Way WAY = new Way("BASIC", true);

    private static Site site;
    private static AjpProxy proxy;

    @BeforeAll
    static void start() {
        IntSupplier[] ajp = new IntSupplier[1];
        site = Site.start(new Setup()
                .containerAlone("FORM", "secondgate.login = container", "secondgate.require = everyone")
                .tomcat(server -> ajp[0] = server.ajp()));
        proxy = new AjpProxy(ajp[0].getAsInt());
    }

    @AfterAll
    static void stop() {
        proxy.close();
        site.close();
    }

    private static ContainerPerson person(String name) {
        return new ContainerPerson(site, name, WAY).signIn(site.visitor(proxy.port()));
    }

    @Test
    void theWholeJourney() {
        ContainerPerson root = person("root");
        Expect.sentTo(Expect.closed(root.request("GET", PAGE)), "/2fa");
        Expect.enrolmentRequired(Expect.closed(root.request("GET", PAGE).wantsJson()));
        root.enrol();
        assertThat(Expect.open(root.request("GET", PAGE).send()).body()).contains("CANARY for root");
        assertThat(root.request("GET", "/public/who").send().fact("remoteUser")).isEqualTo("root");
        assertThat(root.request("GET", "/2fa").send().body())
                .contains("This page cannot ask for your password again")
                .doesNotContain("type=\"password\"");
        root.request("GET", "/logout").send();
        Expect.sentToChallenge(Expect.closed(root.request("GET", PAGE)));

        ContainerPerson again = person("root");
        for (String path : List.of(PAGE, "/nowhere", "/public/include?to=/unguarded/page")) {
            for (String method : List.of("GET", "POST", "PUT")) {
                Expect.closed(again.request(method, path));
            }
        }
        Expect.secondFactorRequired(Expect.closed(again.request("POST", PAGE).wantsJson()));
        assertThat(again.request("GET", "/public/who").send().fact("remoteUser"))
                .isEqualTo("null");
        assertThat(again.challenge("code", root.phone().wrong()).status()).isEqualTo(422);
        Expect.closed(again.request("GET", PAGE));
        String before = again.visitor().sessionId();
        assertThat(again.challenge("code", root.code()).status()).isEqualTo(200);
        assertThat(again.visitor().sessionId()).isNotEqualTo(before);
        Expect.open(again.request("GET", PAGE).send());
    }

    /** In a session that has passed. */
    @Test
    void whomTheProxyNamesNextOwesTheirOwnCode() {
        ContainerPerson admin = person("admin").enrol();
        Expect.open(admin.request("GET", PAGE).send());
        ContainerPerson guest = new ContainerPerson(site, "guest", WAY).signIn(admin.visitor());
        Expect.sentTo(Expect.closed(guest.request("GET", PAGE)), "/2fa");
    }

    /** What a browser says itself names nobody, neither to the proxy nor past it. */
    @Test
    void noHeaderOfTheBrowsersOwnNamesAnybody() {
        for (int port : new int[] {proxy.port(), site.port()}) {
            Answer who = site.visitor(port)
                    .request("GET", "/public/who")
                    .header("X-Remote-User", "root")
                    .header("REMOTE_USER", "root")
                    .header("X-Forwarded-User", "root")
                    .send();
            assertThat(who.fact("remoteUser")).isEqualTo("null");
        }
    }
}
