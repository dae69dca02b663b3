package io.github.secondgate.it.app;

import io.github.secondgate.Secondgate;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** An application that makes the bean by its own code, and puts it into the servlet context. */
public class Announcer implements ServletContextListener {
    /** With a data source. */
    public static Secondgate secondgate(String database) {
        CountingDataSource dataSource = new CountingDataSource();
        dataSource.setUrl(database);
        Secondgate secondgate = new Secondgate();
        secondgate.setDataSource(dataSource);
        secondgate.setRequire("everyone");
        secondgate.setClock(new FrozenClock());
        return secondgate;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        String database = event.getServletContext().getInitParameter("database");
        event.getServletContext().setAttribute(Secondgate.class.getName(), secondgate(database));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
}
