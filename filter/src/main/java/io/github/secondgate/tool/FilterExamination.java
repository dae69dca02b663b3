package io.github.secondgate.tool;

import io.github.secondgate.deployment.Descriptor;
import io.github.secondgate.deployment.SecondgateFilters;
import io.github.secondgate.deployment.SessionFilters;
import io.github.secondgate.deployment.WarLibraries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How Secondgate's filter stands in {@code web.xml}, or whether the jar can put it in front. */
final class FilterExamination {
    private static final String ENTRY = SecondgateFilters.TYPE.replace('.', '/');

    private final WarLibraries libraries;
    private final Descriptor webXml;
    private final Findings findings;

    FilterExamination(WarLibraries libraries, Descriptor webXml, Findings findings) {
        this.libraries = libraries;
        this.webXml = webXml;
        this.findings = findings;
    }

    /**
     * @param settingsFile whether there is one, so that the jar puts the filter in front
     * @return the name of the filter in web.xml; null where none is there
     */
    String gate(boolean settingsFile) {
        findings.note(
                webXml.isThere()
                        ? "WEB-INF/web.xml is of version " + webXml.version() + "."
                        : "There is no WEB-INF/web.xml.");
        List<String> gates = webXml.filters().entrySet().stream()
                .filter(filter -> isGate(filter.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
        if (gates.size() > 1) {
            findings.fault(SecondgateFilters.fault(gates));
        }
        for (String gate : gates) {
            findings.faults(webXml.faults(gate));
            findings.faults(Descriptor.openings(webXml.initParameters(gate)::get));
            before(gate);
        }
        if (gates.isEmpty()) {
            placed(settingsFile);
        }
        springBoot();
        webSocket();
        return gates.isEmpty() ? null : gates.get(0);
    }

    /** A class that extends it names it. */
    private boolean isGate(String type) {
        return SecondgateFilters.TYPE.equals(type)
                || libraries.holding(type).values().stream().anyMatch(content -> content.contains(ENTRY));
    }

    private void before(String gate) {
        List<String> order = webXml.order();
        int at = order.indexOf(gate);
        Set<String> earlier = new LinkedHashSet<>(order.subList(0, Math.max(at, 0)));
        Map<String, String> types = webXml.filters();
        earlier.removeIf(name -> SessionFilters.keepsSessions(name, types.getOrDefault(name, "")));
        if (!earlier.isEmpty()) {
            findings.note("Before Secondgate's filter " + String.join(", ", earlier) + " is mapped, and what a filter"
                    + " opens by itself there is not gated: put its <filter-mapping> after Secondgate's, unless it opens"
                    + " nothing.");
        }
    }

    private void placed(boolean settingsFile) {
        if (!settingsFile) {
            findings.fault("No filter of Secondgate stands in WEB-INF/web.xml: add it as the README says, or say the"
                    + " settings in WEB-INF/secondgate.properties, with which the jar puts it in front by itself.");
        } else if (webXml.leavesJarsOut()) {
            findings.fault(
                    "<absolute-ordering> in WEB-INF/web.xml keeps the container from asking Secondgate's jar, so"
                            + " that nothing would stand in front: add <others/> to it, or put the filter into WEB-INF/web.xml.");
        } else {
            findings.note("No web.xml names Secondgate's filter, so its jar puts it in front, in a container that asks"
                    + " the jars of WEB-INF/lib"
                    + (webXml.isBefore3()
                            ? ", which Jetty 9.4 does not where" + " web.xml is older than version 3.0"
                            : "")
                    + ". Look into the log for: Secondgate stands in front of this application.");
        }
    }

    /** Its own start asks no jar of WEB-INF/lib to put anything in front, and reads no web.xml. */
    private void springBoot() {
        if (!libraries
                .holding("org.springframework.boot.web.servlet.FilterRegistrationBean")
                .isEmpty()) {
            findings.note("Spring Boot is in WEB-INF/lib. Where java -jar starts the application, Secondgate stands in"
                    + " front of it only by a FilterRegistrationBean of its own code: see 'Spring Boot' in"
                    + " filter/docs/your-application.md.");
        }
    }

    private void webSocket() {
        libraries.ownClasses().entrySet().stream()
                .filter(one -> one.getValue().contains("/websocket/server/ServerEndpoint;"))
                .findFirst()
                .ifPresent(one -> findings.note("The application has WebSocket endpoints (" + one.getKey()
                        + "). In Tomcat they are behind the gate as they are; in Jetty the start asks for its upgrade"
                        + " filter in WEB-INF/web.xml, after Secondgate's."));
    }
}
