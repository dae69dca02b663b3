package io.github.secondgate.demo;

import java.nio.file.Path;
import org.eclipse.jetty.ee8.webapp.WebAppContext;

/** What belongs to this process of tests alone: another may run a demo at the same time. */
final class OwnFolder {
    private OwnFolder() {}

    static Path of(String name) {
        return Path.of("target", "demo", System.getProperty("it.fork", "fork1"), name)
                .toAbsolutePath();
    }

    /** The demo as it is built. */
    static WebAppContext application() throws Exception {
        WebAppContext application = Main.application(Main.war());
        application.setTempDirectory(of("jetty").toFile());
        return application;
    }
}
