package io.github.secondgate.config.source;

import io.github.secondgate.config.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names that settings have, and what somebody meant who wrote another. Knows no values. */
public final class SettingNames {
    private static final Pattern KEYED = Pattern.compile("([^\\[]*)\\[.*]");

    private static final Set<String> KNOWN = Collections.unmodifiableSet(
            new TreeSet<>(Setting.all().stream().map(Setting::name).collect(Collectors.toList())));

    private SettingNames() {}

    /** As {@code issuer}, {@code mail.host} and {@code stepUp[]}. */
    public static Set<String> known() {
        return KNOWN;
    }

    /** @param name such as {@code issuer} or {@code stepUp[/admin/**]} */
    public static boolean isOne(String name) {
        return KNOWN.contains(keyless(name));
    }

    /**
     * That a line names no setting, with the one that was meant if there is one that it resembles.
     *
     * @param line its name as it stands there
     * @param prefix what belongs before the name of a setting there
     * @param name what {@code line} says without that prefix
     */
    public static String fault(String line, String prefix, String name) {
        String nearest = nearest(name);
        return line + " is no setting: "
                + (nearest == null
                        ? "remove the line, or find its name in filter/docs/settings.md."
                        : "did you mean " + prefix + nearest.replace("[]", "[…]") + "?");
    }

    /** What the lines of an INI set at the beans of that class, by the names of the settings; not what is no setting. */
    public static Map<String, String> said(Map<String, String> ini, String type) {
        Map<String, String> said = new LinkedHashMap<>();
        ini.forEach((bean, its) -> ini.forEach((line, text) -> {
            if (type.equals(its) && line.startsWith(bean + ".") && isOne(line.substring(bean.length() + 1))) {
                said.put(line.substring(bean.length() + 1), text);
            }
        }));
        return said;
    }

    /** Of the lines of an INI that set properties of the beans of that class: one sentence for each that is no setting. */
    public static List<String> faults(Map<String, String> ini, String type) {
        List<String> faults = new ArrayList<>();
        ini.forEach((bean, its) -> ini.keySet().stream()
                .filter(line -> type.equals(its) && line.startsWith(bean + "."))
                .map(line -> line.substring(bean.length() + 1))
                .filter(name -> !isOne(name))
                .forEach(name -> faults.add(fault(bean + "." + name, bean + ".", name))));
        return faults;
    }

    /** @return null where it resembles none */
    static String nearest(String name) {
        String nearest = null;
        String written = keyless(name).toLowerCase(Locale.ROOT);
        int least = Math.max(2, written.length() / 3) + 1;
        for (String candidate : KNOWN) {
            int distance = distance(written, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static String keyless(String name) {
        Matcher keyed = KEYED.matcher(name);
        return keyed.matches() ? keyed.group(1) + "[]" : name;
    }

    /** How many letters are added, left out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
