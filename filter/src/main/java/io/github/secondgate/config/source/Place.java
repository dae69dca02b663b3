package io.github.secondgate.config.source;

import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A place where settings are said, with what it says by the whole name of each setting. Immutable. */
final class Place {
    private static final String PREFIX = "secondgate.";

    private final String name;
    private final Map<String, String> said;

    Place(String name, Map<String, String> said) {
        this.name = name;
        this.said = Collections.unmodifiableMap(said);
    }

    /** All of it must be ours. */
    static Place file(Function<String, InputStream> application, List<String> faults) {
        Map<String, String> said = new LinkedHashMap<>();
        SettingsFile.read(application, faults).forEach((line, text) -> {
            String setting = unprefixed(line);
            if (line.startsWith(PREFIX) && SettingNames.isOne(setting)) {
                said.put(setting, text);
            } else {
                faults.add(SettingsFile.NAME + ": " + SettingNames.fault(line, PREFIX, setting));
            }
        });
        return new Place(SettingsFile.NAME, said);
    }

    /** A parameter without the prefix is the filter's own, unless it is the name of a setting. */
    static Place initParameters(Map<String, String> parameters, List<String> faults) {
        Map<String, String> said = new LinkedHashMap<>();
        parameters.forEach((line, text) -> {
            String setting = unprefixed(line);
            if (line.startsWith(PREFIX) && SettingNames.isOne(setting)) {
                said.put(setting, text);
            } else if (!setting.equals(line) || SettingNames.isOne(line)) {
                faults.add("The init parameter " + SettingNames.fault(line, PREFIX, setting));
            }
        });
        return new Place("the init parameters of the filter", said);
    }

    /**
     * Others in this process may have properties that begin alike, so one that resembles no setting is theirs, and one that
     * a setting names as its variable is no slip.
     */
    static Place systemProperties(Set<String> variables, List<String> faults) {
        Map<String, String> said = new LinkedHashMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(line -> line.startsWith(PREFIX))
                .sorted()
                .forEach(line -> {
                    String setting = unprefixed(line);
                    if (SettingNames.isOne(setting)) {
                        said.put(setting, System.getProperty(line));
                    } else if (!variables.contains(line) && SettingNames.nearest(setting) != null) {
                        faults.add("The system property " + SettingNames.fault(line, PREFIX, setting));
                    }
                });
        return new Place("the system properties", said);
    }

    private static String unprefixed(String line) {
        return line.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? line.substring(PREFIX.length()) : line;
    }

    Map<String, String> said() {
        return said;
    }

    @Override
    public String toString() {
        return name;
    }
}
