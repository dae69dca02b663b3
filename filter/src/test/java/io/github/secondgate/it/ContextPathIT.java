package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application does not stand at the root of its host. */
class ContextPathIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().context("/shop"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void everyAddressStaysInsideTheContext() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        Expect.sentTo(Expect.closed(visitor.request("GET", "/shop/account/page?x=1")), "/shop/2fa/challenge");
        Answer script = visitor.getJson("/shop/account/");
        assertThat(Expect.problem(script, 401).getString("location")).isEqualTo("/shop/2fa/challenge");
        assertThat(visitor.get("/shop/2fa/challenge").body()).contains("action=\"/shop/2fa/challenge\"");
        Answer passed = visitor.post("/shop/2fa/challenge", "code", phone.next());
        assertThat(passed.location()).isEqualTo("/shop/account/page?x=1");
        Expect.open(visitor.get("/shop/account/"));
        Expect.sentTo(visitor.get("/shop/2fa/challenge"), "/shop/");
        assertThat(site.visitor().get("/shop/2fa").location()).startsWith("/shop/login.jsp");
        assertThat(visitor.post("/shop/2fa/cancel").location()).startsWith("/shop/login.jsp");
    }

    @Test
    void nothingOutsideTheContextIsRemembered() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        for (String target :
                new String[] {"/shop//evil.example/", "/shop/../evil", "/shop", "/shop/..//evil.example/"}) {
            Visitor visitor = site.visitor().password(account);
            visitor.get(target);
            assertThat(visitor.code(phone.next()).json().getString("location"))
                    .startsWith("/shop/")
                    .doesNotContain("//", "..");
        }
    }

    @Test
    void anAddressThatOnlyBeginsLikeTheContextIsNotOurs() {
        Visitor visitor = site.owing("ewan");
        Expect.closed(visitor.request("GET", "/shopping/account/"));
        Expect.closed(visitor.request("GET", "/shop/2fa/../account/"));
        Expect.closed(visitor.request("GET", "/shop/shop/2fa/challenge"));
    }
}
