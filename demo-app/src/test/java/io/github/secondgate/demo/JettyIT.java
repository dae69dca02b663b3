package io.github.secondgate.demo;

import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JettyIT extends StageJourneys {

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Main.server(0, Main.application(Main.war()));
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    int port() {
        return Main.port(server);
    }
}
