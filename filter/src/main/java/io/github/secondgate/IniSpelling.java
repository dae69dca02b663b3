package io.github.secondgate;

import io.github.secondgate.config.Setting;
import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.deployment.Libraries;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import org.apache.shiro.config.ConfigurationException;
import org.apache.shiro.config.Ini;

/**
 * Finds the lines of {@code shiro.ini} that name no setting of {@link Secondgate}. Shiro would stop at the first of them,
 * in its listener, where we are not asked; so the container asks us before all listeners. Where it does not, or where the
 * application keeps its INI elsewhere, Shiro's own message stands.
 */
public final class IniSpelling implements ServletContainerInitializer {
    private static final String INI = "/WEB-INF/shiro.ini";
    private static final String BEAN = Secondgate.class.getName();

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws StartRefusedException {
        List<String> faults = faults(context);
        if (!faults.isEmpty()) {
            throw new StartRefusedException(faults);
        }
    }

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
        Set<String> known = known();
        main.forEach((bean, type) -> main.keySet().stream()
                .filter(line -> BEAN.equals(type) && line.startsWith(bean + "."))
                .map(line -> line.substring(bean.length() + 1))
                .filter(name -> !known.contains(keyless(name)))
                .forEach(name -> faults.add(fault(bean, name, known))));
        return faults;
    }

    private static String keyless(String name) {
        return name.replaceAll("\\[.*", "[]");
    }

    private static String fault(String bean, String name, Set<String> known) {
        String nearest = null;
        String written = keyless(name).toLowerCase(Locale.ROOT);
        int least = Math.max(2, written.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(written, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return bean + "." + name + " is no setting: "
                + (nearest == null
                        ? "remove the line, or find its name in filter/docs/settings.md."
                        : "did you mean " + bean + "." + nearest.replace("[]", "[…]") + "?");
    }

    /** All names after the bean's, such as {@code issuer}, {@code mail.host} and {@code stepUp[]}. */
    static Set<String> known() {
        return Setting.all().stream().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
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
