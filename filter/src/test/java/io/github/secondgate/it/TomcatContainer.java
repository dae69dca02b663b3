package io.github.secondgate.it;

import io.github.secondgate.it.tomcat.EmbeddedServer;

/**
 * Tomcat: the one of a cell of the matrix, otherwise 10.1 with the servlet API of {@code jakarta} or 9 with that of {@code javax}.
 * Of a {@link Setup} it knows the context, the container's own login and naming, and no proxy.
 */
final class TomcatContainer implements Container {
    private final Setup setup;
    private final War war;
    private final String databaseUrl;
    private EmbeddedServer server;

    TomcatContainer(Setup setup, War war, String databaseUrl) {
        this.setup = setup;
        this.war = war;
        this.databaseUrl = databaseUrl;
    }

    @Override
    public void start() throws Exception {
        server = server(
                CELL != null || Boolean.getBoolean("it.jakarta")
                        ? TomcatContainer.class.getClassLoader()
                        : TomcatNine.CLASSES);
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

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
