package io.github.secondgate.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The sentences of the pages and of the answers to scripts, in every language there is (UTF-8).
 *
 * <p>English stands in {@code messages.properties}, the others in {@code messages_de.properties} and so on; what one of
 * them lacks is said in English. A WAR's files of the same names in {@code WEB-INF/secondgate/} may hold any of the keys;
 * their sentences win, in their own language. Placeholders
 * are {@code {0}}, {@code {1}} …; nothing else in a sentence is special, so an apostrophe is written as it is. This is
 * deliberately not {@link java.text.MessageFormat}, which swallows single apostrophes: a trap for whoever edits one
 * sentence in a WAR.
 *
 * <p>It escapes nothing; {@link LocalizedText} binds it to one reader's language, with dates.
 */
public final class Messages {

    /** What their speakers call them, in the order of their own alphabets. */
    private static final Map<String, String> NAMES = names();

    private static final Set<String> TAGS = Collections.unmodifiableSet(new TreeSet<>(NAMES.keySet()));

    private final Properties english = new Properties();
    /** Those that were asked for so far. */
    private final Map<String, Properties> translated = new ConcurrentHashMap<>();

    private final ViewFiles files;
    private final ZoneId zone;
    private final Contact helpdesk;

    /**
     * @param war opens a file of the WAR's {@code WEB-INF/secondgate/} by its name, {@code null} where there is none
     * @param zone in which days begin, for every reader
     */
    public Messages(Function<String, InputStream> war, ZoneId zone) {
        this(war, zone, Contact.NONE);
    }

    /**
     * The same.
     *
     * @param helpdesk whom people are told to ask
     */
    public Messages(Function<String, InputStream> war, ZoneId zone, Contact helpdesk) {
        this.zone = zone;
        this.helpdesk = helpdesk;
        this.files = new ViewFiles(war);
        load(files, "messages.properties", english);
        for (String language : NAMES.keySet()) {
            // A fault in a file of the WAR's is for the start to tell, not for the first reader of its language.
            if (isTranslated(language) && files.fromWar(name(language)).isPresent()) {
                sentences(language);
            }
        }
    }

    private static String name(String language) {
        return "messages_" + language + ".properties";
    }

    private Properties sentences(String language) {
        return isTranslated(language) ? translated.computeIfAbsent(language, this::load) : english;
    }

    private Properties load(String language) {
        Properties sentences = new Properties(english);
        load(files, name(language), sentences);
        return sentences;
    }

    /** For one reader. */
    public LocalizedText in(Locale locale) {
        return new LocalizedText(this, locale, zone);
    }

    Contact helpdesk() {
        return helpdesk;
    }

    /**
     * The first of the wanted locales whose language there is.
     *
     * @param otherwise where there is none of them
     */
    public Locale best(List<Locale> wanted, Locale otherwise) {
        for (Locale locale : wanted) {
            if (speaks(locale)) {
                return locale;
            }
        }
        return otherwise;
    }

    /** Their tags, in alphabetical order. */
    public Set<String> languages() {
        return TAGS;
    }

    /** What they are called in their own tongue, by their tags. */
    static Map<String, String> ownNames() {
        return NAMES;
    }

    private static boolean isTranslated(String language) {
        return NAMES.containsKey(language) && !language.equals("en");
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("de", "Deutsch");
        names.put("en", "English");
        names.put("es", "Español");
        names.put("fr", "Français");
        names.put("it", "Italiano");
        names.put("nl", "Nederlands");
        names.put("pl", "Polski");
        names.put("pt", "Português");
        names.put("tr", "Türkçe");
        names.put("ru", "Русский");
        names.put("ar", "العربية");
        names.put("hi", "हिन्दी");
        names.put("ja", "日本語");
        names.put("zh", "简体中文");
        return Collections.unmodifiableMap(names);
    }

    /** Whether there are sentences in this language. Chinese ones are in simplified characters only. */
    public boolean speaks(Locale locale) {
        String language = locale.getLanguage();
        boolean traditional =
                language.equals("zh") && (locale.getScript().equals("Hant") || "TW HK MO".contains(country(locale)));
        return NAMES.containsKey(language) && !traditional;
    }

    private static String country(Locale locale) {
        return locale.getCountry().isEmpty() ? "-" : locale.getCountry();
    }

    /**
     * The sentence of a key with its placeholders filled.
     *
     * @throws MissingResourceException if no such key exists: a typo must not become an empty page
     */
    public String text(Locale locale, String key, Object... arguments) {
        return fill(pattern(locale, key), arguments);
    }

    boolean has(Locale locale, String key) {
        return sentences(locale.getLanguage()).containsKey(key);
    }

    /** The language in which this locale is answered, as in {@code <html lang>} and {@code Content-Language}. */
    public String language(Locale locale) {
        return text(locale, "language");
    }

    /**
     * A length of time in words, rounded up: the wait must be over when the reader acts on it.
     *
     * @param length from zero; below a minute in seconds, below an hour in minutes, then in hours, or in days where there
     *     are no hours left over
     */
    public String duration(Locale locale, Duration length) {
        long seconds = Math.max(1, length.plusNanos(999_999_999).getSeconds());
        if (seconds < 60) {
            return count(locale, "second", seconds);
        }
        long minutes = (seconds + 59) / 60;
        if (minutes < 60) {
            return count(locale, "minute", minutes);
        }
        long hours = (minutes + 59) / 60;
        return hours % 24 == 0 ? count(locale, "day", hours / 24) : count(locale, "hour", hours);
    }

    private String count(Locale locale, String unit, long n) {
        Plural form = Plural.of(language(locale), n);
        return text(locale, "duration." + unit + "." + form.key(), n);
    }

    String pattern(Locale locale, String key) {
        String pattern = sentences(locale.getLanguage()).getProperty(key);
        if (pattern == null) {
            throw new MissingResourceException("No message for key " + key, Messages.class.getName(), key);
        }
        return pattern;
    }

    /** One pass from left to right, so that an argument that looks like a placeholder stays what it is. */
    static String fill(String pattern, Object... arguments) {
        StringBuilder filled = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            int argument = placeholder(pattern, i);
            if (argument >= 0 && argument < arguments.length) {
                filled.append(arguments[argument]);
                i += 2;
            } else {
                filled.append(pattern.charAt(i));
            }
        }
        return filled.toString();
    }

    private static int placeholder(String pattern, int at) {
        boolean shaped = pattern.charAt(at) == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}';
        return shaped ? Character.digit(pattern.charAt(at + 1), 10) : -1;
    }

    private static void load(ViewFiles files, String name, Properties sentences) {
        load(files.fromJar(name), sentences);
        files.fromWar(name).ifPresent(own -> load(own, sentences));
    }

    private static void load(byte[] utf8, Properties sentences) {
        try {
            // A Reader, because Properties and ResourceBundle of Java 8 take a stream for Latin-1.
            sentences.load(new StringReader(ViewFiles.text(utf8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
