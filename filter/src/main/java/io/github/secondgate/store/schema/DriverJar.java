package io.github.secondgate.store.schema;

import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/** The driver in a jar, for a program that has none of its own. */
final class DriverJar {
    private final Path jar;

    DriverJar(Path jar) {
        this.jar = jar;
    }

    /**
     * Gives connections and nothing else, and pools none.
     *
     * @throws SQLException if there is no driver for that address in it
     */
    DataSource dataSource(String url, String user, String password) throws SQLException {
        Driver driver = driver(url);
        Properties person = new Properties();
        person.setProperty("user", user);
        person.setProperty("password", password);
        return (DataSource) Proxy.newProxyInstance(
                DriverJar.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new SQLFeatureNotSupportedException(method.getName());
                    }
                    Connection connection = driver.connect(url, person);
                    if (connection == null) {
                        throw new SQLException("The driver does not take " + url);
                    }
                    return connection;
                });
    }

    /** Its class loader stays open, for the driver goes on loading classes. */
    private Driver driver(String url) throws SQLException {
        try {
            URLClassLoader classes =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, DriverJar.class.getClassLoader());
            for (Driver driver : ServiceLoader.load(Driver.class, classes)) {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
        } catch (MalformedURLException e) {
            throw new SQLException(e);
        }
        throw new SQLException(jar + " has no driver for " + url);
    }
}
