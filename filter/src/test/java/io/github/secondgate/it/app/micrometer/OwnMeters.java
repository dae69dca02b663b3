package io.github.secondgate.it.app.micrometer;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * An application with meters of its own: a registry in the servlet context, and a page that shows what is in all there are, with
 * {@code await=NAME} once one of that name was added to one of them.
 */
public class OwnMeters implements ServletContextListener {
    private static final List<Registry> REGISTRIES = new CopyOnWriteArrayList<>();

    /** Also made by its class, in an INI. */
    public static class Registry extends SimpleMeterRegistry {
        private final Set<String> added = ConcurrentHashMap.newKeySet();

        public Registry() {
            config().onMeterAdded(meter -> {
                synchronized (REGISTRIES) {
                    added.add(meter.getId().getName());
                    REGISTRIES.notifyAll();
                }
            });
            REGISTRIES.add(this);
        }

        /** As of one that sends them somewhere, nobody sees its meters any longer. */
        @Override
        public void close() {
            super.close();
            REGISTRIES.remove(this);
        }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute("com.acme.meters", new Registry());
        event.getServletContext().addServlet("meters", new Page()).addMapping("/public/meters");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}

    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            String awaited = request.getParameter("await");
            if (awaited != null) {
                await(awaited);
            }
            Map<String, Double> lines = new TreeMap<>();
            for (Registry registry : REGISTRIES) {
                for (Meter meter : registry.getMeters()) {
                    for (Measurement measured : meter.measure()) {
                        lines.put(
                                meter.getId().getName() + meter.getId().getTags() + measured.getStatistic(),
                                measured.getValue());
                    }
                }
            }
            response.getWriter().print(lines);
        }

        private static void await(String name) throws ServletException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            synchronized (REGISTRIES) {
                while (REGISTRIES.stream().noneMatch(registry -> registry.added.contains(name))) {
                    try {
                        TimeUnit.NANOSECONDS.timedWait(REGISTRIES, end - System.nanoTime());
                    } catch (InterruptedException e) {
                        throw new ServletException(e);
                    }
                    if (System.nanoTime() >= end) {
                        throw new ServletException("Nobody added the meter " + name);
                    }
                }
            }
            // A registry tells of a meter before it shows it, and adds one at a time.
            REGISTRIES.forEach(registry -> registry.counter("acme.awaited"));
        }
    }
}
