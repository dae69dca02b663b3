package io.github.secondgate.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * What one reader is told, in their language: sentences, lengths of time, dates. Dates are those of the server's time
 * zone, which a moment names. Immutable.
 */
public final class Words {
    private final Messages messages;
    private final Locale locale;

    Words(Messages messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** @throws java.util.MissingResourceException if no such key exists */
    public String text(String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    /** A length of time, rounded up; see {@link Messages#duration}. */
    public String duration(Duration length) {
        return messages.duration(locale, length);
    }

    /** The day, as in "1 March 2026". */
    public String day(Instant instant) {
        return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), instant);
    }

    /** Day, time and time zone. */
    public String moment(Instant instant) {
        ZoneId zone = ZoneId.systemDefault();
        return day(instant)
                + ", "
                + written(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), instant)
                + " ("
                + zone.getDisplayName(TextStyle.SHORT, dates())
                + ")";
    }

    private String written(DateTimeFormatter formatter, Instant instant) {
        return formatter.withLocale(dates()).withZone(ZoneId.systemDefault()).format(instant);
    }

    /** English without a country: the order day, month, year is the one that most of its readers expect. */
    private Locale dates() {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }
}
