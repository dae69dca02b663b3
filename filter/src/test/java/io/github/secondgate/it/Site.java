package io.github.secondgate.it;

import io.github.secondgate.testing.FewRounds;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.naming.NamingException;
import org.eclipse.jetty.ee8.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee8.plus.webapp.EnvConfiguration;
import org.eclipse.jetty.ee8.plus.webapp.PlusConfiguration;
import org.eclipse.jetty.ee8.webapp.Configuration;
import org.eclipse.jetty.ee8.webapp.FragmentConfiguration;
import org.eclipse.jetty.ee8.webapp.JettyWebXmlConfiguration;
import org.eclipse.jetty.ee8.webapp.JndiConfiguration;
import org.eclipse.jetty.ee8.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee8.webapp.WebAppConfiguration;
import org.eclipse.jetty.ee8.webapp.WebAppContext;
import org.eclipse.jetty.ee8.webapp.WebInfConfiguration;
import org.eclipse.jetty.ee8.webapp.WebXmlConfiguration;
import org.eclipse.jetty.ee8.websocket.javax.server.config.JavaxWebSocketConfiguration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.plus.jndi.Resource;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Credential;
import org.h2.jdbcx.JdbcConnectionPool;

/** A web application in a real container on the loopback address, with a database of its own. */
final class Site implements AutoCloseable {
    /** Test classes run in more than one Java process at a time. */
    private static final String FORK = System.getProperty("it.fork", "");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicLong STATEMENTS = shared("it.statements");
    private static final AtomicLong LEAKS = shared("it.leaks");

    private final War war;
    private final Server server;
    private final String databaseUrl;
    private final String context;
    private final Connection keepAlive;

    private Site(War war, Server server, String databaseUrl, String context, Connection keepAlive) {
        this.war = war;
        this.server = server;
        this.databaseUrl = databaseUrl;
        this.context = context;
        this.keepAlive = keepAlive;
    }

    static Site start() {
        return start(new Setup());
    }

    /** Throws what the container threw when the application refuses to start. */
    static Site start(Setup setup) {
        String name = name();
        return start(name, setup, "jdbc:h2:mem:" + name);
    }

    /** Another node of this application: the same database and keys, and sessions of its own. */
    Site node(Setup setup) {
        return start(name(), setup.withoutSchema().line("secondgate.keyFile = " + keys()), databaseUrl);
    }

    private static String name() {
        return FORK + "site" + NUMBER.incrementAndGet();
    }

    private static Site start(String name, Setup setup, String url) {
        FewRounds.use();
        Time.millis();
        try {
            Connection keepAlive = DriverManager.getConnection(url, "sa", "");
            try (var statement = keepAlive.createStatement()) {
                if (setup.isGated() && setup.hasSchema()) {
                    statement.execute("RUNSCRIPT FROM '../sql/h2.sql'");
                }
                for (String own : setup.statements()) {
                    statement.execute(own);
                }
            }
            Site site = new Site(War.assemble(name, setup, url), server(setup), url, setup.context(), keepAlive);
            site.deploy(setup);
            return site;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Server server(Setup setup) {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        if (setup.isAnyAddress()) {
            http.setUriCompliance(UriCompliance.UNSAFE);
        }
        if (setup.isBelievingItsProxy()) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        server.addConnector(connector);
        return server;
    }

    private void deploy(Setup setup) {
        WebAppContext context = new WebAppContext();
        context.setContextPath(setup.context().isEmpty() ? "/" : setup.context());
        context.setWar(war.directory().toString());
        context.setParentLoaderPriority(false);
        // Jetty's defaults refuse TRACE before any filter is asked.
        context.setDefaultsDescriptor(null);
        context.setThrowUnavailableOnStartupException(true);
        context.setTempDirectory(
                Path.of("target/it/temp", war.directory().getFileName().toString())
                        .toAbsolutePath()
                        .toFile());
        context.setConfigurations(configurations(setup));
        if (setup.hasContainerLogin()) {
            UserStore users = new UserStore();
            users.addUser("root", Credential.getCredential("demo"), new String[] {"staff"});
            HashLoginService logins = new HashLoginService("staff");
            logins.setUserStore(users);
            context.getSecurityHandler().setLoginService(logins);
        }
        if (setup.hasNaming()) {
            keep(context, "jdbc/main", JdbcConnectionPool.create(databaseUrl, "sa", ""));
        }
        Thread thread = Thread.currentThread();
        ClassLoader tests = thread.getContextClassLoader();
        // Where Jetty takes the parent of the application's own loader from.
        thread.setContextClassLoader(new ContainerClasses(setup.hasCommonsLogging()));
        try {
            server.setHandler(context);
            server.start();
        } catch (Exception e) {
            RefusedToStart refused = new RefusedToStart(e);
            closeAfter(refused);
            throw refused;
        } finally {
            thread.setContextClassLoader(tests);
        }
    }

    private static void keep(WebAppContext context, String name, Object kept) {
        try {
            new Resource(context, name, kept);
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Naming and annotations are left out, except where something is to be found by them. */
    private static Configuration[] configurations(Setup setup) {
        List<Configuration> all = new ArrayList<>(List.of(
                new WebInfConfiguration(),
                new WebXmlConfiguration(),
                new MetaInfConfiguration(),
                new FragmentConfiguration(),
                new WebAppConfiguration(),
                new JettyWebXmlConfiguration()));
        if (setup.isAskingInitializers()) {
            all.add(new AnnotationConfiguration());
        }
        if (setup.isWebSocket()) {
            all.add(new JavaxWebSocketConfiguration());
        }
        if (setup.hasNaming()) {
            all.addAll(List.of(new JndiConfiguration(), new PlusConfiguration(), new EnvConfiguration()));
        }
        return all.toArray(Configuration[]::new);
    }

    private void closeAfter(RefusedToStart refused) {
        try {
            close();
        } catch (RuntimeException e) {
            refused.addSuppressed(e);
        }
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** The start of every address of this application. */
    String context() {
        return context;
    }

    Path keys() {
        return war.keys();
    }

    Visitor visitor() {
        return new Visitor(this);
    }

    /** Somebody who reaches this application through a proxy on that port. */
    Visitor visitor(int port) {
        return new Visitor(this, port);
    }

    /** A name nobody else in this run has. */
    String person(String name) {
        return name + PEOPLE.incrementAndGet();
    }

    /** Someone who has given the password of an account that has an authenticator, and no more. */
    Visitor owing(String name) {
        String account = person(name);
        visitor().password(account).enrol();
        return visitor().password(account);
    }

    /** Another connection to the application's database. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(databaseUrl, "sa", "");
    }

    /** Changes what the application's database holds. */
    void sql(String statement) {
        try (Connection connection = database();
                var own = connection.createStatement()) {
            own.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many statements the applications have prepared so far. */
    static long statements() {
        return STATEMENTS.get();
    }

    /** How often anything private was served so far, to anybody. */
    static long leaks() {
        return LEAKS.get();
    }

    static void databaseAway(boolean away) {
        System.setProperty("it.database.away", Boolean.toString(away));
    }

    /** While true, whoever asks for a connection waits. */
    static void databaseHangs(boolean hangs) {
        System.setProperty("it.database.hangs", Boolean.toString(hangs));
    }

    /** Statements that contain this fail; null for none. */
    static void databaseRefuses(String sql) {
        if (sql == null) {
            System.clearProperty("it.database.refuses");
        } else {
            System.setProperty("it.database.refuses", sql);
        }
    }

    private static AtomicLong shared(String name) {
        return (AtomicLong) System.getProperties().computeIfAbsent(name, key -> new AtomicLong());
    }

    @Override
    public void close() {
        try {
            server.stop();
            keepAlive.close();
            war.delete();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application did not come up. */
    static final class RefusedToStart extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedToStart(Throwable cause) {
            super(cause);
        }

        /** All messages on the way down to the cause, one a line. */
        String reasons() {
            StringBuilder reasons = new StringBuilder();
            for (Throwable at = this; at != null; at = at.getCause()) {
                reasons.append(at.getMessage()).append('\n');
                for (Throwable also : at.getSuppressed()) {
                    reasons.append(also.getMessage()).append('\n');
                }
            }
            return reasons.toString();
        }
    }
}
