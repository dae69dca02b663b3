package io.github.secondgate.web.selfservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.view.Messages;
import io.github.secondgate.view.States;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppGuideTest {

    private static AppGuide guide(String device) {
        return AppGuide.of(device, key -> States.ENGLISH.text(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/131.0 Mobile     | android
                    "Android"                                                        | android
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18 | ios
                    Mozilla/5.0 (iPad; CPU OS 16_1 like Mac OS X) Version/16          | ios
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/132.0           | desktop
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18        | desktop
                    "Chrome OS"                                                      | desktop
                    Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0                      | desktop
                    curl/8.9                                                         |
                    """, quoteCharacter = '`')
    void theDeviceIsToldByWhatItsBrowserSays(String said, String device) {
        assertThat(AppGuide.device(said)).isEqualTo(device);
    }

    @Test
    void withoutAWordFromTheBrowserNoDeviceIsKnown() {
        assertThat(AppGuide.device(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    android | Android          | Google Authenticator
                    ios     | iPhone and iPad  | Google Authenticator
                    desktop | Desktop          | Ente Auth
                    """)
    void theAppsOfThisDeviceComeFirstAndTheFirstOfThemIsWhatToTake(String device, String first, String pick) {
        AppGuide guide = guide(device);
        assertThat(guide.groups.get(0).name).isEqualTo(first);
        assertThat(guide.groups).hasSize(5);
        assertThat(guide.pick).isEqualTo(pick);
    }

    @Test
    void onAnUnknownDeviceNothingIsPreferred() {
        AppGuide guide = guide(null);
        assertThat(guide.pick).isNull();
        assertThat(guide.groups).extracting(group -> group.name).startsWith("Android", "iPhone and iPad", "Desktop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"android", "ios", "desktop"})
    void threeAppsAreNamedAtOnce(String device) {
        assertThat(guide(device).examples).isEqualTo("Google Authenticator, Microsoft Authenticator, 2FAS");
    }

    @Test
    void aPortalThatNamesOneAppHasThatOneNamed() {
        UnaryOperator<String> portal = key -> key.equals("apps.android") ? "Harbour" : States.ENGLISH.text(key);
        AppGuide guide = AppGuide.of("android", portal);
        assertThat(guide.examples).isEqualTo("Harbour");
        assertThat(guide.pick).isEqualTo("Harbour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "ja", "zh"})
    void listsAreReadAsEachLanguageWritesThem(String language) {
        Messages messages = new Messages(name -> null, ZoneId.of("GMT"));
        String comma = language.equals("ar") ? "،" : "、";
        AppGuide guide = AppGuide.of(
                "android",
                key -> key.equals("apps.android")
                        ? "A" + comma + " B" + comma + "C" + comma + "D"
                        : messages.text(Locale.forLanguageTag(language), key));
        assertThat(guide.examples).isEqualTo("A, B, C");
    }
}
