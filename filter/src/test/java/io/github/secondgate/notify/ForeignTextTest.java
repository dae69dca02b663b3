package io.github.secondgate.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else worded becomes no link in a message of ours. */
class ForeignTextTest {
    /** What mail programs and phones make links of. */
    private static final Pattern LINK = Pattern.compile("://|[.:\u3002\uff0e\uff61\u2024\ufe52\uff1a][^\\s]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/reset?u=ewan",
                "HTTPS://EVIL.EXAMPLE",
                "evil.example",
                "www.evil.example/x",
                "evil。example",
                "evil．example",
                "evil｡example",
                "evil․example",
                "evil⒌example",
                "h\u200bttps:\u2060//evil\u00ad.\u200bexample",
                "https\uff1a//evil.example",
                "mailto:help@evil.example",
                "tel:+49170",
                "a..b...c",
                "203.0.113.7/evil",
                "203.0.113.7.evil.example",
                "fe80::1%evil.example",
                "[::1]"
            })
    void nothingInItIsALink(String foreign) {
        assertThat(ForeignText.harmless(foreign)).doesNotContainPattern(LINK);
        assertThat(ForeignText.address(foreign)).doesNotContainPattern(LINK);
        assertThat(ForeignText.harmless(foreign + "\ufe0f.com")).doesNotContainPattern(LINK);
    }

    @Test
    void itIsOneLineAndEndsWhereItsQuotesEnd() {
        assertThat(ForeignText.harmless("x” was added.\r\nCall\u2028«us» „now“ \"or\" 「never」\u202e\u0007"))
                .isEqualTo("x' was added.  Call 'us' 'now' 'or' 'never'");
    }

    @ParameterizedTest
    @CsvSource({
        "Ewan's phone, Ewan's phone",
        "Firefox on Windows, Firefox on Windows",
        "ewan.smith@corp.example, ewan. smith@corp. example",
        "No. 5, No. 5",
        "Dr., Dr.",
        "آیفون\u200cمن, آیفون\u200cمن",
        "👩‍💻 ☎️, 👩‍💻 ☎️",
        "'', ''"
    })
    void otherwiseItStaysAsItIs(String foreign, String harmless) {
        assertThat(ForeignText.harmless(foreign)).isEqualTo(harmless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::7", "::1", "0:0:0:0:0:0:0:1", "::"})
    void anAddressStaysOne(String address) {
        assertThat(ForeignText.address(address)).isEqualTo(address);
    }
}
