package io.github.secondgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that says where the jars were run is what the cells of the matrix reported, and keeps nothing to itself. */
class MatrixPageTest {
    private static final Path PAGE = Path.of("docs/matrix.md");
    private static final Path WRITER = Path.of("matrix/src/page/MatrixPage.java");
    private static final Pattern RESULT =
            Pattern.compile("\\d+|not run|with \\d+(\\.\\d+)+|\\*\\*\\d+ of \\d+ red\\*\\*");
    private static final Pattern CELL = Pattern.compile("<module>filter/matrix/((?!page)[^<]+)</module>");
    private static final Pattern NAME =
            Pattern.compile("</parent>.*?<name>Secondgate (?:filter|demo) in ([^<]+)</name>", Pattern.DOTALL);

    @TempDir
    Path checkout;

    @Test
    void everyCellOfTheProfileHasItsRows() throws IOException {
        String page = Files.readString(PAGE);
        String profiles = Files.readString(Path.of("../pom.xml"));
        String matrix = profiles.substring(profiles.indexOf("<id>matrix</id>"));
        List<String> cells = CELL.matcher(matrix.substring(0, matrix.indexOf("</profile>")))
                .results()
                .map(cell -> cell.group(1))
                .toList();
        assertThat(cells).hasSizeGreaterThan(12);
        for (String cell : cells) {
            String pom = Files.readString(Path.of("matrix", cell, "pom.xml"));
            MatchResult name = NAME.matcher(pom).results().findFirst().orElseThrow();
            assertThat(page).contains("| " + name.group(1) + " | ");
        }
    }

    @Test
    void itIsDatedAndEachResultIsANumberOrSaysWhatIsWrong() throws IOException {
        assertThat(Files.readString(PAGE))
                .containsPattern("Written by `mvn -Pmatrix verify` on \\d{4}-\\d{2}-\\d{2}\\.");
        assertThat(rows(PAGE)).hasSizeGreaterThan(13).allSatisfy(row -> {
            assertThat(row[1]).as("version").matches("\\d+\\.\\d.*");
            assertThat(Arrays.asList(row).subList(4, row.length)).allMatch(RESULT.asMatchPredicate());
        });
    }

    @Test
    void whatIsRedAndWhatWasNotRunIsSeen() throws Exception {
        Files.writeString(checkout.resolve("pom.xml"), "<jetty.version>12.1.7</jetty.version>");
        cell("jetty", "Jetty", "${jetty.version}");
        cell("tomcat", "Tomcat", "9.0.1");
        Files.createDirectories(checkout.resolve("filter/matrix/demo"));
        report("jetty", "JourneyIT", "10", "1", "2", "3");
        report("jetty", "DispatchIT", "15", "0", "1", "0");
        Path page = checkout.resolve("matrix.md");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        WRITER.toString(),
                        checkout.resolve("filter/matrix").toString(),
                        page.toString())
                .inheritIO()
                .start();
        assertThat(writer.waitFor()).isZero();
        assertThat(rows(page).map(row -> String.join(" ", Arrays.copyOf(row, 7))))
                .containsExactly(
                        "Jetty 12.1.7 17.0.1 2.2.1 **4 of 8 red** 14 not run",
                        "Tomcat 9.0.1 – – not run not run not run");
    }

    private void cell(String directory, String name, String version) throws IOException {
        Path pom = checkout.resolve("filter/matrix").resolve(directory).resolve("pom.xml");
        Files.createDirectories(pom.getParent());
        Files.writeString(
                pom,
                "</parent><name>Secondgate filter in " + name + "</name><version>" + version
                        + "</version><scope>test</scope>");
    }

    private void report(String cell, String test, String ran, String errors, String skipped, String failures)
            throws IOException {
        Path reports = checkout.resolve("filter/matrix").resolve(cell).resolve("target/failsafe-reports/17/2.2.1");
        Files.createDirectories(reports);
        Files.writeString(
                reports.resolve("TEST-" + test + ".xml"),
                "<testsuite name=\"io.github.secondgate.it." + test + "\" time=\"1\" tests=\"" + ran + "\" errors=\""
                        + errors + "\" skipped=\"" + skipped + "\" failures=\"" + failures
                        + "\"><property name=\"java.version\" value=\"17.0.1\"/></testsuite>");
    }

    /** Of all tables, without their heads. */
    private static Stream<String[]> rows(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Container"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| "));
    }
}
