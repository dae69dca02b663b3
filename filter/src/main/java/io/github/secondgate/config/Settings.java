package io.github.secondgate.config;

import io.github.secondgate.gate.PathRule;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.store.Database;
import io.github.secondgate.totp.Totp;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings as the INI gives them, read one by one. A value that cannot be used becomes a fault, and a harmless stand-in
 * takes its place, so that all faults are found in one start.
 */
public final class Settings {
    /** Shorter, and nobody would come back from the challenge in time: it would lead to itself for ever. */
    private static final Duration SHORTEST_STEP_UP = Duration.ofSeconds(10);

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern ADDRESS = Pattern.compile("/[A-Za-z0-9._~/-]*");

    private final Map<String, String> raw;
    private final List<String> faults;

    public Settings(Map<String, String> raw, List<String> faults) {
        this.raw = raw;
        this.faults = faults;
    }

    /** The value, with what its {@code ${name}} stand for: system properties, or else environment variables. */
    public String text(String name, String defaultValue) {
        Matcher variable = VARIABLE.matcher(given(name));
        StringBuffer value = new StringBuffer();
        while (variable.find()) {
            String found = System.getProperty(variable.group(1), System.getenv(variable.group(1)));
            if (found == null) {
                fault(name, "names " + variable.group(), "set that system property or environment variable");
                return defaultValue;
            }
            variable.appendReplacement(value, Matcher.quoteReplacement(found));
        }
        String whole = variable.appendTail(value).toString().trim();
        return whole.isEmpty() ? defaultValue : whole;
    }

    private String given(String name) {
        String value = raw.get(name);
        return value == null ? "" : value.trim();
    }

    String required(String name, String example) {
        if (given(name).isEmpty()) {
            fault(name, "is missing", "add the line secondgate." + name + " = " + example);
        }
        return text(name, null);
    }

    Set<String> list(String name) {
        Set<String> items = new LinkedHashSet<>();
        String value = text(name, "");
        if (value.indexOf(';') >= 0) {
            fault(name, "holds a semicolon", "divide the list with commas");
        }
        for (String item : value.split(",")) {
            if (!item.trim().isEmpty()) {
                items.add(item.trim());
            }
        }
        return items;
    }

    boolean flag(String name, boolean defaultValue) {
        String value = text(name, Boolean.toString(defaultValue)).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            fault(name, "is '" + value + "'", "say true or false");
            return defaultValue;
        }
        return value.equals("true");
    }

    int number(String name, int defaultValue, int min, int max) {
        String value = text(name, Integer.toString(defaultValue));
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        fault(name, "is '" + value + "'", "give a number from " + min + " to " + max);
        return defaultValue;
    }

    Duration duration(String name, String defaultValue, Duration max) {
        return parsed(name, text(name, defaultValue), Duration.ZERO, max);
    }

    Duration duration(String name, String defaultValue, Duration min, Duration max) {
        return parsed(name, text(name, defaultValue), min, max);
    }

    private Duration parsed(String name, String value, Duration min, Duration max) {
        Duration duration = Durations.read(value);
        if (duration == null || duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            fault(
                    name,
                    "is '" + value + "'",
                    "give a time like 30s, 5m, 1h or 14d, from " + Durations.written(min) + " to "
                            + Durations.written(max));
            return min;
        }
        return duration;
    }

    /** An address inside the context. */
    String address(String name, String defaultValue) {
        String value = text(name, defaultValue);
        if (!ADDRESS.matcher(value).matches() || PathRule.crafted(value)) {
            fault(name, "is '" + value + "'", "give an address inside the application, with one leading slash");
            return defaultValue;
        }
        return value;
    }

    List<PathRule> rules(String name) {
        List<PathRule> rules = new ArrayList<>();
        for (String item : list(name)) {
            if (item.contains(" /")) {
                fault(name, "holds '" + item + "'", "divide the addresses with commas");
            }
            if (item.equals("/**")) {
                fault(name, "holds /**, which would make everything public", "name the public addresses one by one");
            }
            try {
                rules.add(PathRule.of(item));
            } catch (IllegalArgumentException e) {
                fault(name, "does not fit: " + e.getMessage(), "write addresses like /, /about or /public/**");
            }
        }
        return rules;
    }

    Map<PathRule, Duration> stepUps(Map<String, String> given) {
        Map<PathRule, Duration> rules = new LinkedHashMap<>();
        given.forEach((path, age) -> {
            String name = "stepUp[" + path + "]";
            try {
                rules.put(PathRule.of(path), parsed(name, age.trim(), SHORTEST_STEP_UP, Duration.ofDays(1)));
            } catch (IllegalArgumentException e) {
                fault(name, "does not fit: " + e.getMessage(), "write secondgate.stepUp[/admin/**] = 5m");
            }
        });
        return rules;
    }

    public Enforcement requirement() {
        String value = text("require", "voluntary");
        for (Enforcement requirement : Enforcement.values()) {
            if (requirement.name().equalsIgnoreCase(value)) {
                return requirement;
            }
        }
        fault("require", "is '" + value + "'", "say voluntary, everyone, roles or off");
        return Enforcement.VOLUNTARY;
    }

    public Duration queryTimeout() {
        return duration(
                "queryTimeout",
                Durations.written(Database.QUERY_TIMEOUT),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }

    /** Whether there are sentences in it is the view's to say. */
    Locale language() {
        String tag = text("language", "en");
        Locale language = Locale.forLanguageTag(tag);
        if (language.getLanguage().isEmpty()) {
            fault("language", "is '" + tag + "'", "give a language tag like en, de or pt-BR");
            return Locale.ENGLISH;
        }
        return language;
    }

    /** In which days begin. */
    ZoneId timeZone() {
        String name = text("timeZone", null);
        try {
            return name == null ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            fault(
                    "timeZone",
                    "is '" + name + "'",
                    "name a region such as Europe/Berlin, or UTC, or leave it out for the machine's");
            return ZoneOffset.UTC;
        }
    }

    Totp totp() {
        String name = text("algorithm", "SHA1").replace("-", "").toUpperCase(Locale.ROOT);
        Totp.Algorithm algorithm = Totp.Algorithm.SHA1;
        try {
            algorithm = Totp.Algorithm.valueOf(name);
        } catch (IllegalArgumentException e) {
            fault("algorithm", "is '" + name + "'", "say SHA1 (the only one every app knows), SHA256 or SHA512");
        }
        return new Totp(algorithm, number("digits", 6, 6, 8), number("period", 30, 10, 300));
    }

    /** @return null where it is missing or cannot be a path */
    Path keyFile() {
        String example = "/etc/myapp/secondgate.key (java -jar secondgate-filter.jar new-key FILE makes one)";
        return file("keyFile", required("keyFile", example));
    }

    /** @return null where the value is, or cannot be a path */
    Path file(String name, String value) {
        if (value == null) {
            return null;
        }
        try {
            return Paths.get(value);
        } catch (InvalidPathException e) {
            fault(name, "is no path: " + e.getMessage(), "give the path of a file");
            return null;
        }
    }

    boolean isEmpty() {
        return raw.isEmpty();
    }

    /** Said once, however often the setting is read. */
    void fault(String name, String what, String fix) {
        String fault = "secondgate." + name + " " + what + ": " + fix + ".";
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
