package io.github.secondgate.it;

/** What serves one web application on a port of the loopback address. */
interface Container {
    /** The one container of this run, {@code jetty} or {@code tomcat}, in a cell of the matrix; otherwise null. */
    String CELL = System.getProperty("it.cell");

    /** The one that this run is about, not started yet. */
    static Container of(Setup setup, War war, String databaseUrl) {
        if (setup.isSpringBoot()) {
            return new SpringBoot(setup, war, databaseUrl);
        }
        if (CELL != null) {
            return CELL.equals("tomcat")
                    ? new TomcatContainer(setup, war, databaseUrl)
                    : jettyOfCell(setup, war, databaseUrl);
        }
        return Boolean.getBoolean("it.jakarta") || setup.isForTomcat()
                ? new TomcatContainer(setup, war, databaseUrl)
                : new Jetty(setup, war, databaseUrl);
    }

    /** Compiled for that Jetty, whose classes have other names. */
    private static Container jettyOfCell(Setup setup, War war, String databaseUrl) {
        try {
            return (Container) Class.forName("io.github.secondgate.it.JettyOfCell")
                    .getDeclaredConstructor(Setup.class, War.class, String.class)
                    .newInstance(setup, war, databaseUrl);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Exception what the container throws when the application refuses to start, where it tells */
    void start() throws Exception;

    int port();

    void stop() throws Exception;
}
