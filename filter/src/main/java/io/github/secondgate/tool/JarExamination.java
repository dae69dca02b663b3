package io.github.secondgate.tool;

import io.github.secondgate.deployment.Descriptor;
import io.github.secondgate.deployment.SecondgateFilters;
import io.github.secondgate.deployment.WarLibraries;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether Secondgate's own jar is there, once, and speaks of the servlet API that the application speaks of. */
final class JarExamination {
    /** Put together, or they would be renamed in the jar for the other one. */
    private static final String JAVAX = String.join("/", "javax", "servlet", "");

    private static final String JAKARTA = String.join("/", "jakarta", "servlet", "");

    private final WarLibraries libraries;
    private final Findings findings;

    JarExamination(WarLibraries libraries, Findings findings) {
        this.libraries = libraries;
        this.findings = findings;
    }

    void of(Descriptor webXml) {
        Map<String, String> ours = libraries.holding(SecondgateFilters.TYPE);
        if (ours.isEmpty()) {
            findings.fault("No jar of Secondgate is in WEB-INF/lib: put secondgate-filter-bundle.jar there, or"
                    + " secondgate-filter-bundle-jakarta.jar where the servlet API is named jakarta.");
            return;
        }
        if (ours.size() > 1) {
            findings.fault("Secondgate is in WEB-INF/lib more than once (" + String.join(", ", ours.keySet())
                    + "): leave one.");
        }
        boolean jakarta = ours.values().iterator().next().contains(JAKARTA);
        String other = jakarta ? JAVAX : JAKARTA;
        String evidence = speaking(other);
        if (evidence == null && !jakarta && webXml.isJakarta()) {
            evidence = "WEB-INF/web.xml";
        }
        if (evidence != null && speaking(jakarta ? JAKARTA : JAVAX) == null) {
            findings.fault("The application speaks of " + named(other) + " (" + evidence + "), and Secondgate's jar of "
                    + named(jakarta ? JAKARTA : JAVAX) + ": take secondgate-filter-bundle" + (jakarta ? "" : "-jakarta")
                    + ".jar instead.");
        }
    }

    private static String named(String api) {
        return api.substring(0, api.length() - 1).replace('/', '.');
    }

    /** @return the first of the application's classes, or of Shiro's jars, that names it; null where none does */
    private String speaking(String api) {
        Map<String, String> classes = new LinkedHashMap<>(libraries.ownClasses());
        classes.putAll(libraries.holding("org.apache.shiro.web.env.WebEnvironment"));
        return classes.entrySet().stream()
                .filter(one -> one.getValue().contains(api))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
