package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever cannot read a page of ours chooses another language on it, and stays where they are. */
@OnOneShiroLine
class LanguagePickerIT {
    private static Site site;
    private static Site below;
    private static Site without;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup());
        below = Site.start(new Setup().context("/harbour"));
        without = Site.start(new Setup().line("secondgate.languagePicker = false"));
    }

    @AfterAll
    static void stop() {
        site.close();
        below.close();
        without.close();
    }

    private static Answer choose(Visitor visitor, String language, String at) {
        return visitor.request("POST", "/2fa/language")
                .form("language", language, "chosenAt", at)
                .send();
    }

    private static String language(Answer page) {
        return page.body().replaceFirst("(?s).*?<html lang=\"([a-z]+)\".*", "$1");
    }

    @Test
    void aChoiceLeadsBackToTheSamePageInThatLanguageAndGoesBeforeTheBrowsers() {
        Visitor owing = site.owing("nadia");
        assertThat(language(owing.get("/2fa/challenge"))).isEqualTo("en");
        Answer chosen = choose(owing, "pl", "/challenge");
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/2fa/challenge");
        Answer page = owing.request("GET", "/2fa/challenge")
                .header("Accept-Language", "de")
                .send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(language(page)).isEqualTo("pl");
        assertThat(page.body())
                .contains("type=\"submit\" name=\"language\" value=\"pl\" lang=\"pl\" aria-current=\"true\">Polski");
    }

    @Test
    void theCookieIsTheApplicationsOwnAndScriptsCannotReadIt() {
        assertThat(choose(site.visitor(), "ar", "").header("Set-Cookie"))
                .isEqualTo("secondgate-language=ar; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
        Answer chosen = below.visitor()
                .request("POST", "/harbour/2fa/language")
                .form("language", "ar", "chosenAt", "/challenge")
                .send();
        assertThat(chosen.header("Set-Cookie"))
                .matches(
                        "secondgate-language-[A-Za-z0-9_-]{8}=ar; Path=/harbour; Max-Age=31536000; HttpOnly; SameSite=Lax");
        assertThat(chosen.header("Location")).isEqualTo("/harbour/2fa/challenge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/../../evil",
                "https://evil.example/",
                "@evil.example",
                ".evil.example",
                "/\\evil.example",
                "/%2e%2e/evil",
                "/challenge\r\nX-Planted: 1",
                "/challenge?a=b#c",
                "?q=\u0000",
                "x"
            })
    void whatIsNoAddressOfOursLeadsToTheSettings(String crafted) {
        Answer chosen = choose(site.owing("nadia"), "fr", crafted);
        // What no field of ours may hold is refused as a whole.
        assertThat(chosen.header("Location")).isEqualTo(chosen.status() == 400 ? null : "/2fa");
        assertThat(chosen.header("X-Planted")).isNull();
    }

    @Test
    void filtersOfAListAreKept() {
        assertThat(choose(site.visitor(), "fr", "/admin/people?q=a%20b&only=locked")
                        .header("Location"))
                .isEqualTo("/2fa/admin/people?q=a%20b&only=locked");
    }

    @Test
    void aFormThatWasRefusedLeadsToThePageItStandsOn() {
        Visitor owing = site.owing("nadia");
        owing.freshToken("/2fa/challenge");
        Answer refused = owing.post("/2fa/challenge", "code", "12");
        assertThat(refused.body()).contains("name=\"chosenAt\" value=\"/challenge\"");
        Visitor settings = site.visitor().password(site.person("olga"));
        settings.freshToken("/2fa");
        Answer pending = settings.post("/2fa/enable");
        assertThat(pending.body()).contains("name=\"chosenAt\" value=\"/enable\"");
        assertThat(settings.get("/2fa/enable").header("Location")).isEqualTo("/2fa");
    }

    @Test
    void aSetUpThatWaitsIsThereInTheOtherLanguageWithTheSameKeyAndOnce() {
        Visitor settings = site.visitor().password(site.person("olga"));
        settings.freshToken("/2fa");
        String key = key(settings.post("/2fa/enable"));
        choose(settings, "it", "/enable");
        Answer translated = settings.get("/2fa");
        assertThat(language(translated)).isEqualTo("it");
        assertThat(key(translated)).isEqualTo(key);
        assertThat(settings.get("/2fa").body()).as("who comes back has left it").doesNotContain(key);
    }

    private static String key(Answer page) {
        assertThat(page.body()).contains("id=\"setup-key\"");
        return page.body().replaceFirst("(?s).*id=\"setup-key\"[^>]*>([^<]+)<.*", "$1");
    }

    @Test
    void whatIsShownOnceIsNotLostByAChoice() {
        Visitor visitor = site.visitor().password(site.person("pia"));
        visitor.freshToken("/2fa");
        Answer enabled = visitor.postJson("/2fa/enable");
        Authenticator authenticator = new Authenticator(enabled.json().getString("secret"));
        Answer codes = visitor.post("/2fa/confirm", "code", authenticator.next());
        assertThat(codes.body()).contains("id=\"recovery-codes\"").doesNotContain("/2fa/language");
    }

    @Test
    void aPageForAnybodyOffersItToo() {
        Visitor nobody = site.visitor();
        Answer page = nobody.get("/2fa/nowhere");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("action=\"/2fa/language\"").contains("name=\"chosenAt\" value=\"/nowhere\"");
        Answer chosen = choose(nobody, "de", "/nowhere");
        assertThat(chosen.headers("Set-Cookie")).as("no session was made").hasSize(1);
        assertThat(language(nobody.get("/2fa/nowhere"))).isEqualTo("de");
    }

    @Test
    void anotherSiteChoosesNothing() {
        for (String[] header : new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}}) {
            Answer chosen = site.visitor()
                    .request("POST", "/2fa/language")
                    .header(header[0], header[1])
                    .form("language", "ja", "chosenAt", "")
                    .send();
            assertThat(chosen.status()).isEqualTo(403);
            assertThat(chosen.headers("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aLinkChoosesNothing() {
        Answer followed = site.visitor().get("/2fa/language?language=ja");
        assertThat(followed.status()).isEqualTo(303);
        assertThat(followed.header("Location")).isEqualTo("/2fa");
        assertThat(followed.headers("Set-Cookie")).isEmpty();
        Answer asked = site.visitor().getJson("/2fa/language");
        assertThat(asked.status()).isEqualTo(405);
        assertThat(asked.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ko", "de-CH", "de; Domain=evil.example", "\r\nX-Planted: 1"})
    void aLanguageThatThereIsNotIsRefused(String tag) {
        Answer chosen = choose(site.visitor(), tag, "/challenge");
        assertThat(chosen.status()).isEqualTo(400);
        assertThat(chosen.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void aScriptIsToldNothingMore() {
        Answer chosen = site.visitor()
                .request("POST", "/2fa/language")
                .wantsJson()
                .form("language", "ja")
                .send();
        assertThat(chosen.status()).isEqualTo(204);
    }

    @Test
    void aSettingHidesIt() {
        Visitor owing = without.owing("nadia");
        owing.request("POST", "/2fa/language").form("language", "pl").send();
        Answer page = owing.get("/2fa/challenge");
        assertThat(page.body()).doesNotContain("/2fa/language");
        assertThat(language(page)).isEqualTo("en");
    }
}
