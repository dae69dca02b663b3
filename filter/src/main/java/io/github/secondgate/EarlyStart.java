package io.github.secondgate;

import io.github.secondgate.deployment.SecondgateFilters;
import io.github.secondgate.log.Log;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.servlet.ServletException;

/**
 * A start before the container begins the filters, for an application that asks for Secondgate while it starts: Undertow makes a
 * filter only when its first request comes, and servlets long before. What the container makes later on stands behind what was
 * started here. Ends it where no request ever came.
 */
public final class EarlyStart implements ServletContextListener {
    private static final Log LOG = Log.of(Secondgate.class);
    private static final String STARTING = "io.github.secondgate.starting";
    private static final String STARTED = "io.github.secondgate.early";

    /**
     * Starts what stands in the application's one filter of ours, unless it starts already. With none or several there is
     * nothing to be started.
     *
     * @throws IllegalStateException if the start is refused
     */
    static void of(ServletContext context) {
        List<String> names = SecondgateFilters.of(context);
        if (names.size() != 1 || context.getAttribute(STARTING) != null || context.getAttribute(STARTED) != null) {
            return;
        }
        SecondgateFilter filter = new SecondgateFilter();
        try {
            filter.init(new Registered(context, context.getFilterRegistration(names.get(0))));
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        LOG.info("Secondgate was asked for by the application before the container began its filters, and has started");
        context.setAttribute(STARTED, filter);
    }

    /** What was started early, for the filter that the container makes; null where nothing was. */
    static SecondgateFilter take(ServletContext context) {
        SecondgateFilter early = (SecondgateFilter) context.getAttribute(STARTED);
        context.removeAttribute(STARTED);
        return early;
    }

    static void begin(ServletContext context) {
        context.setAttribute(STARTING, true);
    }

    static void end(ServletContext context) {
        context.removeAttribute(STARTING);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {}

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        SecondgateFilter early = take(event.getServletContext());
        if (early != null) {
            early.destroy();
        }
    }

    /** What the container says to a filter that it makes. */
    private static final class Registered implements FilterConfig {
        private final ServletContext context;
        private final FilterRegistration filter;

        Registered(ServletContext context, FilterRegistration filter) {
            this.context = context;
            this.filter = filter;
        }

        @Override
        public String getFilterName() {
            return filter.getName();
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public String getInitParameter(String name) {
            return filter.getInitParameter(name);
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.enumeration(filter.getInitParameters().keySet());
        }
    }
}
