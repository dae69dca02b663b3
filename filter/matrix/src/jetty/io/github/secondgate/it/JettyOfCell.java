package io.github.secondgate.it;

import java.io.IOException;
import java.nio.file.Path;
import javax.naming.NamingException;
import org.eclipse.jetty.plus.jndi.Resource;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Credential;
import org.h2.jdbcx.JdbcConnectionPool;
import ${cell.webapp}.WebAppContext;

/**
 * The Jetty of this cell, with its own defaults where the tests do not need others. Of a {@link Setup} it knows the context, the
 * container's own login and naming, and no proxy.
 */
final class JettyOfCell implements Container {
    private final Setup setup;
    private final War war;
    private final String databaseUrl;
    private final Server server = new Server();
    private final ServerConnector connector =
            new ServerConnector(server, 1, 1, new HttpConnectionFactory(new HttpConfiguration()));

    JettyOfCell(Setup setup, War war, String databaseUrl) {
        this.setup = setup;
        this.war = war;
        this.databaseUrl = databaseUrl;
    }

    @Override
    public void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        server.addConnector(connector);
        Thread thread = Thread.currentThread();
        ClassLoader tests = thread.getContextClassLoader();
        // Where Jetty takes the parent of the application's own loader from.
        thread.setContextClassLoader(new ContainerClasses(setup));
        try {
            server.setHandler(application());
            server.start();
        } finally {
            thread.setContextClassLoader(tests);
        }
    }

    private WebAppContext application() throws IOException, NamingException {
        WebAppContext application = new WebAppContext();
        application.setContextPath(setup.context().isEmpty() ? "/" : setup.context());
        application.setWar(war.directory().toString());
        application.setParentLoaderPriority(false);
        // Jetty's defaults refuse TRACE before any filter is asked.
        application.setDefaultsDescriptor(null);
        application.setThrowUnavailableOnStartupException(true);
        application.setTempDirectory(
                Path.of("target/it/temp", war.directory().getFileName().toString())
                        .toAbsolutePath()
                        .toFile());
        String configurations = "${cell.configurations}";
        if (!configurations.isEmpty()) {
            application.setConfigurationClasses(configurations.split(","));
        }
        if (setup.hasContainerLogin()) {
            UserStore users = new UserStore();
            users.addUser("root", Credential.getCredential("demo"), new String[] {"staff"});
            users.addUser("admin", Credential.getCredential("demo"), new String[] {"staff", "admin"});
            HashLoginService logins = new HashLoginService("staff");
            logins.setUserStore(users);
            application.getSecurityHandler().setLoginService(logins);
        }
        if (setup.hasNaming()) {
            new Resource(application, "jdbc/main", JdbcConnectionPool.create(databaseUrl, "sa", ""));
        }
        return application;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
