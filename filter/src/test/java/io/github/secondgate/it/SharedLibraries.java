package io.github.secondgate.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What applications are built with, in a loader around theirs, as some containers have it: read and compiled once for all the
 * sites of a run with the same jars, and not again at the start of each. The filter itself is the application's own. The jars
 * as they are shipped, and those of other years, are tried where they belong.
 */
final class SharedLibraries extends URLClassLoader {
    private static final Map<List<Object>, ClassLoader> LOADED = new ConcurrentHashMap<>();

    private SharedLibraries(List<Path> folders, Setup setup) {
        super(jars(folders), new ContainerClasses(setup));
    }

    static ClassLoader of(Setup setup) {
        List<Path> folders = War.libraries(setup);
        return LOADED.computeIfAbsent(
                List.of(folders, setup.hasSlf4j(), setup.hasCommonsLogging()),
                key -> new SharedLibraries(folders, setup));
    }

    /** Every file of those folders. */
    static URL[] jars(List<Path> folders) {
        List<URL> jars = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    jars.add(file.toUri().toURL());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jars.toArray(URL[]::new);
    }
}
