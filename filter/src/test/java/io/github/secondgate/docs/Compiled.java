package io.github.secondgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Document;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** The Java of one page, compiled: each class that it shows, and each piece of one with what the page speaks of around it. */
final class Compiled implements AutoCloseable {
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
    private static final String AROUND = """
            import io.github.secondgate.Secondgate;
            import javax.servlet.ServletContext;
            import javax.servlet.http.HttpSession;

            class Piece%d {
                void run(ServletContext servletContext, HttpSession session, String account) {
            %s    }
            }
            """;

    private final Path directory;
    private final URLClassLoader classes;

    /** @param directory for sources and classes */
    Compiled(Document document, Path directory) throws IOException {
        this.directory = directory;
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-d", directory.toString(), "-cp", classPath(), "-Xlint:all,-options,-path", "-Werror"));
        int pieces = 0;
        for (Document.Block block : document.blocks()) {
            if (block.kind().equals("java")) {
                Matcher named = CLASS.matcher(block.text());
                boolean whole = named.find();
                Path source = directory.resolve((whole ? named.group(1) : "Piece" + ++pieces) + ".java");
                Files.writeString(source, whole ? block.text() : AROUND.formatted(pieces, block.text()));
                arguments.add(source.toString());
            }
        }
        boolean some = arguments.get(arguments.size() - 1).endsWith(".java");
        assertThat(
                        some
                                ? ToolProvider.getSystemJavaCompiler()
                                        .run(null, null, null, arguments.toArray(String[]::new))
                                : 0)
                .as("the Java of %s compiles", document.file())
                .isZero();
        classes = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    Path directory() {
        return directory;
    }

    ClassLoader classes() {
        return classes;
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
