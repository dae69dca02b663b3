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
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * Tomcat with the servlet API of {@code jakarta}. The classes of the application are brought there; its jars are as they come.
 * Of a {@link Setup} it knows the context alone: no login of the container's own, no naming, no proxy.
 */
final class JakartaTomcat implements Container {
    private final Setup setup;
    private final War war;
    private final Tomcat tomcat = new Tomcat();

    JakartaTomcat(Setup setup, War war) {
        this.setup = setup;
        this.war = war;
    }

    @Override
    public void start() throws IOException, LifecycleException {
        migrate(war.directory().resolve("WEB-INF/classes"));
        tomcat.setBaseDir(Files.createDirectories(Path.of("target/it/tomcat")).toString());
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Connector connector = tomcat.getConnector();
        connector.setPort(0);
        connector.setAllowTrace(true);
        connector.setProperty("address", "127.0.0.1");
        tomcat.getEngine().setParentClassLoader(new ContainerClasses(setup.hasCommonsLogging()));
        Context context = tomcat.addWebapp(setup.context(), war.directory().toString());
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
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
