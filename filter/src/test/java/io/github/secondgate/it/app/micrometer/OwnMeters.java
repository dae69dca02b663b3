package io.github.secondgate.it.app.micrometer;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** An application with meters of its own: a registry in the servlet context, and a page that shows what is in all there are. */
public class OwnMeters implements ServletContextListener {
    private static final List<Registry> REGISTRIES = new CopyOnWriteArrayList<>();

    /** Also made by its class, in an INI. */
    public static class Registry extends SimpleMeterRegistry {
        public Registry() {
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
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
    }
}
