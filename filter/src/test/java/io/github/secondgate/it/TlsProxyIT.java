package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real nginx that ends TLS, and a container behind it that speaks plain HTTP and was told of it or not. */
@Further
class TlsProxyIT {
    private static final String PASS = "location / { proxy_pass SITE; proxy_set_header Host $http_host;"
            + " proxy_set_header X-Forwarded-Proto https; }";
    private static SelfSigned certificate;

    private Site site;
    private Nginx nginx;

    @BeforeAll
    static void certify() throws Exception {
        Nginx.needed();
        certificate = SelfSigned.make();
    }

    private void start(boolean told) {
        Setup setup = TrustingSite.trusting();
        site = Site.start(told ? setup.believesItsProxy() : setup);
        nginx = Nginx.before(site, certificate, PASS);
    }

    @AfterEach
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest(name = "the container believes the proxy: {0}")
    @ValueSource(booleans = {true, false})
    void theSignInGoesThroughAndTheTrustIsAsSecureAsTheContainerKnows(boolean told) throws Exception {
        start(told);
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = new Visitor(site, nginx.port(), certificate.sockets());
        String host = "localhost:" + nginx.port();
        String origin = "https://" + host;
        isSentTo(post(visitor, "/login.jsp", origin, "username", account, "password", "demo"), "/account/");
        Request page = visitor.request("GET", "/account/page").host(host);
        isSentTo(Expect.closed(page), "/2fa/challenge");
        visitor.freshToken("/2fa/challenge");
        Answer foreign = post(visitor, "/2fa/challenge", "https://evil.example", "code", phone.next());
        assertThat(foreign.status()).as("%s", foreign).isEqualTo(403);
        Answer passed = post(visitor, "/2fa/challenge", origin, "code", phone.next(), "trust", "true");
        isSentTo(passed, "/account/page");
        Expect.open(page.send());
        String name = told ? "__Host-" + TrustingSite.COOKIE : TrustingSite.COOKIE;
        assertThat(passed.headers("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(name + "="))
                .hasSize(1)
                .allMatch(cookie -> cookie.contains("; Secure") == told);
    }

    /** As our own pages would send it, from an old browser that says its origin only. */
    private static Answer post(Visitor visitor, String path, String origin, String... fields) {
        return visitor.request("POST", path)
                .host(origin.contains("localhost") ? origin.substring("https://".length()) : "localhost")
                .header("Origin", origin)
                .csrf()
                .form(fields)
                .send();
    }

    /** Without scheme and host, of which the container may know the wrong ones. */
    private static void isSentTo(Answer answer, String path) {
        assertThat(answer.status()).as("%s", answer).isIn(302, 303);
        assertThat(answer.header("Location").replaceFirst(";jsessionid=[^?#]*", ""))
                .isEqualTo(path);
    }
}
