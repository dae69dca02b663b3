package io.github.secondgate.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of the settings, read one by one as {@link Setting} says. A text that cannot be used becomes a fault, and
 * the default takes its place, so that all faults are found in one start. Where the texts come from it does not know.
 */
public final class Settings {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> texts;
    private final List<String> faults;

    /** @param texts by the whole name of the setting, such as {@code mail.host} or {@code stepUp[/admin/**]} */
    public Settings(Map<String, String> texts, List<String> faults) {
        this.texts = texts;
        this.faults = faults;
    }

    /** @return what stands in where nothing is said, or nothing that can be used; null where nothing does */
    public <T> T get(Setting<T> setting) {
        return read(setting, setting.name());
    }

    private <T> T read(Setting<T> setting, String name) {
        String text = text(name);
        T value = text.isEmpty() ? null : setting.read(text, (what, fix) -> fault(name, what, fix));
        return value == null ? setting.standIn() : value;
    }

    /** With what its {@code ${name}} stand for: system properties, or else environment variables. */
    private String text(String name) {
        Matcher variable = VARIABLE.matcher(given(name));
        StringBuffer text = new StringBuffer();
        while (variable.find()) {
            String found = System.getProperty(variable.group(1), System.getenv(variable.group(1)));
            if (found == null) {
                fault(name, "names " + variable.group(), "set that system property or environment variable");
                return "";
            }
            variable.appendReplacement(text, Matcher.quoteReplacement(found));
        }
        return variable.appendTail(text).toString().trim();
    }

    /** The names in its {@code ${name}}. */
    public static Set<String> variables(String text) {
        Set<String> names = new HashSet<>();
        for (Matcher variable = VARIABLE.matcher(text); variable.find(); ) {
            names.add(variable.group(1));
        }
        return names;
    }

    private String given(String name) {
        String text = texts.get(name);
        return text == null ? "" : text.trim();
    }

    boolean says(Setting<?> setting) {
        return !given(setting.name()).isEmpty();
    }

    /** Whether there is a line, even an empty one, with a name that begins so. */
    boolean saysAny(String prefix) {
        return texts.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    <T> T required(Setting<T> setting) {
        if (!says(setting)) {
            fault(setting, "is missing", "add the line secondgate." + setting.name() + " = " + setting.example());
        }
        return get(setting);
    }

    /** A setting with a key in brackets: all that is said of it, in that order; null where it cannot be used. */
    <T> Map<String, T> keyed(Setting<T> setting) {
        String prefix = setting.name().replace("]", "");
        Map<String, T> values = new LinkedHashMap<>();
        for (String name : texts.keySet()) {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length(), name.length() - 1), read(setting, name));
            }
        }
        return values;
    }

    /** @param fix what to do about it */
    public void fault(Setting<?> setting, String what, String fix) {
        fault(setting.name().replace("[]", ""), what, fix);
    }

    /** Of the line with that key. */
    void fault(Setting<?> setting, String key, String what, String fix) {
        fault(setting.name().replace("[]", "[" + key + "]"), what, fix);
    }

    /** Said once, however often the setting is read. */
    private void fault(String name, String what, String fix) {
        String fault = "secondgate." + name + " " + what + ": " + fix + ".";
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
