package io.github.secondgate.it;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * What a web application sees of the test's own class path: the container, logging and the database driver. Everything
 * else it must bring along, or a class that one Shiro line lacks would be found here and hide the fault.
 */
final class ContainerClasses extends ClassLoader {
    private static final String COMMONS_LOGGING = "org.apache.commons.logging.";
    private static final List<String> SLF4J = List.of("org.slf4j.", "ch.qos.logback.");
    /** What says whose naming it is. */
    private static final String NAMING = "jndi.properties";

    private static final String DRIVER = "org.h2.";

    private static final List<String> CONTAINER = List.of(
            "javax.servlet.",
            "jakarta.servlet.",
            "javax.websocket.",
            "javax.annotation.",
            "org.eclipse.jetty.",
            "org.apache.catalina.",
            "org.apache.naming.",
            "org.apache.tomcat.");

    private final Setup setup;
    private final ClassLoader tests;
    private final List<String> container;

    ContainerClasses(Setup setup) {
        this(setup, ContainerClasses.class.getClassLoader());
    }

    /** @param tests where the container's classes are */
    ContainerClasses(Setup setup, ClassLoader tests) {
        this(setup, tests, CONTAINER);
    }

    private ContainerClasses(Setup setup, ClassLoader tests, List<String> container) {
        super(ClassLoader.getPlatformClassLoader());
        this.setup = setup;
        this.tests = tests;
        this.container = container;
    }

    /** For an application that brings its container along. */
    static ContainerClasses withoutContainer(Setup setup) {
        return new ContainerClasses(setup, ContainerClasses.class.getClassLoader(), List.of());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (isShared(name)) {
            return tests.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        return isSharedResource(name) ? tests.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        if (!isSharedResource(name)) {
            return Collections.emptyEnumeration();
        }
        List<URL> found = Collections.list(tests.getResources(name));
        // One of its jars offers a service of the container's.
        found.removeIf(url -> !setup.hasSlf4j() && url.getPath().contains("/logback-"));
        // The tests' own filter is not the application's.
        found.removeIf(url -> url.getPath().contains("/secondgate-filter"));
        return Collections.enumeration(found);
    }

    private boolean isSharedResource(String name) {
        String plain = name.startsWith("META-INF/services/") ? name.substring(18) : name.replace('/', '.');
        return isShared(plain) || name.equals(NAMING);
    }

    private boolean isShared(String name) {
        return container.stream().anyMatch(name::startsWith)
                || name.startsWith(DRIVER)
                || setup.hasSlf4j() && SLF4J.stream().anyMatch(name::startsWith)
                || setup.hasCommonsLogging() && name.startsWith(COMMONS_LOGGING);
    }
}
