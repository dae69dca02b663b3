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
    private static final List<String> SHARED = List.of(
            "javax.servlet.",
            "javax.websocket.",
            "javax.annotation.",
            "org.eclipse.jetty.",
            "org.slf4j.",
            "org.apache.commons.logging.",
            "ch.qos.logback.",
            "org.h2.");

    private final ClassLoader tests = ContainerClasses.class.getClassLoader();

    ContainerClasses() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return tests.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        return shared(name) ? tests.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return shared(name) ? tests.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean shared(String name) {
        String plain = name.startsWith("META-INF/services/") ? name.substring(18) : name.replace('/', '.');
        return SHARED.stream().anyMatch(plain::startsWith);
    }
}
