package io.github.secondgate.deployment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;

/**
 * Filters that keep sessions of their own in the place of the container's, as Spring Session's does, and Hazelcast's. In front of
 * one, the gate would look into sessions in which nobody is ever signed in. What a container keeps elsewhere by itself is no such filter;
 * nor is one found that another class of the application calls.
 */
public final class SessionFilters {
    private static final String SPRINGS_BEAN = "springSessionRepositoryFilter";

    private SessionFilters() {}

    /** One sentence a fault, with its mend. What one by program stands behind is known only of the filter that the jar places. */
    public static List<String> faults(ServletContext context) {
        List<String> keepers = new ArrayList<>();
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (keepsSessions(filter.getName(), String.valueOf(filter.getClassName()))) {
                keepers.add(filter.getName());
            }
        }
        List<String> gates = SecondgateFilters.of(context);
        if (keepers.isEmpty() || gates.size() != 1) {
            return Collections.emptyList();
        }
        String gate = gates.get(0);
        return SecondgateFilters.isPlaced(gate)
                ? behindThePlacedOne(keepers)
                : behind(gate, Descriptor.read(context::getResourceAsStream, new ArrayList<>()), keepers);
    }

    /**
     * Of a file alone.
     *
     * @param gate the name of Secondgate's filter there; null where the jar puts it in front
     */
    public static List<String> faults(Descriptor webXml, String gate) {
        List<String> keepers = new ArrayList<>();
        webXml.filters().forEach((name, type) -> {
            if (keepsSessions(name, type)) {
                keepers.add(name);
            }
        });
        return gate == null ? behindThePlacedOne(keepers) : behind(gate, webXml, keepers);
    }

    private static List<String> behind(String gate, Descriptor webXml, List<String> keepers) {
        List<String> order = webXml.order();
        return keepers.stream()
                .filter(name -> order.contains(gate) && order.indexOf(name) > order.indexOf(gate))
                .map(name -> told(name) + "move its <filter-mapping> in WEB-INF/web.xml before that of Secondgate.")
                .collect(Collectors.toList());
    }

    private static List<String> behindThePlacedOne(List<String> keepers) {
        return keepers.stream()
                .map(name -> told(name) + "name Secondgate's filter after that one, in WEB-INF/web.xml or by program,"
                        + " and the jar puts none in front.")
                .collect(Collectors.toList());
    }

    /** @param type its class, as web.xml has it */
    public static boolean keepsSessions(String name, String type) {
        return type.startsWith("org.springframework.session.web.")
                || type.startsWith("com.hazelcast.web.")
                || type.equals(FilterTypes.SPRINGS_PROXY) && name.equals(SPRINGS_BEAN);
    }

    private static String told(String name) {
        return "The filter " + name
                + " keeps sessions of its own, and Secondgate's in front of it would never see anybody"
                + " signed in: ";
    }
}
