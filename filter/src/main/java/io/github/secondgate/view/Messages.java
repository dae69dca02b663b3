package io.github.secondgate.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.function.Function;

/**
 * The sentences of the pages and of the answers to scripts, from {@code messages.properties} (UTF-8).
 *
 * <p>A WAR's {@code WEB-INF/secondgate/messages.properties} may hold any of the keys; its sentences win. Placeholders
 * are {@code {0}}, {@code {1}} …; nothing else in a sentence is special, so an apostrophe is written as it is. This is
 * deliberately not {@link java.text.MessageFormat}, which swallows single apostrophes: a trap for whoever edits one
 * sentence in a WAR.
 *
 * <p>Only English exists so far, whatever the locale; it escapes nothing and formats no dates or numbers.
 */
public final class Messages {

    private final Properties english = new Properties();

    /**
     * @param war opens a file of the WAR's {@code WEB-INF/secondgate/} by its name, {@code null} where there is none
     */
    public Messages(Function<String, InputStream> war) {
        ViewFiles files = new ViewFiles(war);
        load(files.fromJar("messages.properties"));
        files.fromWar("messages.properties").ifPresent(this::load);
    }

    /**
     * The sentence of a key with its placeholders filled.
     *
     * @throws MissingResourceException if no such key exists: a typo must not become an empty page
     */
    public String text(Locale locale, String key, Object... arguments) {
        return fill(pattern(locale, key), arguments);
    }

    /** The language in which this locale is answered, as in {@code <html lang>} and {@code Content-Language}. */
    public String language(Locale locale) {
        return text(locale, "language");
    }

    /**
     * A length of time in words, rounded up: the wait must be over when the reader acts on it.
     *
     * @param length from zero; below a minute in seconds, below an hour in minutes, then in hours
     */
    public String duration(Locale locale, Duration length) {
        long seconds = Math.max(1, length.plusNanos(999_999_999).getSeconds());
        if (seconds < 60) {
            return count(locale, "second", seconds);
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 60 ? count(locale, "minute", minutes) : count(locale, "hour", (minutes + 59) / 60);
    }

    private String count(Locale locale, String unit, long n) {
        return n == 1 ? text(locale, "duration." + unit) : text(locale, "duration." + unit + "s", n);
    }

    String pattern(Locale locale, String key) {
        String pattern = english.getProperty(key);
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

    private void load(byte[] utf8) {
        try {
            // A Reader, because Properties and ResourceBundle of Java 8 take a stream for Latin-1.
            english.load(new StringReader(ViewFiles.text(utf8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
