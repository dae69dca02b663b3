package io.github.secondgate.demo.marina;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The languages a visitor can choose from, by their tags, each in its own words. The marina itself speaks English only. */
public final class Languages {

    private static final Map<String, String> NAMES = names();

    private Languages() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("en", "English");
        names.put("de", "Deutsch");
        names.put("fr", "Français");
        names.put("es", "Español");
        names.put("it", "Italiano");
        names.put("pt", "Português");
        names.put("nl", "Nederlands");
        names.put("pl", "Polski");
        names.put("tr", "Türkçe");
        names.put("ru", "Русский");
        names.put("ar", "العربية");
        names.put("hi", "हिन्दी");
        names.put("ja", "日本語");
        names.put("zh", "简体中文");
        return Collections.unmodifiableMap(names);
    }

    public static Map<String, String> all() {
        return NAMES;
    }
}
