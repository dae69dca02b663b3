package io.github.secondgate.it;

import io.github.secondgate.it.tomcat.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tomcat.jakartaee.EESpecProfiles;
import org.apache.tomcat.jakartaee.Migration;

/**
 * Tomcat: 10.1 with the servlet API of {@code jakarta}, to which the classes of the application are brought, its jars being as
 * they come; or 9 with that of {@code javax}. Of a {@link Setup} it knows the context, the container's own login and naming, and
 * no proxy.
 */
final class TomcatContainer implements Container {
    private final Setup setup;
    private final War war;
    private final String databaseUrl;
    private final boolean jakarta;
    private EmbeddedServer server;

    TomcatContainer(Setup setup, War war, String databaseUrl, boolean jakarta) {
        this.setup = setup;
        this.war = war;
        this.databaseUrl = databaseUrl;
        this.jakarta = jakarta;
    }

    @Override
    public void start() throws Exception {
        if (jakarta) {
            migrate(war.directory().resolve("WEB-INF/classes"));
        }
        if (setup.shiroVersion() == null) {
            lookAtNoServlet(war.directory().resolve("WEB-INF/web.xml"));
        }
        server = server(jakarta ? TomcatContainer.class.getClassLoader() : TomcatNine.CLASSES);
        if (setup.hasContainerLogin()) {
            for (String name : new String[] {"", "CN="}) {
                server.user(name + "root", "staff");
                server.user(name + "admin", "staff", "admin");
            }
        }
        if (setup.hasNaming()) {
            server.dataSource("jdbc/main", databaseUrl);
        }
        if (setup.certificates() != null) {
            server.tls(setup.certificates().keys(), setup.certificates().trusted(), SelfSigned.PASSWORD);
        }
        setup.adjust(server);
        server.start(setup.context(), war.directory());
    }

    private EmbeddedServer server(ClassLoader tomcat) throws ReflectiveOperationException {
        return (EmbeddedServer) tomcat.loadClass("io.github.secondgate.it.tomcat.EmbeddedTomcat")
                .getConstructor(ClassLoader.class)
                .newInstance(new ContainerClasses(setup, tomcat));
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
        return server.port();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
