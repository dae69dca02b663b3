package io.github.secondgate.demo.marina;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import org.h2.tools.RunScript;

/** Fills a new database when the application starts, and closes it when it stops. */
public class MarinaListener implements ServletContextListener {

    private static final String SCRIPT = "/WEB-INF/sql/marina.sql";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try (Connection connection = new MarinaDataSource().getConnection()) {
            if (isNew(connection)) {
                runScript(connection, event.getServletContext());
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The marina's database cannot be prepared", e);
        }
    }

    private static boolean isNew(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, "PUBLIC", "BERTH", null)) {
            return !tables.next();
        }
    }

    private static void runScript(Connection connection, ServletContext context) throws SQLException, IOException {
        try (InputStream script = context.getResourceAsStream(SCRIPT);
                InputStreamReader reader = new InputStreamReader(script, StandardCharsets.UTF_8)) {
            RunScript.execute(connection, reader);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            MarinaDataSource.shutDown();
            deregisterOurDrivers();
        } catch (SQLException e) {
            event.getServletContext().log("The marina's database did not close", e);
        }
    }

    /** A driver left behind would keep the undeployed application in memory. */
    private static void deregisterOurDrivers() throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == MarinaListener.class.getClassLoader()) {
                DriverManager.deregisterDriver(driver);
            }
        }
    }
}
