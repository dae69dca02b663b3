package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 64, and what is remembered of the way here. */
class SavedPageIT {
    private static Site site;
    private Visitor visitor;
    private Authenticator phone;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().anyAddress());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void owing() {
        String account = site.person("ewan");
        phone = site.visitor().password(account).enrol();
        visitor = site.visitor().password(account);
    }

    private String afterwards() {
        return visitor.code(phone.next()).json().getString("location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "///evil.example/",
                "/\\evil.example/",
                "/%5cevil.example",
                "/%2fevil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/%09/evil.example",
                "/;//evil.example",
                "/a/..//evil.example/",
                "http://evil.example/account/",
                "https://evil.example/",
                "//evil.example%2faccount/",
                "/%0d%0aLocation:%20http://evil.example/",
                "/\t/evil.example",
                "/account/?next=//evil.example",
                "/account/%0a",
                "javascript:alert(1)"
            })
    void noAddressLeadsAway(String target) {
        visitor.get(target);
        String location = afterwards();
        assertThat(location).startsWith("/").doesNotStartWith("//").doesNotStartWith("/\\");
        assertThat(location.replaceFirst("\\?.*", ""))
                .doesNotContain("//", "\\", "\t", "\n", "\r", ";", "://")
                .doesNotContain("/..", "/./");
    }

    @Test
    void parametersDoNotLeadAway() {
        visitor.freshToken("/2fa/challenge?next=//evil.example&returnUrl=http://evil.example");
        Answer answer = visitor.postJson(
                "/2fa/challenge?next=//evil.example",
                "code",
                phone.next(),
                "next",
                "//evil.example",
                "location",
                "//evil.example");
        assertThat(answer.json().getString("location")).isEqualTo("/");
    }

    /** Attack 56. */
    @Test
    void hostHeadersDoNotLeadAway() {
        Answer gated = visitor.request("GET", "/account/page")
                .host("evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Original-URL", "//evil.example/")
                .header("X-Rewrite-URL", "//evil.example/")
                .header("Referer", "http://evil.example/")
                .send();
        assertThat(String.valueOf(gated.header("Location"))).endsWith("/2fa/challenge");
        assertThat(afterwards()).isEqualTo("/account/page");
    }

    @Test
    void thePageFirstAskedForWins() {
        visitor.get("/account/first?tab=2");
        visitor.get("/account/second");
        assertThat(afterwards()).isEqualTo("/account/first?tab=2");
    }

    @Test
    void onlyPagesAreRemembered() {
        visitor.getJson("/account/data");
        visitor.request("POST", "/account/order").form("id", "7").send();
        visitor.request("HEAD", "/account/head").send();
        visitor.request("GET", "/favicon.ico")
                .accept("image/avif,image/webp,*/*;q=0.8")
                .send();
        visitor.request("GET", "/account/frame")
                .header("Sec-Fetch-Dest", "iframe")
                .send();
        visitor.request("GET", "/account/image")
                .header("Sec-Fetch-Dest", "image")
                .send();
        visitor.request("GET", "/account/script")
                .header("X-Requested-With", "XMLHttpRequest")
                .send();
        assertThat(afterwards()).isEqualTo("/");
    }

    @Test
    void aDocumentIsRemembered() {
        visitor.request("GET", "/account/page")
                .header("Sec-Fetch-Dest", "document")
                .send();
        assertThat(afterwards()).isEqualTo("/account/page");
    }

    @Test
    void thePageIsUsedOnce() {
        visitor.get("/account/first");
        assertThat(afterwards()).isEqualTo("/account/first");
        visitor.get("/logout");
        assertThat(visitor.get("/2fa/challenge").location()).startsWith("/login.jsp");
    }

    @Test
    void aLongAddressIsForgottenRatherThanKept() {
        Answer answer = visitor.get("/account/" + "x".repeat(6_000));
        assertThat(answer.status()).isIn(302, 303, 414);
        assertThat(afterwards()).startsWith("/");
    }

    @Test
    void somebodyElsesPageIsNotShownAfterASwitch() {
        visitor.get("/account/first");
        String other = site.person("bob");
        Authenticator othersPhone = site.visitor().password(other).enrol();
        visitor.freshToken("/2fa/challenge");
        visitor.postJson("/2fa/cancel");
        visitor.password(other);
        assertThat(visitor.code(othersPhone.next()).json().getString("location"))
                .isEqualTo("/");
    }
}
