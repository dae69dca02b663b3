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

    @ParameterizedTest
    @ValueSource(strings = {"?a=1;b=2", "?path=C:%5Cx;y", "?q="})
    void semicolonsAndLongQueriesAreKept(String query) {
        String target = "/account/" + query + "x".repeat(1_500);
        visitor.get(target);
        assertThat(afterwards()).isEqualTo(target);
    }

    /** Longer than what an answer's headers may be in front of many proxies. */
    @Test
    void aVeryLongAddressIsKeptAndLedToByALink() {
        String target = "/account/?q=" + "x".repeat(6_000);
        Expect.sentToChallenge(visitor.get(target));
        visitor.get("/2fa/challenge");
        Expect.sentTo(visitor.post("/2fa/challenge", "code", phone.next()), "/2fa/arrived");
        Answer page = visitor.get("/2fa/arrived");
        assertThat(page.body()).contains("href=\"" + target + "\"").doesNotContain("could not be kept");
        Expect.open(visitor.get(target));
    }

    @Test
    void anAddressThatCannotBeKeptIsSaidToBe() {
        visitor.get("/account;x=1/page");
        visitor.get("/2fa/challenge");
        Answer passed = visitor.post("/2fa/challenge", "code", phone.next());
        Expect.sentTo(passed, "/2fa/arrived");
        assertThat(visitor.get("/2fa/arrived").body()).contains("could not be kept");
    }

    @Test
    void aFetchDoesNotTakeThePagesPlace() {
        visitor.request("GET", "/account/poll")
                .accept("text/html")
                .header("Sec-Fetch-Dest", "empty")
                .header("Sec-Fetch-Mode", "cors")
                .send();
        visitor.request("GET", "/account/ahead")
                .header("Sec-Purpose", "prefetch")
                .send();
        visitor.get("/account/page");
        assertThat(afterwards()).isEqualTo("/account/page");
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

    @Test
    void somebodyElsesNoticeIsNotShownAfterASwitch() {
        Site eight = Site.start(new Setup().line("secondgate.recoveryCodes = 8"));
        try (eight) {
            String account = eight.person("ewan");
            Authenticator first = eight.visitor().password(account).enrol();
            Visitor shared = eight.visitor().password(account);
            shared.freshToken("/2fa/challenge");
            shared.post("/2fa/challenge", "recoveryCode", first.recoveryCodes().get(0));
            assertThat(shared.get("/2fa/recovered").body()).contains("You used a recovery code, 7 left");
            String other = eight.person("bob");
            shared.request("POST", "/open/login")
                    .form("username", other, "password", "demo", "then", "")
                    .send();
            assertThat(shared.get("/2fa").body()).contains(other);
            assertThat(shared.get("/2fa/recovered").status()).isEqualTo(303);
            shared.request("POST", "/open/login")
                    .form("username", account, "password", "demo", "then", "")
                    .send();
            shared.code(first.next());
            assertThat(shared.get("/2fa/recovered").status()).isEqualTo(303);
        }
    }
}
