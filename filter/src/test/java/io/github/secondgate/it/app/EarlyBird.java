package io.github.secondgate.it.app;

import io.github.secondgate.Secondgate;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** An application that asks for Secondgate before the container has begun a filter, as it does in a servlet's init in some. */
public class EarlyBird implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        Secondgate.of(event.getServletContext()).forget("nobody-yet");
        event.getServletContext().setAttribute("it.early", Secondgate.of(event.getServletContext()));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
}
