package io.github.secondgate.it;

import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.Subject;
import javax.sql.DataSource;
import org.eclipse.jetty.ee8.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee8.nested.SessionHandler;
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
import org.eclipse.jetty.security.RoleDelegateUserIdentity;
import org.eclipse.jetty.security.SPNEGOLoginService;
import org.eclipse.jetty.security.UserIdentity;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.DatabaseAdaptor;
import org.eclipse.jetty.session.JDBCSessionDataStore;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.util.security.Credential;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.h2.jdbcx.JdbcConnectionPool;

/** Jetty with the servlet API of {@code javax}. */
final class Jetty implements Container {
    private final Setup setup;
    private final War war;
    private final String databaseUrl;
    private final Server server;

    Jetty(Setup setup, War war, String databaseUrl) {
        this.setup = setup;
        this.war = war;
        this.databaseUrl = databaseUrl;
        this.server = server(setup);
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
        ServerConnector connector = setup.certificates() == null
                ? new ServerConnector(server, 1, 1, new HttpConnectionFactory(http))
                : tls(server, http, setup.certificates());
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        server.addConnector(connector);
        return server;
    }

    private static ServerConnector tls(Server server, HttpConfiguration http, Certificates certificates) {
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        http.addCustomizer(secure);
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(certificates.keys().toString());
        context.setKeyStorePassword(SelfSigned.PASSWORD);
        context.setTrustStorePath(certificates.trusted().toString());
        context.setTrustStorePassword(SelfSigned.PASSWORD);
        context.setKeyStoreType(SelfSigned.FORMAT);
        context.setTrustStoreType(SelfSigned.FORMAT);
        context.setWantClientAuth(true);
        // Where the login by certificates looks for it.
        server.addBean(context);
        return new ServerConnector(server, context, new HttpConnectionFactory(http));
    }

    @Override
    public void start() throws Exception {
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
            users.addUser("admin", Credential.getCredential("demo"), new String[] {"staff", "admin"});
            if (setup.certificates() != null) {
                users.addUser("CN=root", setup.certificates().credential("root"), new String[] {"staff"});
                users.addUser("CN=admin", setup.certificates().credential("admin"), new String[] {"staff", "admin"});
            }
            HashLoginService logins = new HashLoginService("staff");
            logins.setUserStore(users);
            context.getSecurityHandler().setLoginService(setup.kerberos() == null ? logins : tickets(setup.kerberos()));
        }
        if (setup.sessions() != null) {
            keepSessions(context.getSessionHandler(), setup.sessions());
        }
        if (setup.hasNaming()) {
            new Resource(context, "jdbc/main", JdbcConnectionPool.create(databaseUrl, "sa", ""));
        }
        Thread thread = Thread.currentThread();
        ClassLoader tests = thread.getContextClassLoader();
        // Where Jetty takes the parent of the application's own loader from.
        thread.setContextClassLoader(war.isLean() ? SharedLibraries.of(setup) : new ContainerClasses(setup));
        try {
            server.setHandler(context);
            server.start();
        } finally {
            thread.setContextClassLoader(tests);
        }
    }

    /** Everybody of that realm. */
    private static SPNEGOLoginService tickets(Kerberos kerberos) {
        HashLoginService roles = new HashLoginService("staff") {
            @Override
            public UserIdentity getUserIdentity(Subject subject, Principal user, boolean create) {
                return new RoleDelegateUserIdentity(subject, user, UserIdentity.from(subject, user, "staff"));
            }
        };
        roles.setUserStore(new UserStore());
        SPNEGOLoginService tickets = new SPNEGOLoginService("staff", roles);
        tickets.setKeyTabPath(kerberos.keys());
        tickets.setServiceName("HTTP");
        tickets.setHostName("localhost");
        return tickets;
    }

    private static void keepSessions(SessionHandler handler, DataSource database) {
        DatabaseAdaptor adaptor = new DatabaseAdaptor();
        adaptor.setDatasource(database);
        JDBCSessionDataStore store = new JDBCSessionDataStore();
        store.setDatabaseAdaptor(adaptor);
        // An access alone is not written back: at its end a request would overwrite what the next one has stored
        // already.
        store.setSavePeriodSec(60);
        NullSessionCache cache = new NullSessionCache(handler.getSessionManager());
        cache.setSessionDataStore(store);
        cache.setSaveOnCreate(true);
        // Before the browser can ask the other node.
        cache.setFlushOnResponseCommit(true);
        handler.setSessionCache(cache);
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
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
}
