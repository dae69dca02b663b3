package io.github.secondgate.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.shiro.config.ConfigurationException;
import org.apache.shiro.config.Ini;

/** {@code WEB-INF/shiro.ini} as Shiro reads it, without making what it configures. */
public final class IniFile {
    private static final String NAME = "/WEB-INF/shiro.ini";

    private IniFile() {}

    /**
     * The lines of its section main, in their order; empty where there is no such file, or none that can be read.
     *
     * @param application its files, by their whole names; null for one that is not there
     */
    public static Map<String, String> main(Function<String, InputStream> application) {
        try (InputStream in = application.apply(NAME)) {
            if (in == null) {
                return Collections.emptyMap();
            }
            Ini ini = new Ini();
            ini.load(in);
            Map<String, String> main = ini.getSection("main");
            return main == null ? Collections.emptyMap() : new LinkedHashMap<>(main);
        } catch (IOException | ConfigurationException e) {
            return Collections.emptyMap();
        }
    }
}
