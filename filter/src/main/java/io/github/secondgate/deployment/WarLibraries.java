package io.github.secondgate.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What stands in {@code WEB-INF/lib} and {@code WEB-INF/classes} of an application that does not run: the same as {@link Libraries}
 * asks of one that does, told by class files, of which none is loaded.
 */
public final class WarLibraries {
    private static final String SHIRO = "org.apache.shiro.web.env.WebEnvironment";
    /** Put together, or the one jar, whose own MyBatis has another name, would look for that. */
    private static final String MYBATIS = String.join(".", "org", "apache", "ibatis", "session", "Configuration");

    private final Path webInf;
    private final List<Path> jars;

    /** @throws UncheckedIOException if it cannot be read */
    public WarLibraries(Path webInf) {
        this.webInf = webInf;
        this.jars = files(webInf.resolve("lib"), ".jar");
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Collections.emptyList();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Path> jars() {
        return jars;
    }

    /** Where a class is: the names of the jars, each with what the class file holds, as Latin-1. */
    public Map<String, String> holding(String type) {
        String entry = type.replace('.', '/') + ".class";
        Map<String, String> found = new LinkedHashMap<>();
        Path own = webInf.resolve("classes").resolve(entry);
        if (Files.isRegularFile(own)) {
            found.put("WEB-INF/classes", content(own));
        }
        for (Path jar : jars) {
            String content = content(jar, entry);
            if (content != null) {
                found.put(jar.getFileName().toString(), content);
            }
        }
        return found;
    }

    /** What the class files of the application itself hold, each by its name below WEB-INF/classes. */
    public Map<String, String> ownClasses() {
        Path classes = webInf.resolve("classes");
        Map<String, String> found = new LinkedHashMap<>();
        files(classes, ".class")
                .forEach(file -> found.put(classes.relativize(file).toString(), content(file)));
        return found;
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null where it is not inside */
    private static String content(Path jar, String entry) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            return found == null ? null : content(zip.getInputStream(found));
        } catch (IOException e) {
            throw new UncheckedIOException(jar.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static String content(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            content.write(buffer, 0, read);
        }
        return content.toString(StandardCharsets.ISO_8859_1.name());
    }

    public boolean hasShiro() {
        return hasAny(SHIRO, Libraries.ANY_SHIRO);
    }

    /** Whether one of these classes is in a jar, or beside them, as {@link #holding} finds it. */
    public boolean hasAny(String... types) {
        return Stream.of(types).anyMatch(type -> !holding(type).isEmpty());
    }

    /**
     * One sentence a fault, with its mend.
     *
     * @param thin whether Secondgate's jar needs those of others beside it
     */
    public List<String> faults(boolean thin) {
        List<String> faults = new ArrayList<>();
        Map<String, String> shiro = holding(SHIRO);
        shiro.forEach((jar, content) -> {
            if (!content.contains(Libraries.OF_NEW_SHIRO)) {
                faults.add(OldShiro.fault(jar));
            }
        });
        if (shiro.isEmpty()) {
            holding(Libraries.ANY_SHIRO).keySet().forEach(jar -> faults.add(OldShiro.fault(jar)));
        }
        if (hasShiro() && !hasAny(Libraries.COMMONS_LOGGING)) {
            faults.add(Libraries.noCommonsLogging());
        }
        Map<String, String> myBatis = thin ? holding(MYBATIS) : Collections.emptyMap();
        myBatis.forEach((jar, content) -> {
            if (!content.contains(Libraries.OF_NEW_MYBATIS)) {
                faults.add(Libraries.oldMyBatis(jar));
            }
        });
        return faults;
    }
}
