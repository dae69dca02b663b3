package io.github.secondgate.deployment;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Supplier;

/**
 * Lets Java's own XML parser be found instead of one in {@code WEB-INF/lib}, which may be so old that it cannot be told to
 * be careful. It hides what names such a parser from whoever looks by the thread's class loader, and nothing else; where a
 * system property or the container itself names one, that one is taken.
 */
public final class PlatformXml extends ClassLoader {
    private static final String PARSERS = "META-INF/services/javax.xml.";

    private PlatformXml(ClassLoader application) {
        super(application);
    }

    /** Runs the work on this thread; the application's parsers are found again afterwards. */
    public static <T> T within(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new PlatformXml(before == null ? PlatformXml.class.getClassLoader() : before));
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The same of work without a result. */
    public static void run(Runnable work) {
        within(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public URL getResource(String name) {
        return name.startsWith(PARSERS) ? null : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(PARSERS) ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
