package io.github.secondgate;

import io.github.secondgate.config.source.SettingNames;
import io.github.secondgate.deployment.Libraries;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletContext;
import org.apache.shiro.config.ConfigurationException;
import org.apache.shiro.config.Ini;

/** The lines of {@code WEB-INF/shiro.ini} that name no setting. */
final class ShiroIni {
    private static final String INI = "/WEB-INF/shiro.ini";
    private static final String BEAN = Secondgate.class.getName();

    private ShiroIni() {}

    /** One sentence a line; empty where there is no such file, or none that can be read. */
    static List<String> faults(ServletContext context) {
        try (InputStream in = context.getResourceAsStream(INI)) {
            return in == null ? Collections.emptyList() : faults(in);
        } catch (IOException | ConfigurationException e) {
            return Collections.emptyList();
        }
    }

    private static List<String> faults(InputStream in) {
        Ini ini = new Ini();
        ini.load(in);
        Map<String, String> main = ini.getSection("main");
        List<String> faults = new ArrayList<>();
        if (main == null || !main.containsValue(BEAN)) {
            return faults;
        }
        faults.addAll(Libraries.faults());
        if (!faults.isEmpty()) {
            // Where a library is missing, our own classes need not be readable.
            return faults;
        }
        main.forEach((bean, type) -> main.keySet().stream()
                .filter(line -> BEAN.equals(type) && line.startsWith(bean + "."))
                .map(line -> line.substring(bean.length() + 1))
                .filter(name -> !SettingNames.isOne(name))
                .forEach(name -> faults.add(SettingNames.fault(bean + "." + name, bean + ".", name))));
        return faults;
    }
}
