package io.github.secondgate.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.jakartaee.EESpecProfiles;
import org.apache.tomcat.jakartaee.Migration;
import org.apache.tomcat.util.descriptor.web.ContextResource;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * Tomcat with the servlet API of {@code jakarta}. The classes of the application are brought there; its jars are as they come.
 * Of a {@link Setup} it knows the context, the container's own login and naming, and no proxy.
 */
final class JakartaTomcat implements Container {
    private final Setup setup;
    private final War war;
    private final String databaseUrl;
    private final Tomcat tomcat = new Tomcat();

    JakartaTomcat(Setup setup, War war, String databaseUrl) {
        this.setup = setup;
        this.war = war;
        this.databaseUrl = databaseUrl;
    }

    @Override
    public void start() throws IOException, LifecycleException {
        migrate(war.directory().resolve("WEB-INF/classes"));
        if (setup.shiroVersion() == null) {
            lookAtNoServlet(war.directory().resolve("WEB-INF/web.xml"));
        }
        tomcat.setBaseDir(Files.createDirectories(Path.of("target/it/tomcat")).toString());
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Connector connector = tomcat.getConnector();
        connector.setPort(0);
        connector.setAllowTrace(true);
        connector.setProperty("address", "127.0.0.1");
        tomcat.getEngine().setParentClassLoader(new ContainerClasses(setup));
        Context context = tomcat.addWebapp(setup.context(), war.directory().toString());
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        if (setup.hasContainerLogin()) {
            tomcat.addUser("root", "demo");
            tomcat.addRole("root", "staff");
        }
        if (setup.hasNaming()) {
            tomcat.enableNaming();
            context.getNamingResources().addResource(dataSource());
        }
        Thrown thrown = new Thrown();
        Logger all = Logger.getLogger("");
        all.addHandler(thrown);
        try {
            tomcat.start();
        } finally {
            all.removeHandler(thrown);
        }
        if (context.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("The application did not start", thrown.first);
        }
    }

    private ContextResource dataSource() {
        ContextResource dataSource = new ContextResource();
        dataSource.setName("jdbc/main");
        dataSource.setType("org.h2.jdbcx.JdbcDataSource");
        dataSource.setProperty("factory", "org.apache.naming.factory.BeanFactory");
        dataSource.setProperty("url", databaseUrl);
        dataSource.setProperty("user", "sa");
        return dataSource;
    }

    /** Tomcat throws nothing when an application refuses to start; it logs what was thrown. */
    private static final class Thrown extends Handler {
        private Throwable first;

        @Override
        public void publish(LogRecord entry) {
            if (first == null) {
                first = entry.getThrown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Some are written for Shiro, and could not be loaded for the sake of their annotations. */
    private static void lookAtNoServlet(Path webXml) throws IOException {
        String text = Files.readString(webXml);
        Files.writeString(webXml, text.replaceFirst("<web-app ", "<web-app metadata-complete=\"true\" "));
    }

    private static void migrate(Path classes) throws IOException {
        Path before = classes.resolveSibling("classes-before");
        Files.move(classes, before);
        Migration migration = new Migration();
        migration.setEESpecProfile(EESpecProfiles.TOMCAT);
        migration.setSource(before.toFile());
        migration.setDestination(classes.toFile());
        migration.execute();
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
