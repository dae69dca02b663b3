package io.github.secondgate.it.app.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.servlet.GuiceServletContextListener;
import io.github.secondgate.Secondgate;
import io.github.secondgate.it.app.Announcer;
import javax.servlet.ServletContextEvent;

/** An application of Guice whose people are not signed in by Shiro. */
public class PlainModules extends GuiceServletContextListener {
    private String database;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        database = event.getServletContext().getInitParameter("database");
        super.contextInitialized(event);
    }

    @Override
    protected Injector getInjector() {
        return Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                bind(Secondgate.class).toInstance(Announcer.secondgate(database));
            }
        });
    }
}
