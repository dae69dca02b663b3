package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms beside numbers, against the tables of Unicode CLDR 46 (Language Plural Rules), and as they read in a duration. */
class PluralTest {
    private static final long[] NUMBERS = {0, 1, 2, 5, 11, 21, 22, 25, 100, 101, 111};

    static Stream<Arguments> table() {
        String germanic = "OTHER ONE OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER";
        String french = "ONE ONE OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER";
        String none = "OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER";
        return Stream.of(
                Arguments.of("en", germanic),
                Arguments.of("de", germanic),
                Arguments.of("es", germanic),
                Arguments.of("it", germanic),
                Arguments.of("nl", germanic),
                Arguments.of("tr", germanic),
                Arguments.of("fr", french),
                Arguments.of("pt", french),
                Arguments.of("hi", french),
                Arguments.of("ja", none),
                Arguments.of("zh", none),
                Arguments.of("pl", "MANY ONE FEW MANY MANY MANY FEW MANY MANY MANY MANY"),
                Arguments.of("ru", "MANY ONE FEW MANY MANY ONE FEW MANY MANY ONE MANY"),
                Arguments.of("ar", "ZERO ONE TWO FEW MANY MANY MANY MANY OTHER OTHER MANY"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void aNumberHasTheFormThatItsLanguageGivesIt(String language, String forms) {
        assertThat(Arrays.stream(NUMBERS)
                        .mapToObj(n -> Plural.of(language, n).name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(forms);
    }

    @ParameterizedTest
    @CsvSource({
        "pl, 12, MANY", "pl, 13, MANY", "pl, 14, MANY", "pl, 4, FEW", "pl, 24, FEW", "pl, 112, MANY", "pl, 122, FEW",
        "ru, 12, MANY", "ru, 13, MANY", "ru, 14, MANY", "ru, 4, FEW", "ru, 24, FEW", "ru, 112, MANY", "ru, 122, FEW",
        "ar, 3, FEW", "ar, 10, FEW", "ar, 99, MANY", "ar, 102, OTHER", "ar, 103, FEW", "ar, 110, FEW"
    })
    void theEdgesOfTheFormsAreTheTables(String language, long n, Plural form) {
        assertThat(Plural.of(language, n)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "ru, PT1S, 1 секунду",
        "ru, PT21S, 21 секунду",
        "ru, PT2M, 2 минуты",
        "ru, PT5M, 5 минут",
        "ru, PT11M, 11 минут",
        "ru, PT22H, 22 часа",
        "ru, P7D, 7 дней",
        "ru, P1D, 1 день",
        "ru, P22D, 22 дня",
        "pl, PT1M, 1 minutę",
        "pl, PT22S, 22 sekundy",
        "pl, PT21M, 21 minut",
        "pl, PT2H, 2 godziny",
        "pl, PT5H, 5 godzin",
        "pl, P1D, 1 dzień",
        "pl, P7D, 7 dni",
        "ar, PT1M, دقيقة واحدة",
        "ar, PT2M, دقيقتين",
        "ar, PT5M, 5 دقائق",
        "ar, PT11M, 11 دقيقة",
        "ar, P7D, 7 أيام",
        "fr, PT1H, 1 heure",
        "pt, PT2H, 2 horas",
        "de, P7D, 7 Tage",
        "hi, PT1H, 1 घंटे",
        "tr, PT5M, 5 dakika",
        "ja, PT1M, 1 分",
        "zh, PT5M, 5 分钟"
    })
    void aDurationIsWrittenOut(String language, Duration length, String words) {
        Messages messages = new Messages(name -> null, ZoneId.of("UTC"));
        assertThat(messages.duration(Locale.forLanguageTag(language), length)).isEqualTo(words);
    }
}
