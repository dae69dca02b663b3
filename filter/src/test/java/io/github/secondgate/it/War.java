package io.github.secondgate.it;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.jakartaee.EESpecProfiles;
import org.apache.tomcat.jakartaee.Migration;

/** The exploded web application of one test class, as a deployment would lay it out. */
final class War {
    private static final Path TARGET = Path.of("target");
    /** Whether what the filter needs is in its jar already. */
    private static final boolean BUNDLED = Boolean.getBoolean("it.bundled");
    /** Whether the container has the servlet API of {@code jakarta}: our classes are brought there, jars are as they come. */
    private static final boolean JAKARTA = Boolean.getBoolean("it.jakarta");

    private final Path directory;
    private final boolean lean;

    private War(Path directory, boolean lean) {
        this.directory = directory;
        this.lean = lean;
    }

    /** As {@link #assemble}, but for what {@link SharedLibraries} have: not where a store reads sessions by its own loader. */
    static War forSite(String name, Setup setup, String databaseUrl) throws IOException {
        boolean asShipped = BUNDLED || JAKARTA || Container.CELL != null;
        boolean ofItsOwn = setup.isForTomcat()
                || setup.sessions() != null
                || !setup.oldJars().isEmpty();
        boolean lean = !asShipped && !ofItsOwn;
        return assemble(new War(TARGET.resolve("it/war/" + name).toAbsolutePath(), lean), setup, databaseUrl);
    }

    /** As it would be deployed. */
    static War assemble(String name, Setup setup, String databaseUrl) throws IOException {
        return assemble(new War(TARGET.resolve("it/war/" + name).toAbsolutePath(), false), setup, databaseUrl);
    }

    private static War assemble(War war, Setup setup, String databaseUrl) throws IOException {
        war.delete();
        Path webInf = Files.createDirectories(war.directory.resolve("WEB-INF"));
        war.classes(webInf.resolve("classes"), setup);
        if (JAKARTA) {
            migrate(webInf.resolve("classes"));
        }
        war.libraries(Files.createDirectories(webInf.resolve("lib")), setup);
        Path keys = war.directory.resolve("keys");
        if (setup.hasKeys()) {
            newKeys(keys);
        }
        String secondgate = resource("secondgate.ini").replace("@keys@", keys.toString());
        String ini = setup.ini(resource("shiro.ini"), secondgate)
                .replace("@database@", databaseUrl)
                .replace("@keys@", keys.toString());
        if (setup.hasIni() && setup.shiroVersion() != null) {
            Files.writeString(webInf.resolve("shiro.ini"), ini);
        }
        for (String file : setup.files()) {
            String text = setup.filled(resource(file)).replace("@database@", databaseUrl);
            Files.writeString(webInf.resolve(file), text.replace("/etc/myapp/secondgate.key", keys.toString()));
        }
        if (!setup.propertiesFile().isEmpty()) {
            String properties = setup.propertiesFile().replace("@keys@", keys.toString());
            Files.writeString(webInf.resolve("secondgate.properties"), properties);
        }
        if (setup.hasWebXml()) {
            String webXml = setup.webXml(resource("web.xml")).replace("@database@", databaseUrl);
            if (setup.shiroVersion() == null) {
                // Some servlets are written for Shiro, and could not be loaded for the sake of their annotations.
                webXml = webXml.replaceFirst("<web-app ", "<web-app metadata-complete=\"true\" ");
            }
            Files.writeString(webInf.resolve("web.xml"), webXml);
        }
        return war;
    }

    /** One that another process laid out. */
    static War assembled(Path directory) {
        return new War(directory, false);
    }

    /** Whether what it is built with is not in it. */
    boolean isLean() {
        return lean;
    }

    Path directory() {
        return directory;
    }

    Path keys() {
        return directory.resolve("keys");
    }

    private void classes(Path classes, Setup setup) throws IOException {
        Path compiled = TARGET.resolve("test-classes");
        Path fixture = compiled.resolve("io/github/secondgate/it/app");
        try (Stream<Path> files = Files.walk(fixture)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path folder = file.getParent();
                boolean belongs = (!setup.hasWebXml() || !folder.endsWith("annotated"))
                        && (setup.isWebSocket() || !folder.endsWith("ws"))
                        && (setup.hasSpringSecurity() || !folder.endsWith("spring"))
                        && (setup.folders().contains("spring") || !folder.endsWith("springshiro"))
                        && (setup.isSpringBoot() || !folder.endsWith("springboot"))
                        && (setup.folders().stream().anyMatch(name -> name.startsWith("spring-security"))
                                || !folder.endsWith("springsecurity"))
                        && (setup.hasMicrometer() || !folder.endsWith("micrometer"))
                        && (setup.folders().contains("guice") || !folder.endsWith("guice"));
                if (belongs) {
                    link(file, classes.resolve(compiled.relativize(file)));
                }
            }
        }
    }

    private static void migrate(Path classes) throws IOException {
        Path before = classes.resolveSibling("classes-before");
        Files.move(classes, before);
        Migration migration = new Migration();
        migration.setEESpecProfile(EESpecProfiles.TOMCAT);
        migration.setSource(before.toFile());
        migration.setDestination(classes.toFile());
        migration.execute();
    }

    /** The folders of what it is built with. */
    static List<Path> libraries(Setup setup) {
        List<String> folders = new ArrayList<>();
        if (setup.shiroVersion() != null) {
            folders.add("shiro-" + setup.shiroVersion());
        }
        if (setup.hasSpringSecurity()) {
            folders.add("spring");
        }
        folders.addAll(setup.folders());
        if (setup.isGated() && !BUNDLED) {
            folders.add("lib");
        }
        return folders.stream().distinct().map(TARGET.resolve("it")::resolve).toList();
    }

    private void libraries(Path lib, Setup setup) throws IOException {
        if (!lean) {
            for (Path folder : libraries(setup)) {
                linkAll(folder, lib);
            }
        }
        for (String old : setup.oldJars()) {
            linkOld(old, lib);
        }
        if (!setup.isGated()) {
            return;
        }
        if (setup.hasMailJars()) {
            if (JAKARTA) {
                linkAll(TARGET.resolve("it/mail-jakarta"), lib);
            } else {
                linkJarOf(javax.mail.Session.class, lib);
                linkJarOf(javax.activation.DataHandler.class, lib);
            }
        }
        if (setup.hasMicrometer()) {
            linkJarOf(MeterRegistry.class, lib);
        }
        Path jar = Path.of(System.getProperty("it.filter", "target/no.jar"));
        if (Files.isRegularFile(jar)) {
            link(jar, lib.resolve("secondgate-filter.jar"));
            if (setup.hasJarTwice()) {
                link(jar, lib.resolve("secondgate.jar"));
            }
        } else {
            copyTree(TARGET.resolve("classes"), lib.resolveSibling("classes"));
        }
    }

    private static void linkOld(String name, Path lib) throws IOException {
        try (Stream<Path> jars = Files.list(TARGET.resolve("it/old"))) {
            Path jar = jars.filter(file -> file.getFileName()
                            .toString()
                            .replaceFirst("-[0-9].*", "")
                            .equals(name))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("No old " + name));
            link(jar, lib.resolve(jar.getFileName()));
        }
    }

    private static void linkJarOf(Class<?> type, Path lib) throws IOException {
        Path jar = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        link(jar, lib.resolve(jar.getFileName()));
    }

    private static void linkAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                link(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                link(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void link(Path file, Path link) throws IOException {
        Files.createDirectories(link.getParent());
        try {
            Files.createLink(link, file.toAbsolutePath());
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, link);
        }
    }

    private static void newKeys(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.writeString(file, "it1 = " + Base64.getEncoder().encodeToString(key) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static String resource(String name) {
        try (InputStream in = War.class.getResourceAsStream("/it/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> everything;
        try (Stream<Path> files = Files.walk(directory)) {
            everything = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : everything) {
            Files.delete(file);
        }
    }
}
