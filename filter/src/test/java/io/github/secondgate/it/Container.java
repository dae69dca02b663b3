package io.github.secondgate.it;

/** What serves one web application on a port of the loopback address. */
interface Container {
    /** The one that this run is about, not started yet. */
    static Container of(Setup setup, War war, String databaseUrl) {
        boolean jakarta = Boolean.getBoolean("it.jakarta");
        return jakarta || setup.isForTomcat()
                ? new TomcatContainer(setup, war, databaseUrl, jakarta)
                : new Jetty(setup, war, databaseUrl);
    }

    /** @throws Exception what the container throws when the application refuses to start, where it tells */
    void start() throws Exception;

    int port();

    void stop() throws Exception;
}
