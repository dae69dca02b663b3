package io.github.secondgate.deployment;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;

/**
 * Whether the filter stands in front of the application so that nothing gets around it. The Servlet API tells neither the
 * dispatchers nor the order of filters, so {@code WEB-INF/web.xml} itself is read. A filter that was registered by program is
 * not found there, and only its addresses are checked.
 */
public final class WebXml {
    private WebXml() {}

    /** One sentence a fault, with its mend. */
    public static List<String> faults(ServletContext context, FilterConfig filter) {
        String name = filter.getFilterName();
        List<String> faults = new ArrayList<>(Descriptor.openings(filter::getInitParameter));
        Descriptor webXml = Descriptor.read(context::getResourceAsStream, faults);
        if (webXml.order().contains(name)) {
            faults.addAll(webXml.faults(name));
        } else {
            registered(context.getFilterRegistration(name), faults);
        }
        webSocket(context, webXml, name, faults);
        return faults;
    }

    private static void registered(FilterRegistration registration, List<String> faults) {
        boolean everywhere =
                registration != null && registration.getUrlPatternMappings().contains("/*");
        if (!everywhere) {
            faults.add(
                    "The filter of Secondgate is not mapped to /*: give it <url-pattern>/*</url-pattern> and all five"
                            + " dispatchers.");
        }
    }

    /** Jetty puts its upgrade filter in front of all others as soon as there is an endpoint, unless web.xml places it. */
    private static void webSocket(ServletContext context, Descriptor webXml, String name, List<String> faults) {
        for (FilterRegistration other : context.getFilterRegistrations().values()) {
            String type = String.valueOf(other.getClassName());
            boolean upgrades = type.startsWith("org.eclipse.jetty") && type.endsWith("WebSocketUpgradeFilter");
            if (upgrades && !declaredAfter(webXml, other.getName(), name)) {
                faults.add(
                        "The application has WebSocket endpoints, and Jetty's upgrade filter stands in front of the gate:"
                                + " declare a <filter> with the name and class " + type + " in WEB-INF/web.xml, with"
                                + " <async-supported>true</async-supported>, and map it to /*"
                                + (SecondgateFilters.isPlaced(name) ? "." : " after Secondgate."));
            }
        }
    }

    private static boolean declaredAfter(Descriptor webXml, String later, String first) {
        List<String> order = webXml.order();
        return SecondgateFilters.isPlaced(first)
                ? order.contains(later)
                : order.contains(first) && order.indexOf(later) > order.lastIndexOf(first);
    }
}
