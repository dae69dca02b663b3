package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.view.Messages;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserLabelTest {
    private static String of(String userAgent) {
        return BrowserLabel.of(userAgent, new Messages(name -> null, ZoneId.of("UTC")).in(Locale.ENGLISH));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Firefox on Windows|Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0",
                "Firefox on Linux|Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
                "Firefox on iPhone|Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                        + " like Gecko) FxiOS/130.0 Mobile/15E148 Safari/605.1.15",
                "Chrome on Mac|Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/128.0.0.0 Safari/537.36",
                "Chrome on Android|Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/128.0.0.0 Mobile Safari/537.36",
                "Chrome on Linux|Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " HeadlessChrome/128.0.0.0 Safari/537.36",
                "Edge on Windows|Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0",
                "Opera on Windows|Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/127.0.0.0 Safari/537.36 OPR/113.0.0.0",
                "Safari on iPhone|Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                        + " like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari on Mac|Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.5 Safari/605.1.15",
                "Samsung Internet on Android|Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
                "Internet Explorer on Windows|Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko",
                "Unknown browser on Linux|Wget/1.21 (Linux)",
            })
    void aBrowserIsCalledWhatItsOwnerCallsIt(String label, String userAgent) {
        assertThat(of(userAgent)).isEqualTo(label);
    }

    @Test
    void nothingTheClientSentIsInTheLabel() {
        assertThat(of("<b>Firefox/1</b>\r\nBcc: x")).isEqualTo("Firefox");
        assertThat(of("x".repeat(10_000))).isEqualTo("Unknown browser");
        assertThat(of(null)).isEqualTo("Unknown browser");
    }
}
