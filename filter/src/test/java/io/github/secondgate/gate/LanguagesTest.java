package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.view.Messages;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private final Languages languages =
            new Languages(new Messages(name -> null, ZoneId.of("UTC")), "app.language", Locale.JAPANESE);
    private final FakeRequest request = new FakeRequest(new Browser(), "GET", "/2fa");

    @Test
    void whatTheApplicationSaysCountsAsALocaleOrATag() {
        request.setAttribute("app.language", Locale.GERMANY);
        assertThat(languages.of(request).locale()).isEqualTo(Locale.GERMANY);
        request.setAttribute("app.language", "de-CH");
        assertThat(languages.of(request).locale()).isEqualTo(Locale.forLanguageTag("de-CH"));
        request.setAttribute("app.language", "de_AT");
        assertThat(languages.of(request).locale()).isEqualTo(Locale.forLanguageTag("de-AT"));
    }

    @Test
    void whatTheApplicationSaysMayBeOfNoUse() {
        for (Object useless : new Object[] {Locale.KOREAN, "ko", "", "no language", 7}) {
            request.setAttribute("app.language", useless);
            assertThat(languages.of(request).locale()).as("%s", useless).isEqualTo(Locale.JAPANESE);
        }
    }

    @Test
    void aBrowserThatAsksForNothingIsNotGivenTheLanguageOfTheServer() {
        assertThat(languages.of(request).locale()).isEqualTo(Locale.JAPANESE);
    }
}
