package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 91. RFC 6454 section 7 and Fetch Metadata section 2.4, as a server behind proxies of all kinds sees them. */
class OriginsTest {
    private final Origins origins = new Origins(Set.of("https://front.example.com"));

    private static FakeRequest post(String host, String origin) {
        return new FakeRequest(new Browser(), "POST", "/2fa/disable")
                .header("Host", host)
                .header("Origin", origin);
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com, https://app.example.com",
        // TLS ends at a proxy, or does not; the usual port is said, or not.
        "app.example.com, http://app.example.com",
        "app.example.com:443, https://app.example.com",
        "app.example.com, https://app.example.com:443",
        "App.Example.com, https://app.example.com",
        "localhost:8080, http://localhost:8080",
        "[::1]:8080, http://[::1]:8080",
        "backend:8080, https://front.example.com",
        "backend:8080, null",
        "backend:8080,"
    })
    void aPageOfTheServersOwnIsNotForeign(String host, String origin) {
        assertThat(origins.foreign(post(host, origin))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com, https://evil.example",
        "app.example.com, https://app.example.com.evil.example",
        "app.example.com, https://evilapp.example.com",
        "app.example.com, https://example.com",
        "app.example.com, https://app.example.com:8443",
        "app.example.com:8080, https://app.example.com",
        "app.example.com, https://app.example.com@evil.example",
        "app.example.com, app.example.com.evil",
        "app.example.com, http://front.example.com",
        "app.example.com, chrome-extension://abcdef",
        ", https://evil.example"
    })
    void aPageOfAnotherSiteIs(String host, String origin) {
        assertThat(origins.foreign(post(host, origin))).isTrue();
    }

    @Test
    void theNameThatAContainersValveFoundCountsToo() {
        FakeRequest request = post("backend:8080", "https://www.example.com").server("www.example.com", 443);
        assertThat(origins.foreign(request)).isFalse();
    }

    @Test
    void aHeaderOfAProxyThatAnybodyCouldSendDoesNot() {
        assertThat(origins.foreign(post("app.example.com", "https://evil.example")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("Forwarded", "host=evil.example")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void theBrowsersOwnJudgementHoldsWhateverAProxyMadeOfHost(String site) {
        assertThat(origins.foreign(
                        post("backend:8080", "https://www.example.com").header("Sec-Fetch-Site", site)))
                .isFalse();
        assertThat(origins.foreign(post("backend:8080", "null").header("Sec-Fetch-Site", site)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "anything"})
    void anotherSiteIsForeignWhateverItsOriginSays(String site) {
        for (String origin : new String[] {"https://app.example.com", "https://evil.example", "null", null}) {
            assertThat(origins.foreign(post("app.example.com", origin).header("Sec-Fetch-Site", site)))
                    .as(origin)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"cross-site", "same-site"})
    void anOriginThatIsSetIsNot(String site) {
        assertThat(origins.foreign(
                        post("api.example.com", "https://Front.example.com").header("Sec-Fetch-Site", site)))
                .isFalse();
    }
}
