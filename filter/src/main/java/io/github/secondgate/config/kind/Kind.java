package io.github.secondgate.config.kind;

import io.github.secondgate.login.BeanPath;
import io.github.secondgate.totp.Totp;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the values of a setting are: how a text is read, and how the documentation describes it. A text that cannot be used
 * is a fault with its mend. Immutable.
 */
public final class Kind<T> {
    /** It stands twice in the QR code, beside the account. */
    private static final int LONGEST_ISSUER = 64;

    /** Where what cannot be used is told. */
    @FunctionalInterface
    public interface Faults {
        void add(String what, String fix);
    }

    public final String described;
    /** The value of an empty text; null where there is none. */
    public final T nothing;

    private final BiFunction<String, Faults, T> reading;

    Kind(String described, T nothing, BiFunction<String, Faults, T> reading) {
        this.described = described;
        this.nothing = nothing;
        this.reading = reading;
    }

    /** @return null where a fault was told and nothing of the text can be used */
    public T read(String text, Faults faults) {
        return reading.apply(text, faults);
    }

    public static Kind<String> text(String described) {
        return new Kind<>(described, null, (text, faults) -> text);
    }

    /** For people to read. */
    public static Kind<String> line(int longest) {
        return value(
                "text, up to " + longest + " characters",
                "say it in one line of up to " + longest + " characters",
                text -> text.length() > longest || text.matches("(?s).*\\p{Cntrl}.*") ? null : text);
    }

    /** Something that the container keeps: one of its own names, never an address of another machine. */
    public static Kind<String> jndi(String described) {
        return new Kind<>(described, null, (text, faults) -> text.startsWith("java:") ? text : "java:comp/env/" + text);
    }

    /** Not a text at all: what the application's own code gives. */
    public static Kind<Void> bean(String type) {
        return new Kind<>("a bean, `$name` of " + type, null, null);
    }

    public boolean takesText() {
        return reading != null;
    }

    /** @param meaning null, or one of these two exceptions, where the text is none of this kind */
    static <T> Kind<T> value(String described, String fix, Function<String, T> meaning) {
        return new Kind<>(described, null, (text, faults) -> {
            T value = null;
            try {
                value = meaning.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                // Said below, as what it should have been.
            }
            if (value == null) {
                faults.add("is '" + text + "'", fix);
            }
            return value;
        });
    }

    public static Kind<Boolean> flag() {
        return choice("say true or false", Boolean::valueOf, "true", "false");
    }

    /** One of some words, whatever the case; it is told as it stands here. */
    public static Kind<String> choice(String... words) {
        return choice("say " + alternatives(", ", " or ", words), word -> word, words);
    }

    public static <E extends Enum<E>> Kind<E> choice(Class<E> type, String... words) {
        return choice(
                "say " + alternatives(", ", " or ", words),
                word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)),
                words);
    }

    /** Some of these words, whatever the case. */
    public static <E extends Enum<E>> Kind<Set<E>> several(Class<E> type, String... words) {
        Kind<Set<String>> list = list("`" + alternatives("`, `", "` and `", words) + "`");
        return new Kind<>(list.described, null, (text, faults) -> {
            Set<E> found = EnumSet.noneOf(type);
            for (String item : list.read(text, faults)) {
                if (Arrays.stream(words).anyMatch(item::equalsIgnoreCase)) {
                    found.add(Enum.valueOf(type, item.toUpperCase(Locale.ROOT)));
                } else {
                    faults.add("holds '" + item + "'", "say " + alternatives(", ", " or ", words) + ", or both");
                }
            }
            return found.isEmpty() ? null : found;
        });
    }

    /** With and without a hyphen. */
    public static Kind<Totp.Algorithm> algorithm() {
        return value(
                "`SHA1`, `SHA256` or `SHA512`",
                "say SHA1 (the only one every app knows), SHA256 or SHA512",
                text -> Totp.Algorithm.valueOf(text.replace("-", "").toUpperCase(Locale.ROOT)));
    }

    private static <T> Kind<T> choice(String fix, Function<String, T> meaning, String... words) {
        return value(
                "`" + alternatives("`, `", "` or `", words) + "`",
                fix,
                text -> Arrays.stream(words)
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .map(meaning)
                        .orElse(null));
    }

    private static String alternatives(String comma, String or, String... words) {
        int last = words.length - 1;
        return String.join(comma, Arrays.copyOf(words, last)) + or + words[last];
    }

    public static Kind<Integer> number(int min, int max) {
        String bounds = min + " to " + max;
        return value("number, " + bounds, "give a number from " + bounds, text -> {
            int number = Integer.parseInt(text);
            return number < min || number > max ? null : number;
        });
    }

    /** Both bounds as somebody would write them. */
    public static Kind<Duration> time(String min, String max) {
        Duration least = Durations.read(min);
        Duration most = Durations.read(max);
        String fix = "give a time like 30s, 5m, 1h or 14d, from " + min + " to " + max;
        return value("time, `" + min + "` to `" + max + "`", fix, text -> {
            Duration time = Durations.read(text);
            return time == null || time.compareTo(least) < 0 || time.compareTo(most) > 0 ? null : time;
        });
    }

    /** A day begins at midnight, so that none ends then. */
    public static Kind<LocalTime> timeOfDay() {
        return value(
                "hour and minute, `00:01` to `23:59`",
                "give a time of day from 00:01 to 23:59, such as 18:00",
                text -> text.matches("\\d\\d:\\d\\d") && !text.equals("00:00") ? LocalTime.parse(text) : null);
    }

    public static Kind<String> property() {
        return value(
                "property, or some with dots between",
                "name a property of the principal, such as username or person.login",
                text -> BeanPath.of(text).toString());
    }

    /** Of the properties of beans. */
    public static Kind<BeanPath> properties() {
        return value(
                "property, or some with dots between", "name a property, such as roles or role.name", BeanPath::of);
    }

    public static Kind<Charset> charset() {
        return value("name of a character set", "name a character set, such as UTF-8 or ISO-8859-1", text -> {
            Charset charset = Charset.forName(text);
            return charset.canEncode() ? charset : null;
        });
    }

    /** Whether there are sentences in it is the view's to say. */
    public static Kind<Locale> language() {
        return value("language tag", "give a language tag like en, de or pt-BR", text -> {
            Locale language = Locale.forLanguageTag(text);
            return language.getLanguage().isEmpty() ? null : language;
        });
    }

    public static Kind<ZoneId> zone() {
        return value(
                "region or offset",
                "name a region such as Europe/Berlin, or UTC, or leave it out for the machine's",
                ZoneId::of);
    }

    public static Kind<Path> file() {
        return new Kind<>("path of a file", null, (text, faults) -> {
            try {
                return Paths.get(text);
            } catch (InvalidPathException e) {
                faults.add("is no path: " + e.getMessage(), "give the path of a file");
                return null;
            }
        });
    }

    public static Kind<Set<String>> list(String items) {
        return new Kind<>("list of " + items, Collections.emptySet(), (text, faults) -> {
            if (text.indexOf(';') >= 0) {
                faults.add("holds a semicolon", "divide the list with commas");
            }
            Set<String> found = new LinkedHashSet<>();
            for (String item : text.split(",")) {
                if (!item.trim().isEmpty()) {
                    found.add(item.trim());
                }
            }
            return found;
        });
    }

    public static Kind<String> issuer() {
        return new Kind<>("text, up to " + LONGEST_ISSUER + " characters, no colon", null, (text, faults) -> {
            if (text.indexOf(':') >= 0) {
                faults.add("holds a colon", "leave it out, it divides issuer and account in the app");
            }
            if (text.length() > LONGEST_ISSUER) {
                faults.add("is longer than " + LONGEST_ISSUER + " characters", "shorten it, apps show little");
            }
            return text;
        });
    }
}
