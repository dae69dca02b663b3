package io.github.secondgate.tool;

import io.github.secondgate.deployment.WarLibraries;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * {@code java -jar secondgate-filter-bundle.jar doctor APPLICATION} looks at a WAR, packed or not, without starting it, and says
 * in a sentence each what would keep Secondgate from standing in front of it. It changes nothing.
 */
final class Doctor {
    static final String COMMAND = "doctor";
    private static final int FAULTY = 1;
    private static final int MISUSED = 2;

    private Doctor() {}

    /** @return 0 without a fault, 1 with one, 2 where that is no web application */
    static int examine(String application, PrintStream out, PrintStream err) {
        try (Unpacked war = Unpacked.of(Paths.get(application))) {
            if (war == null) {
                err.println(application + " is no web application: it has no WEB-INF.");
                return MISUSED;
            }
            return told(findings(war.folder()), out);
        } catch (InvalidPathException e) {
            err.println("'" + application + "' cannot be the name of a file here.");
        } catch (IOException | UncheckedIOException e) {
            err.println(application + " cannot be read: " + e.getMessage());
        }
        return MISUSED;
    }

    /** Its own classes first, and then the application's; nothing of the tool's class path but these. */
    private static List<String> findings(Path war) throws IOException {
        List<URL> classes = new ArrayList<>();
        classes.add(Doctor.class.getProtectionDomain().getCodeSource().getLocation());
        for (Path jar : new WarLibraries(war.resolve("WEB-INF")).jars()) {
            classes.add(jar.toUri().toURL());
        }
        if (Files.isDirectory(war.resolve("WEB-INF/classes"))) {
            classes.add(war.resolve("WEB-INF/classes").toUri().toURL());
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader jdk = ClassLoader.getSystemClassLoader().getParent();
        try (URLClassLoader loader = new URLClassLoader(classes.toArray(new URL[0]), new ServletTypes(jdk))) {
            thread.setContextClassLoader(loader);
            Object examination = loader.loadClass("io.github.secondgate.tool.Examination")
                    .getConstructor()
                    .newInstance();
            @SuppressWarnings("unchecked")
            Function<Path, List<String>> look = (Function<Path, List<String>>) examination;
            return look.apply(war);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static int told(List<String> findings, PrintStream out) {
        findings.forEach(out::println);
        long faults = findings.stream()
                .filter(line -> line.startsWith(Findings.FAULT))
                .count();
        out.println(
                faults == 0
                        ? "No fault was found. The tables, the data source and the realms are looked at when the"
                                + " application starts."
                        : "Faults: " + faults + ".");
        return faults == 0 ? 0 : FAULTY;
    }
}
