import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes what the cells reported as a page of the documentation: {@code java MatrixPage.java DIRECTORY-OF-CELLS PAGE}. */
public class MatrixPage {
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*name=\"[^\"]*?(\\w+)\"[^>]*"
            + "tests=\"(\\d+)\" errors=\"(\\d+)\" skipped=\"(\\d+)\" failures=\"(\\d+)\"");
    private static final Pattern NAME = Pattern.compile("<name>Secondgate (?:filter|demo) in (?!one container)([^<]+)</name>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>\\s*<scope>test</scope>");

    private static final Pattern CELL_VERSION = Pattern.compile("<cell.version>([^<]+)</cell.version>");
    private static final Pattern NOTE = Pattern.compile("<cell.note>([^<]+)</cell.note>");
    private static final Pattern JAVA = Pattern.compile("name=\"java.version\" value=\"([^\"]+)\"");

    /** Which tests, under which head. */
    private static final List<Map.Entry<String, String>> COLUMNS = List.of(
            Map.entry("JourneyIT", "Whole journey"),
            Map.entry("DispatchIT", "Dispatches"),
            Map.entry("MethodsIT", "HTTP methods"),
            Map.entry("ContainerLoginIT", "The container's login"),
            Map.entry("SpnegoLoginIT", "Kerberos"),
            Map.entry("SpringSecurityLoginIT", "Spring Security"),
            Map.entry("SpringRefreshIT", "Spring Security made anew"),
            Map.entry("OpenIdLoginIT", "OpenID Connect"),
            Map.entry("SamlLoginIT", "SAML 2"),
            Map.entry("SessionLoginIT", "A session attribute"),
            Map.entry("OwnClassLoginIT", "A class of its own"),
            Map.entry("FilterPlacementIT", "Without `web.xml`"),
            Map.entry("NoticesIT", "Mails"),
            Map.entry("BundleIT", "Beside old jars"));

    /** Of the cells that have the demo in a container as it is published. */
    private static final List<Map.Entry<String, String>> DEMO =
            List.of(Map.entry("DemoIT", "The demo: whole journey and doors"));

    public static void main(String[] arguments) throws IOException {
        Path cells = Path.of(arguments[0]);
        String root = Files.readString(cells.resolve("../../pom.xml"));
        String tables = table(cells, root, COLUMNS) + table(cells.resolve("demo"), root, DEMO);
        Files.writeString(Path.of(arguments[1]), head() + tables + notes(cells));
    }

    private static String table(Path cells, String root, List<Map.Entry<String, String>> columns) throws IOException {
        StringBuilder table = new StringBuilder("\n| Container | Version | Java | Shiro |");
        columns.forEach(column -> table.append(' ').append(column.getValue()).append(" |"));
        table.append("\n|---|---|---|---|").append("---|".repeat(columns.size())).append('\n');
        for (Path cell : inside(cells)) {
            String pom = Files.exists(cell.resolve("pom.xml")) ? Files.readString(cell.resolve("pom.xml")) : "";
            Path reports = cell.resolve("target/failsafe-reports");
            if (!NAME.matcher(pom).find()) {
                continue;
            }
            List<Path> javas = Files.isDirectory(reports) ? inside(reports) : List.of();
            if (javas.isEmpty()) {
                table.append(row(pom, root, Path.of("–"), List.of(), columns)).append('\n');
            }
            for (Path java : javas) {
                List<Path> lines = inside(java);
                for (Path shiro : lines) {
                    table.append(row(pom, root, shiro, lines, columns)).append('\n');
                }
            }
        }
        return table.toString();
    }

    private static List<Path> inside(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** @param lines of Shiro that this container was run with */
    private static String row(
            String pom, String root, Path shiro, List<Path> lines, List<Map.Entry<String, String>> columns)
            throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (Path other : lines) {
            results(other).keySet().forEach(test -> results.put(test, "with " + other.getFileName()));
        }
        results.putAll(Files.isDirectory(shiro) ? results(shiro) : Map.of());
        StringBuilder row = new StringBuilder("| ")
                .append(first(NAME, pom))
                .append(" | ")
                .append(version(pom, root))
                .append(" | ")
                .append(java(shiro))
                .append(" | ")
                .append(shiro.getFileName())
                .append(" |");
        for (Map.Entry<String, String> column : columns) {
            row.append(' ').append(results.getOrDefault(column.getKey(), "not run")).append(" |");
        }
        return row.toString();
    }

    /** The Java that the tests say they ran on. */
    private static String java(Path reports) throws IOException {
        if (Files.isDirectory(reports)) {
            try (Stream<Path> files = Files.list(reports)) {
                for (Path file : files.filter(at -> at.toString().endsWith(".xml")).toList()) {
                    return first(JAVA, Files.readString(file));
                }
            }
        }
        return "–";
    }

    /** What the cells have to say beside their numbers. */
    private static String notes(Path cells) throws IOException {
        StringBuilder notes = new StringBuilder();
        for (Path directory : List.of(cells, cells.resolve("demo"))) {
            for (Path cell : inside(directory)) {
                String pom = Files.exists(cell.resolve("pom.xml")) ? Files.readString(cell.resolve("pom.xml")) : "";
                if (NOTE.matcher(pom).find()) {
                    notes.append("\n- ").append(first(NAME, pom)).append(": ").append(first(NOTE, pom));
                }
            }
        }
        return notes.isEmpty() ? "" : notes.append('\n').toString();
    }

    /** How each test class ended, in words. */
    private static Map<String, String> results(Path reports) throws IOException {
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.filter(at -> at.toString().endsWith(".xml")).toList()) {
                Matcher suite = SUITE.matcher(Files.readString(file).replaceAll("\\s+", " "));
                if (suite.find()) {
                    int ran = Integer.parseInt(suite.group(2)) - Integer.parseInt(suite.group(4));
                    int red = Integer.parseInt(suite.group(3)) + Integer.parseInt(suite.group(5));
                    if (ran > 0) {
                        results.put(suite.group(1), red == 0 ? "" + ran : "**" + red + " of " + ran + " red**");
                    }
                }
            }
        }
        return results;
    }

    private static String version(String pom, String root) {
        if (CELL_VERSION.matcher(pom).find()) {
            return first(CELL_VERSION, pom);
        }
        String version = first(VERSION, pom);
        return version.startsWith("${")
                ? first(Pattern.compile("<" + version.substring(2, version.length() - 1) + ">([^<]+)<"), root)
                : version;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern);
        }
        return matcher.group(1);
    }

    private static String head() {
        return "# Where it was run\n\nWritten by `mvn -Pmatrix verify` on " + LocalDate.now()
                + ". `secondgate-filter-bundle` and, where the servlet API is jakarta's,\n"
                + "`secondgate-filter-bundle-jakarta` ran as they are shipped. A number tells how many tests ran, all of them"
                + " green;\nwhat is red says so, and so does what was not run. Tests that differ by no line of Shiro run with one"
                + " of them;\nthe other says with which. Kerberos is not set up in the Jetty of this matrix, and runs in Jetty"
                + " 12.1 (ee8) elsewhere;\nSAML 2 was tried where the servlet API is javax's.\nOf Java 8 the build checks bytecode and API; the tests need 17, so that nothing was run on an"
                + " older one.\n";
    }
}
