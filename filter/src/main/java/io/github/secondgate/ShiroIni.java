package io.github.secondgate;

import io.github.secondgate.config.source.SettingNames;
import io.github.secondgate.deployment.IniFile;
import io.github.secondgate.deployment.Libraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletContext;

/** The lines of {@code WEB-INF/shiro.ini} that name no setting. */
final class ShiroIni {
    private static final String BEAN = Secondgate.class.getName();

    private ShiroIni() {}

    /** One sentence a line; empty where there is no such file, or none that can be read. */
    static List<String> faults(ServletContext context) {
        Map<String, String> main = IniFile.main(context::getResourceAsStream);
        List<String> faults = new ArrayList<>();
        if (!main.containsValue(BEAN)) {
            return faults;
        }
        faults.addAll(Libraries.faults());
        // Where a library is missing, our own classes need not be readable.
        return faults.isEmpty() ? SettingNames.faults(main, BEAN) : faults;
    }
}
