package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says everything that English says, with the same things filled in. */
class BundlesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    /** Names and marks, which are the same in every language. */
    private static final Set<String> UNTRANSLATED = Set.of(
            "title.withIssuer", "apps.android.name", "apps.android", "apps.desktop", "apps.browser", "apps.passwords");

    private static final String DURATION = "duration.";
    private static final List<String> UNITS = List.of("second", "minute", "hour", "day");

    private static final Properties ENGLISH = bundle("en");

    @Test
    void theLanguagesAreThese() {
        assertThat(new Messages(name -> null, ZoneId.of("UTC")).languages())
                .containsExactlyInAnyOrder(
                        "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "ar", "hi", "ja", "zh");
    }

    @ParameterizedTest
    @MethodSource("translated")
    void aLanguageHasTheKeysOfEnglishAndNoOthers(String language) {
        assertThat(keys(language, key -> !key.startsWith(DURATION)))
                .containsExactlyInAnyOrderElementsOf(keys("en", key -> !key.startsWith(DURATION)));
    }

    /** None is missing where a number needs it, and none is translated that no number needs. */
    @ParameterizedTest
    @MethodSource("languages")
    void aLanguageHasTheFormsInWhichItCountsAndNoOthers(String language) {
        Set<String> needed = LongStream.rangeClosed(1, 200)
                .mapToObj(n -> Plural.of(language, n).key())
                .flatMap(form -> UNITS.stream().map(unit -> DURATION + unit + "." + form))
                .collect(Collectors.toSet());
        assertThat(keys(language, key -> key.startsWith(DURATION))).containsExactlyInAnyOrderElementsOf(needed);
    }

    /** One minute and two minutes may be a word, as in Arabic; every other form stands for many numbers. */
    @ParameterizedTest
    @MethodSource("languages")
    void aFormOfManyNumbersNamesTheNumber(String language) {
        Messages messages = new Messages(name -> null, ZoneId.of("UTC"));
        for (int minutes = 3; minutes < 60; minutes++) {
            assertThat(messages.duration(Locale.forLanguageTag(language), Duration.ofMinutes(minutes)))
                    .startsWith(minutes + " ");
        }
    }

    private static Set<String> keys(String language, Predicate<String> wanted) {
        return bundle(language).stringPropertyNames().stream().filter(wanted).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("translated")
    void aSentenceHasThePlaceholdersOfItsEnglishOne(String language) {
        assertThat(placeholders(bundle(language))).isEqualTo(placeholders(ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("translated")
    void aSentenceIsNeitherEmptyNorLeftInEnglish(String language) {
        Properties bundle = bundle(language);
        assertThat(bundle.values()).doesNotContain("");
        // A word may be the same by chance ("Error", "minute"); a whole sentence is not.
        assertThat(bundle.stringPropertyNames())
                .filteredOn(key -> !UNTRANSLATED.contains(key))
                .filteredOn(key -> ENGLISH.getProperty(key, "").split(" ").length > 3)
                .allSatisfy(key -> assertThat(bundle.getProperty(key)).isNotEqualTo(ENGLISH.getProperty(key)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLanguageNamesItselfAndItsDirection(String language) {
        Messages messages = new Messages(name -> null, ZoneId.of("UTC"));
        Locale locale = Locale.forLanguageTag(language);
        assertThat(messages.language(locale)).isEqualTo(language);
        assertThat(messages.text(locale, "direction")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
    }

    /** After Arabic letters, groups of digits are set from the right, and a dot behind what it stands before. */
    @ParameterizedTest
    @CsvSource({
        "helpdesk.line, +41 44 000 00 00",
        "credentials.lastUsed, 2001:db8::7",
        "notice.mail.address, 2001:db8::7",
        "admin.events.error, 2026-12-31",
        "codes.download, .txt"
    })
    void whatIsReadFromTheLeftIsSetSoInArabic(String key, String read) {
        Messages messages = new Messages(name -> null, ZoneId.of("UTC"));
        assertThat(asSet(messages.text(Locale.forLanguageTag("ar"), key, read, read)))
                .contains(read);
    }

    private static String asSet(String fromTheRight) {
        Bidi bidi = new Bidi(fromTheRight, Bidi.DIRECTION_RIGHT_TO_LEFT);
        String[] characters = fromTheRight.split("");
        byte[] levels = new byte[characters.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
        }
        Bidi.reorderVisually(levels, 0, characters, 0, levels.length);
        return String.join("", characters);
    }

    static Set<String> languages() {
        return new Messages(name -> null, ZoneId.of("UTC")).languages();
    }

    static Stream<String> translated() {
        return languages().stream().filter(language -> !language.equals("en"));
    }

    private static Properties bundle(String language) {
        String name = language.equals("en") ? "messages.properties" : "messages_" + language + ".properties";
        byte[] utf8 = new ViewFiles(file -> null).fromJar(name);
        Properties sentences = new Properties() {
            @Override
            public synchronized Object put(Object key, Object sentence) {
                assertThat(containsKey(key)).as("%s twice in %s", key, name).isFalse();
                return super.put(key, sentence);
            }
        };
        try {
            sentences.load(new StringReader(ViewFiles.text(utf8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static TreeMap<String, Set<String>> placeholders(Properties bundle) {
        TreeMap<String, Set<String>> found = new TreeMap<>();
        for (String key : bundle.stringPropertyNames()) {
            if (key.startsWith(DURATION)) {
                continue;
            }
            Set<String> placeholders = PLACEHOLDER
                    .matcher(bundle.getProperty(key))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!placeholders.isEmpty()) {
                found.put(key, placeholders);
            }
        }
        return found;
    }
}
