package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private final Messages messages = new Messages(name -> null, ZoneId.of("UTC"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    settings.heading              | Two-factor authentication
                    kind.app                      | Authenticator app
                    badge.notConfigured           | Not configured
                    badge.pending                 | Pending confirmation
                    badge.enabled                 | Enabled
                    notConfigured.enable          | Enable two-factor
                    pending.confirm               | Confirm and enable
                    pending.key.copy              | Copy
                    error.noPending               | No pending enrollment. Click "Enable" to start over
                    codes.active                  | Two-factor authentication is now active. Save your recovery codes — they're shown once.
                    codes.panel                   | Save these recovery codes — shown ONCE
                    codes.copy                    | Copy all codes
                    codes.download                | Download (.txt)
                    regenerate.summary            | Regenerate recovery codes
                    regenerate.question           | Generate new recovery codes? Old codes will stop working immediately.
                    disable.summary               | Disable two-factor
                    disable.password              | Current password
                    error.password                | Password did not match. Two-factor remains enabled.
                    challenge.heading             | Two-factor verification
                    challenge.passwordAccepted    | Password accepted. Enter your code to continue.
                    challenge.submit              | Verify and sign in
                    challenge.recovery.summary    | Lost your phone? Use a recovery code
                    challenge.recovery.submit     | Use recovery code
                    challenge.cancel              | Sign in as a different user
                    error.code                    | That code did not match
                    banner.required               | Two-factor authentication is required by your organisation. Set it up to continue.
                    """)
    void theSentencesAreTheContractsToTheLetter(String key, String sentence) {
        assertThat(messages.text(Locale.ENGLISH, key)).isEqualTo(sentence);
    }

    @Test
    void argumentsFillThePlaceholders() {
        assertThat(messages.text(Locale.ENGLISH, "error.malformedCode", 6))
                .isEqualTo("Enter the 6 digits from your app.");
    }

    @Test
    void anArgumentIsNeverReadAsAPattern() {
        assertThat(Messages.fill("{0} and {1}", "{1}", "$1 \\ '{0}'")).isEqualTo("{1} and $1 \\ '{0}'");
    }

    @Test
    void apostrophesAndLoneBracesStayAsTheyAreWritten() {
        assertThat(Messages.fill("they're {0}'s {x} {7} {", "A")).isEqualTo("they're A's {x} {7} {");
    }

    @Test
    void aKeyThatDoesNotExistIsNotAnEmptySentence() {
        assertThatThrownBy(() -> messages.text(Locale.ENGLISH, "no.such.key"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such.key");
    }

    @Test
    void theSentencesOfTheWarWinAndTheOthersStay() {
        String own = "\uFEFFbrand = Bürgerkonto – don't share\n";
        Messages changed = withFile("messages.properties", own);
        assertThat(changed.text(Locale.ENGLISH, "brand")).isEqualTo("Bürgerkonto – don't share");
        assertThat(changed.text(Locale.ENGLISH, "badge.enabled")).isEqualTo("Enabled");
    }

    @Test
    void theWarChangesASentenceOfOneLanguageAndNotOfTheOthers() {
        Messages changed = withFile("messages_fr.properties", "brand = Le compte d'une personne\n");
        assertThat(changed.text(Locale.CANADA_FRENCH, "brand")).isEqualTo("Le compte d'une personne");
        assertThat(changed.text(Locale.ENGLISH, "brand")).isEqualTo("Account security");
    }

    @Test
    void aLanguageThatThereIsNotIsAnsweredInEnglishAndSaysSo() {
        assertThat(messages.language(Locale.KOREAN)).isEqualTo("en");
        assertThat(messages.text(Locale.KOREAN, "badge.enabled")).isEqualTo("Enabled");
    }

    @Test
    void theFirstWantedLanguageThatThereIsIsTaken() {
        assertThat(messages.best(List.of(Locale.KOREAN, Locale.GERMANY, Locale.FRENCH), Locale.ENGLISH))
                .isEqualTo(Locale.GERMANY);
        assertThat(messages.best(List.of(Locale.KOREAN), Locale.JAPANESE)).isEqualTo(Locale.JAPANESE);
    }

    @Test
    void whoReadsTraditionalCharactersIsNotGivenSimplifiedOnes() {
        assertThat(messages.speaks(Locale.TRADITIONAL_CHINESE)).isFalse();
        assertThat(messages.speaks(Locale.forLanguageTag("zh-Hant"))).isFalse();
        assertThat(messages.speaks(Locale.SIMPLIFIED_CHINESE)).isTrue();
        assertThat(messages.speaks(Locale.CHINESE)).isTrue();
    }

    private static Messages withFile(String name, String content) {
        return new Messages(
                asked -> asked.equals(name) ? new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) : null,
                ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 second",
        "PT1S, 1 second",
        "PT1.001S, 2 seconds",
        "PT59S, 59 seconds",
        "PT59.5S, 1 minute",
        "PT60S, 1 minute",
        "PT61S, 2 minutes",
        "PT59M, 59 minutes",
        "PT59M1S, 1 hour",
        "PT1H, 1 hour",
        "PT1H1S, 2 hours",
    })
    void aWaitIsToldRoundedUpSoThatItIsOverWhenItIsTold(Duration wait, String words) {
        assertThat(messages.duration(Locale.ENGLISH, wait)).isEqualTo(words);
    }
}
