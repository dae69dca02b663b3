package io.github.secondgate.demo;

import java.nio.file.Path;
import org.eclipse.jetty.ee8.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;

/** Test classes run in more than one Java process at a time; what one of them writes is not another's. */
final class Fork {
    private static final String NAME = System.getProperty("demo.fork", "fork");

    private Fork() {}

    static Path directory(String purpose) {
        return Path.of("target", purpose, NAME).toAbsolutePath();
    }

    /** The demo as everybody is served it, on a free port; not started yet. */
    static Server demo() throws Exception {
        WebAppContext application = Main.application(Main.war());
        application.setTempDirectory(directory("jetty").toFile());
        return Main.server(0, application);
    }
}
