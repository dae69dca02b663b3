package io.github.secondgate.demo;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class TomcatIT extends StageJourneys {

    private static TomcatDemo demo;

    @BeforeAll
    static void start() throws Exception {
        demo = TomcatDemo.start((tomcat, context) -> {});
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
    }

    @Override
    int port() {
        return demo.port();
    }
}
