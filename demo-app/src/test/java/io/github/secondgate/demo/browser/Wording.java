package io.github.secondgate.demo.browser;

import static java.util.stream.Collectors.joining;

import io.github.secondgate.Secondgate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the gate says in another language what a test calls by its English words. */
final class Wording {

    /** All that the pages are written in. */
    static final List<String> LANGUAGES =
            List.of("en", "ar", "de", "es", "fr", "hi", "it", "ja", "nl", "pl", "pt", "ru", "tr", "zh");

    static final Wording ENGLISH = new Wording(new Properties(), new Properties());

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Properties english;
    private final Properties other;

    private Wording(Properties english, Properties other) {
        this.english = english;
        this.other = other;
    }

    static Wording in(String language) {
        return language.startsWith("en") ? ENGLISH : new Wording(bundle(""), bundle("_" + language));
    }

    private static Properties bundle(String suffix) {
        String name = "view/messages" + suffix + ".properties";
        try (InputStream file = Secondgate.class.getResourceAsStream(name)) {
            Properties bundle = new Properties();
            bundle.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every element of this path that holds the words, or the same in the other language, and no more. */
    String xpath(String path, String words) {
        return sayings(words).stream()
                .map(saying -> "normalize-space()=" + literal(saying))
                .collect(joining(" or ", path + "[", "]"));
    }

    private static String literal(String text) {
        return text.contains("'") ? '"' + text + '"' : "'" + text + "'";
    }

    /** The application around the gate speaks English only, so the words themselves are among them. */
    private Set<String> sayings(String words) {
        Set<String> sayings = new LinkedHashSet<>(Set.of(words));
        for (String key : english.stringPropertyNames()) {
            Matcher same = pattern(english.getProperty(key)).matcher(words);
            if (same.matches()) {
                sayings.add(PLACE.matcher(other.getProperty(key))
                        .replaceAll(place -> Matcher.quoteReplacement(same.group("n" + place.group(1)))));
            }
        }
        return sayings;
    }

    private static Pattern pattern(String sentence) {
        return Pattern.compile(
                "\\Q" + PLACE.matcher(sentence).replaceAll("\\\\E(?<n$1>.+)\\\\Q") + "\\E", Pattern.DOTALL);
    }
}
