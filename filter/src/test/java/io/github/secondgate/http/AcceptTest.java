package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 12.5.1, as far as it decides between a page and a script. */
class AcceptTest {
    private static FakeRequest accepting(String types) {
        return new FakeRequest(new Browser(), "GET", "/x").accept(types);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json, text/plain, */*",
                "application/problem+json",
                "application/json, text/html",
                "text/html;q=0.5, application/json",
                "text/html; level=1; q=0.5, application/vnd.api+json ; q=0.6",
                "text/html;q=x, application/json;q=0.1"
            })
    void whoeverLikesJsonBetterIsAScript(String types) {
        assertThat(Accept.script(accepting(types))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/html",
                "text/html, application/json",
                "text/html, application/json;q=0.9",
                "application/json;q=0",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/json",
                "application/jsonp",
                ";",
                ",",
                ";;,;",
                "application/json;q=",
                "q=1"
            })
    void othersAreNot(String types) {
        assertThat(Accept.script(accepting(types))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/HTML;charset=utf-8",
                "image/png, text/html;q=0.1",
                "application/json,text/html"
            })
    void whoeverNamesHtmlShowsPages(String types) {
        assertThat(Accept.page(accepting(types))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*/*", "text/*", "text/html;q=0", "text/html;q=none", "text/htmlx", ";", "image/png"})
    void whoeverDoesNotShowsNone(String types) {
        assertThat(Accept.page(accepting(types))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XMLHttpRequest", "xmlhttprequest", " XMLHttpRequest "})
    void aScriptMaySaySoByHeader(String value) {
        FakeRequest request = accepting("text/html, */*; q=0.01").header("X-Requested-With", value);
        assertThat(Accept.script(request)).isTrue();
        assertThat(Accept.navigation(request)).isFalse();
    }

    /** Browsers inside Android applications send the application's name with everything, and some proxies a word of theirs. */
    @ParameterizedTest
    @ValueSource(strings = {"", "com.example.mail", "org.telegram.messenger", "true", "fetch", "XMLHttpRequest2"})
    void anotherValueOfThatHeaderSaysNothing(String value) {
        FakeRequest page = accepting("text/html,*/*;q=0.8").header("X-Requested-With", value);
        assertThat(Accept.script(page)).isFalse();
        assertThat(Accept.navigation(page)).isTrue();
        FakeRequest script = accepting("application/json").header("X-Requested-With", value);
        assertThat(Accept.script(script)).isTrue();
    }

    // --- Fetch Metadata Request Headers, section 2

    @ParameterizedTest
    @CsvSource({
        "navigate, document",
        "navigate, iframe",
        "navigate, object",
        "navigate,",
        // A service worker that hands a navigation on with fetch(event.request).
        "navigate, empty",
        ", document"
    })
    void aNavigationIsNoScriptWhateverItSaysBesides(String mode, String destination) {
        for (String accept : new String[] {"text/html", "*/*", "application/json"}) {
            FakeRequest request = accepting(accept)
                    .header("X-Requested-With", "XMLHttpRequest")
                    .header("Sec-Fetch-Mode", mode)
                    .header("Sec-Fetch-Dest", destination);
            assertThat(Accept.navigation(request)).as(accept).isTrue();
            assertThat(Accept.script(request)).as(accept).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "'gzip, deflate, br, zstd', true",
        "'br;q=1.0, GZIP ; q=0.5', true",
        "x-gzip, true",
        "*, true",
        "'gzip;q=0', false",
        "'gzip;q=0.000, *', false",
        "'*;q=0', false",
        "'gzip;q=x', false",
        "identity, false",
        "br, false",
        "';', false",
        ", false"
    })
    void whoTakesAnswersCompressedSaysSo(String encodings, boolean gzip) {
        FakeRequest request = accepting("text/css");
        assertThat(Accept.gzip(encodings == null ? request : request.header("Accept-Encoding", encodings)))
                .isEqualTo(gzip);
    }

    @ParameterizedTest
    @CsvSource({"cors, empty", "same-origin, empty", "no-cors, empty", ", empty"})
    void whatABrowserFetchesForAScriptIsForAScript(String mode, String destination) {
        FakeRequest request =
                accepting("text/html").header("Sec-Fetch-Mode", mode).header("Sec-Fetch-Dest", destination);
        assertThat(Accept.script(request)).isTrue();
        assertThat(Accept.navigation(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "style", "script", "font", "video"})
    void whatAPageIsMadeOfIsNeither(String destination) {
        FakeRequest request =
                accepting("text/html").header("Sec-Fetch-Mode", "no-cors").header("Sec-Fetch-Dest", destination);
        assertThat(Accept.script(request)).isFalse();
        assertThat(Accept.navigation(request)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, true",
        "'text/html, application/json', true",
        "application/json, false",
        "*/*, false",
        ", false"
    })
    void aBrowserTooOldToSayGoesWhereItAsksForAPage(String accept, boolean navigation) {
        assertThat(Accept.navigation(accepting(accept))).isEqualTo(navigation);
    }
}
