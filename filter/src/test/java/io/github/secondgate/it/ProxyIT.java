package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the documentation says about reverse proxies, with a real one in front. */
class ProxyIT {
    private static final String HOST = "proxy_set_header Host $http_host;";
    private static Site root;
    private static Site shop;

    @BeforeAll
    static void start() {
        Nginx.needed();
        root = Site.start(new Setup().line("secondgate.publicBase = /ext"));
        shop = Site.start(new Setup().context("/shop"));
    }

    @AfterAll
    static void stop() {
        if (root != null) {
            root.close();
            shop.close();
        }
    }

    @Test
    void aPrefixThatIsTheContextPathNeedsNoRewriting() {
        try (Nginx nginx = Nginx.before(shop, "location /shop/ { proxy_pass SITE/shop/; " + HOST + " }")) {
            journey(shop, nginx, "/shop", "/shop");
        }
    }

    @Test
    void anotherPrefixNeedsThePublicBaseAndNoRewritingOfOurs() {
        try (Nginx nginx = Nginx.before(root, "location /ext/ { proxy_pass SITE/; " + HOST + " }")) {
            journey(root, nginx, "/ext", "");
        }
    }

    /** The application's own redirects stay inside the context; one rule rewrites those and leaves ours as they are. */
    @Test
    void redirectsOfTheApplicationAreRewrittenByTheProxyAndOursAreNot() {
        String rule = "proxy_redirect ~^(?:https?://[^/]+)?/(?!ext/)(.*)$ /ext/$1;";
        try (Nginx nginx = Nginx.before(root, "location /ext/ { proxy_pass SITE/; " + HOST + rule + " }")) {
            journey(root, nginx, "/ext", "/ext");
        }
    }

    @Test
    void aProxyThatReplacesErrorPagesMustLeaveOursAlone() {
        String replace = "proxy_intercept_errors on; error_page 401 403 409 422 429 503 /replaced;";
        String servers = "location /shop/ { proxy_pass SITE/shop/; " + HOST + replace + " }"
                + " location = /replaced { internal; return 200 'Something went wrong'; }";
        try (Nginx nginx = Nginx.before(shop, servers)) {
            assertThat(wrongCode(nginx).body()).contains("Something went wrong");
        }
        String apart =
                servers + " location /shop/2fa { proxy_pass SITE/shop/2fa; " + HOST + " proxy_intercept_errors off; }";
        try (Nginx nginx = Nginx.before(shop, apart)) {
            assertThat(wrongCode(nginx).body()).contains("name=\"code\"", "did not match");
        }
    }

    private static Answer wrongCode(Nginx nginx) {
        String account = shop.person("ewan");
        shop.visitor().password(account).enrol();
        Visitor visitor = shop.visitor(nginx.port()).password(account);
        visitor.freshToken("/shop/2fa/challenge");
        return visitor.post("/shop/2fa/challenge", "code", "000000");
    }

    /** @param login what stands before the application's own redirect after the password */
    private static void journey(Site site, Nginx nginx, String prefix, String login) {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor(nginx.port());
        Answer password = visitor.request("POST", prefix + "/login.jsp")
                .form("username", account, "password", "demo")
                .send();
        assertThat(password.location()).startsWith(login + "/");
        Expect.sentTo(Expect.closed(visitor.request("GET", prefix + "/account/page?x=1")), prefix + "/2fa/challenge");
        Answer script = visitor.getJson(prefix + "/account/");
        assertThat(Expect.problem(script, 401).getString("location")).isEqualTo(prefix + "/2fa/challenge");
        Answer page = visitor.get(prefix + "/2fa/challenge");
        assertThat(page.body()).contains("action=\"" + prefix + "/2fa/challenge\"");
        assertThat(visitor.get(prefix + "/2fa/assets/secondgate.css").status()).isIn(200, 404);
        Answer passed = visitor.post(prefix + "/2fa/challenge", "code", phone.next());
        assertThat(passed.location()).isEqualTo(prefix + "/account/page?x=1");
        Expect.open(visitor.get(prefix + "/account/page?x=1"));
        assertThat(visitor.get(prefix + "/2fa/challenge").location()).isEqualTo(prefix + "/");
        assertThat(site.visitor(nginx.port()).get(prefix + "/2fa").location()).startsWith(prefix + "/login.jsp");
    }
}
