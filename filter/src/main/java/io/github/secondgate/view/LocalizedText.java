package io.github.secondgate.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * What one reader is told, in their language: sentences, lengths of time, dates. Days, as they are written and as they are
 * read, are those of one time zone for all readers, which a moment names. Immutable.
 */
public final class LocalizedText {
    private final Messages messages;
    private final Locale locale;
    private final ZoneId zone;

    LocalizedText(Messages messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    public Locale locale() {
        return locale;
    }

    /** @throws java.util.MissingResourceException if no such key exists */
    public String text(String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    /** The same of a key that need not exist. */
    public Optional<String> find(String key) {
        return messages.has(locale, key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** Whom to ask, in a line without a link; null where people are told of nobody. */
    public String helpdesk() {
        Contact helpdesk = messages.helpdesk();
        if (helpdesk.text == null) {
            return null;
        }
        String line = text("helpdesk.line", helpdesk.text);
        return helpdesk.hours == null ? line : line + "\n" + helpdesk.hours;
    }

    /** A length of time, rounded up; see {@link Messages#duration}. */
    public String duration(Duration length) {
        return messages.duration(locale, length);
    }

    /** The day, as in "1 March 2026". */
    public String day(Instant instant) {
        return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), instant);
    }

    /** The last day of what lasts until then, a moment that itself is too late. */
    public String lastDay(Instant until) {
        return day(until.minusMillis(1));
    }

    /** Day, time and time zone. */
    public String moment(Instant instant) {
        return day(instant)
                + ", "
                + written(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), instant)
                + " ("
                + zone()
                + ")";
    }

    /** Day and time, for a column that names the zone at its head. */
    public String shortMoment(Instant instant) {
        return written(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), instant);
    }

    /** The time zone, in few letters. */
    public String zone() {
        return zone.getDisplayName(TextStyle.SHORT, dates());
    }

    /** The day that a moment falls on. */
    public LocalDate date(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** When a day begins. */
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private String written(DateTimeFormatter formatter, Instant instant) {
        return formatter.withLocale(dates()).withZone(zone).format(instant);
    }

    /** English without a country: the order day, month, year is the one that most of its readers expect. */
    private Locale dates() {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }
}
