package io.github.secondgate.demo;

import io.github.secondgate.testing.FewRounds;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JettyIT extends StageJourneys {

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        FewRounds.use();
        server = Fork.demo();
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
