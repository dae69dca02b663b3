package io.github.secondgate.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/** The classes of Tomcat 9, of which those of 10.1 on the class path of the tests have the names. */
final class TomcatNine extends URLClassLoader {
    private static final List<String> OWN = List.of(
            "javax.servlet.",
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.apache.juli.",
            "org.apache.naming.",
            "org.apache.tomcat.",
            "io.github.secondgate.it.tomcat.");
    private static final String SHARED = "io.github.secondgate.it.tomcat.EmbeddedServer";

    /** It can be there once in a process, for it makes itself known to all of that. */
    static final TomcatNine CLASSES = new TomcatNine();

    private TomcatNine() {
        super(jars(), TomcatNine.class.getClassLoader());
    }

    private static URL[] jars() {
        Path tomcat = Path.of("target/it/tomcat-9");
        boolean withRedis = Files.exists(RedisServer.REDISSON);
        URL[] jars = SharedLibraries.jars(withRedis ? List.of(tomcat, RedisServer.REDISSON) : List.of(tomcat));
        try {
            URL ours = Path.of("target/test-classes/").toUri().toURL();
            return Stream.concat(Stream.of(jars), Stream.of(ours)).toArray(URL[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOwn(String name) {
        return OWN.stream().anyMatch(name::startsWith) && !name.equals(SHARED);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isOwn(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    public URL getResource(String name) {
        return isOwn(name.replace('/', '.')) ? findResource(name) : super.getResource(name);
    }

    /** What another container on the class path would do at the start of an application is not Tomcat's affair. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isOwn(name.replace("META-INF/services/", "").replace('/', '.'))
                ? findResources(name)
                : super.getResources(name);
    }
}
