package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.view.Messages;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private static final Messages MESSAGES = new Messages(name -> null, ZoneId.of("UTC"));
    /** In the context that these requests are for. */
    private static final String OWN_COOKIE =
            "secondgate-language-" + Digests.sha256("/app").substring(0, 8);

    private final Languages languages = new Languages(MESSAGES, "app.language", Locale.JAPANESE, true);
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

    @Test
    void whatWasChosenInThisBrowserGoesBeforeWhatItAsksForAndAfterWhatTheApplicationSays() {
        request.cookie(OWN_COOKIE, "pl");
        assertThat(languages.of(request).locale()).isEqualTo(Locale.forLanguageTag("pl"));
        assertThat(languages.toChoose(request)).isTrue();
        request.setAttribute("app.language", "de-CH");
        assertThat(languages.of(request).locale()).isEqualTo(Locale.forLanguageTag("de-CH"));
        assertThat(languages.toChoose(request))
                .as("nothing would come of a choice")
                .isFalse();
    }

    @Test
    void aLanguageThatTheApplicationSaysInVainLeavesTheChoice() {
        request.cookie(OWN_COOKIE, "pl").setAttribute("app.language", "ko");
        assertThat(languages.of(request).locale()).isEqualTo(Locale.forLanguageTag("pl"));
        assertThat(languages.toChoose(request)).isTrue();
    }

    @Test
    void aCookieThatNamesNoLanguageIsNone() {
        for (String crafted : new String[] {"", "ko", "de-CH", "DE", "../../etc", "<script>", "x".repeat(4000)}) {
            FakeRequest crafting = new FakeRequest(new Browser(), "GET", "/2fa").cookie(OWN_COOKIE, crafted);
            assertThat(languages.of(crafting).locale()).as(crafted).isEqualTo(Locale.JAPANESE);
        }
    }

    @Test
    void whereNothingIsToBeChosenAnEarlierChoiceCountsNoMore() {
        Languages without = new Languages(MESSAGES, "app.language", Locale.JAPANESE, false);
        request.cookie(OWN_COOKIE, "pl");
        assertThat(without.of(request).locale()).isEqualTo(Locale.JAPANESE);
        assertThat(without.toChoose(request)).isFalse();
    }
}
