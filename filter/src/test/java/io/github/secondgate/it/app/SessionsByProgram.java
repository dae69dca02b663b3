package io.github.secondgate.it.app;

import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContextEvent;

/** Registers what keeps the sessions too: Hazelcast's filter, behind the gate, or before it, as the application says. */
public class SessionsByProgram extends GateByProgram {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        String order = event.getServletContext().getInitParameter("sessions");
        FilterRegistration.Dynamic sessions =
                event.getServletContext().addFilter("sessions", "com.hazelcast.web.WebFilter");
        sessions.setInitParameter("config-location", "/WEB-INF/hazelcast.xml");
        sessions.setInitParameter("use-client", "false");
        sessions.setInitParameter("sticky-session", "false");
        sessions.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.INCLUDE),
                order.equals("behind"),
                "/*");
        super.contextInitialized(event);
    }
}
