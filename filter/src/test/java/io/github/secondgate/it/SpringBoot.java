package io.github.secondgate.it;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** An application of Spring Boot's, which starts its Tomcat 9 by itself: no container asks its jars anything. */
final class SpringBoot implements Container {
    private static final String SERVER = "io.github.secondgate.it.app.springboot.PortalServer";

    private final Setup setup;
    private final War war;
    private final String databaseUrl;
    private URLClassLoader classes;
    private AutoCloseable server;

    SpringBoot(Setup setup, War war, String databaseUrl) {
        this.setup = setup;
        this.war = war;
        this.databaseUrl = databaseUrl;
    }

    @Override
    public void start() throws Exception {
        classes = new URLClassLoader(classPath(), ContainerClasses.withoutContainer(setup));
        Thread thread = Thread.currentThread();
        ClassLoader tests = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            server = (AutoCloseable) classes.loadClass(SERVER)
                    .getConstructor(File.class, int.class, Map.class)
                    .newInstance(war.directory().toFile(), setup.gateOrder(), settings());
        } finally {
            thread.setContextClassLoader(tests);
        }
    }

    private URL[] classPath() throws IOException {
        Path webInf = war.directory().resolve("WEB-INF");
        URL[] jars = SharedLibraries.jars(List.of(webInf.resolve("lib"), Path.of("target/it/tomcat-9")));
        return Stream.concat(Stream.of(webInf.resolve("classes").toUri().toURL()), Stream.of(jars))
                .toArray(URL[]::new);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.put("database", databaseUrl);
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.jmx.enabled", "false");
        settings.put("sessions", Boolean.toString(setup.hasSpringSessions()));
        return settings;
    }

    @Override
    public int port() {
        return ((IntSupplier) server).getAsInt();
    }

    @Override
    public void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        classes.close();
    }
}
