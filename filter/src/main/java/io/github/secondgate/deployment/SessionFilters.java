package io.github.secondgate.deployment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;

/**
 * Filters that keep sessions of their own in the place of the container's, as Spring Session's does, and Hazelcast's. In front of
 * one, the gate would look into sessions in which nobody is ever signed in. What a container keeps elsewhere by itself is no such filter;
 * nor is one found that another class of the application calls.
 */
public final class SessionFilters {
    private static final String SPRINGS_PROXY = "org.springframework.web.filter.DelegatingFilterProxy";
    private static final String SPRINGS_BEAN = "springSessionRepositoryFilter";

    private SessionFilters() {}

    /** One sentence a fault, with its mend. What one by program stands behind is known only of the filter that the jar places. */
    public static List<String> faults(ServletContext context) {
        Descriptor webXml = Descriptor.read(context::getResourceAsStream, new ArrayList<>());
        List<String> gates = SecondgateFilters.of(context);
        if (gates.size() != 1 || !SecondgateFilters.isPlaced(gates.get(0))) {
            return gates.size() == 1 ? faults(webXml, gates.get(0)) : Collections.emptyList();
        }
        Map<String, String> registered = new LinkedHashMap<>();
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            registered.put(filter.getName(), String.valueOf(filter.getClassName()));
        }
        return behindThePlacedOne(registered);
    }

    /**
     * Of a file alone.
     *
     * @param gate the name of Secondgate's filter there; null where the jar puts it in front
     */
    public static List<String> faults(Descriptor webXml, String gate) {
        if (gate == null) {
            return behindThePlacedOne(webXml.filters());
        }
        List<String> faults = new ArrayList<>();
        List<String> order = webXml.order();
        webXml.filters().forEach((name, type) -> {
            if (keepsSessions(name, type) && order.contains(gate) && order.indexOf(name) > order.indexOf(gate)) {
                faults.add(told(name) + "move its <filter-mapping> in WEB-INF/web.xml before that of Secondgate.");
            }
        });
        return faults;
    }

    private static List<String> behindThePlacedOne(Map<String, String> filters) {
        List<String> faults = new ArrayList<>();
        filters.forEach((name, type) -> {
            if (keepsSessions(name, type)) {
                faults.add(told(name) + "name Secondgate's filter after that one, in WEB-INF/web.xml or by program,"
                        + " and the jar puts none in front.");
            }
        });
        return faults;
    }

    /** @param type its class, as web.xml has it */
    public static boolean keepsSessions(String name, String type) {
        return type.startsWith("org.springframework.session.web.")
                || type.startsWith("com.hazelcast.web.")
                || type.equals(SPRINGS_PROXY) && name.equals(SPRINGS_BEAN);
    }

    private static String told(String name) {
        return "The filter " + name
                + " keeps sessions of its own, and Secondgate's in front of it would never see anybody"
                + " signed in: ";
    }
}
