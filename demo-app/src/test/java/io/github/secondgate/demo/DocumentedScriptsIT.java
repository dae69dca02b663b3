package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.testing.Document;
import io.github.secondgate.testing.Further;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the documentation that are marked {@code sh demo}, run as they stand against the demo, beside the Java of their
 * page. What a script says it prints it prints, line by line, with anything in the place of {@code …}.
 */
@Further
class DocumentedScriptsIT {
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
    private static final String ADDRESS = "http://localhost:8080";
    private static final int LONGEST_SECONDS = 120;

    private static Server server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        needed();
        server = Fork.demo();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    /** Skips the test where there is no curl, unless the machine is one that must have it. */
    private static void needed() {
        boolean found = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
        if (!found && "required".equals(System.getenv("SECONDGATE_CURL"))) {
            throw new AssertionError("curl is required here, and there is none");
        }
        Assumptions.assumeTrue(found, "Skipped: these tests need curl");
    }

    @TestFactory
    Stream<DynamicTest> everyScript() {
        return Document.all().stream()
                .flatMap(document -> document.blocks().stream()
                        .filter(block -> block.kind().equals("sh demo"))
                        .map(block -> dynamicTest(block.toString(), () -> run(document, block.text()))));
    }

    private void run(Document document, String script) throws IOException, InterruptedException {
        for (Document.Block java : document.blocks()) {
            Matcher name = CLASS.matcher(java.text());
            if (java.kind().equals("java") && name.find()) {
                Files.writeString(directory.resolve(name.group(1) + ".java"), java.text());
            }
        }
        assertThat(script).contains(ADDRESS);
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-eu", "-c", script.replace(ADDRESS, "http://localhost:" + Main.port(server)));
        Map<String, String> environment = shell.environment();
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + environment.get("PATH"));
        environment.put("TMPDIR", directory.toString());
        Path printed = directory.resolve("printed");
        Process process = shell.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroy();
        }
        String said = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(said).matches(expected(script));
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static String expected(String script) {
        List<String> lines =
                script.lines().filter(line -> line.startsWith("# {")).toList();
        assertThat(lines).isNotEmpty();
        return lines.stream()
                .map(line -> Stream.of(line.substring(2).split("…"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("\\s*", "", "\\s*"));
    }
}
