package io.github.secondgate.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.testing.Document;
import io.github.secondgate.tool.CommandLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every code block of the documentation is run or compared; one of a kind without a rule is a failure.
 *
 * <p>Run: {@code sql} on the tables as shipped; {@code java} is compiled, and its codes are those of RFC 6238; of {@code sh} each
 * {@code java …}. Elsewhere: {@code ini}, {@code properties} and the {@code web.xml} of the README start the filter ({@link IniBlocksTest}), and
 * {@code sh demo} is run against the demo by a test of the demo, {@code sh application} on the application of somebody else that
 * it names. Compared: a {@code <dependency>} with our pom, {@code css} with the demo's theme, {@code jsp} with the
 * tag library and a page of the demo, {@code xml} and {@code java} of an application with the one that is started, of {@code sh} each {@code mvn …} and file with what there is.
 */
class CodeBlocksTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SOURCE = Pattern.compile("java (\\w+[.]java) \"([^\"]+)\"");
    private static final String APPLICATIONS = "src/test/java/io/github/secondgate/it/app/";
    private static final Pattern JAR = Pattern.compile("java -jar secondgate-filter(?:-bundle)?[.]jar ");
    private static final String H2 = "java -cp h2-[0-9.]+jar org.h2.tools.RunScript .*";
    private static final List<String> PHASES = List.of("test", "package", "verify", "install");
    private static final List<String> PROPERTIES =
            List.of("room", "skipTests", "includeScope", "outputDirectory", "port", "data");
    private static final String RFC_KEY = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";
    private static final Pattern INLINE_NGINX = Pattern.compile("`(proxy_[^`]+;)`");
    private static final Pattern TITLE = Pattern.compile("(?m)^problem\\.([a-z-]+)\\.title =");
    private static final Pattern INLINE_MAVEN = Pattern.compile("`(mvn [^`]+)`");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> everyBlock() {
        return Document.all().stream()
                .flatMap(document -> document.blocks().stream()
                        .map(block -> dynamicTest(block.toString(), () -> check(document, block))));
    }

    private void check(Document document, Document.Block block) throws Exception {
        switch (block.kind()) {
            case "ini", "properties" -> assertThat(block.text().lines()).allMatch(line -> line.contains(" = "));
            case "properties container" -> settings(block.text(), "ContainerLoginIT.java", "Setup.java");
            case "properties spring" -> settings(block.text(), "SpringSecurityLoginIT.java", "Setup.java");
            case "properties openid" -> settings(block.text(), "OpenIdLoginIT.java", "Setup.java");
            case "properties spnego" -> settings(block.text(), "SpnegoLoginIT.java", "Setup.java");
            case "properties saml" -> settings(block.text(), "SamlLoginIT.java", "Setup.java");
            case "properties proxy" -> settings(block.text(), "ProxyLoginIT.java", "Setup.java");
            case "properties session" -> settings(block.text(), "SessionLoginIT.java", "Setup.java");
            case "properties cas" -> settings(block.text(), "CasLoginIT.java", "Setup.java");
            case "properties pac4j" -> settings(block.text(), "Pac4jLoginIT.java", "Setup.java");
            case "properties buji" -> settings(block.text(), "BujiLoginIT.java", "Setup.java");
            case "properties class" -> settings(block.text(), "OwnClassLoginIT.java", "Setup.java");
            case "java class" -> stands(block.text(), APPLICATIONS + "SessionUserLogin.java");
            case "java" -> new Compiled(document, Files.createTempDirectory(directory, "java")).close();
            case "css" ->
                assertThat(theme())
                        .contains(block.text().lines().map(String::trim).toArray(String[]::new));
            case "jsp" -> tag(block.text());
            case "java environment" -> stands(block.text(), APPLICATIONS + "OwnEnvironment.java");
            case "java guice" -> stands(block.text(), APPLICATIONS + "guice/PortalModules.java");
            case "java spring" -> stands(block.text(), APPLICATIONS + "springshiro/PortalConfig.java");
            case "java boot" -> stands(block.text(), APPLICATIONS + "springboot/PortalApplication.java");
            case "xml spring" -> stands(block.text(), "src/test/resources/it/applicationContext.xml");
            case "sh" -> commands(document, block.text());
            case "sh application samples-web",
                    "sh application examples",
                    "sh application jolokia",
                    "sh application wicket-examples",
                    "java application jspwiki",
                    "sh application jspwiki" -> runs(block, "PublishedApplicationsIT.java");
            case "sh demo" -> assertThat(block.text()).contains("http://localhost:8080");
            case "sql" -> sql(block.text());
            case "xml" -> xml(block.text());
            default -> fail("There is no rule for a block of the kind '%s'", block.kind());
        }
    }

    private static List<String> theme() throws IOException {
        String demo = Files.readString(ROOT.resolve("demo-app/src/main/webapp/WEB-INF/secondgate/theme.css"));
        return demo.lines().map(String::trim).toList();
    }

    /** Line by line in an application that the integration tests start. */
    private static void stands(String text, String file) throws IOException {
        String application = Files.readString(Path.of(file));
        assertThat(text.lines())
                .hasSizeBetween(1, 10)
                .allSatisfy(line -> assertThat(application).contains(line.trim()));
    }

    /** Each with a value of the test's own. */
    private static void settings(String lines, String... starting) throws IOException {
        StringBuilder tested = new StringBuilder();
        for (String file : starting) {
            tested.append(Files.readString(Path.of("src/test/java/io/github/secondgate/it", file)));
        }
        assertThat(lines.lines())
                .hasSizeBetween(1, 10)
                .allSatisfy(line -> assertThat(tested).contains(line.replaceFirst("= .*", "= ")));
    }

    /** By its kind, on the application for which it is. */
    private static void runs(Document.Block block, String test) throws IOException {
        assertThat(block.text().lines()).hasSizeBetween(1, 10);
        assertThat(Files.readString(Path.of("src/test/java/io/github/secondgate/it", test)))
                .contains("\"" + block.kind() + "\"");
    }

    private static void sql(String statements) {
        try (TestDatabase tables = new TestDatabase()) {
            tables.run(statements);
        }
    }

    private static void tag(String jsp) throws IOException {
        String page = Files.readString(ROOT.resolve("demo-app/src/main/webapp/account/index.jsp"));
        assertThat(jsp.lines()).isNotEmpty().allSatisfy(line -> assertThat(page).contains(line));
        String library = Files.readString(Path.of("src/main/resources/META-INF/secondgate.tld"));
        assertThat(library).contains("<uri>urn:secondgate:tags</uri>", "<name>status</name>");
    }

    private static void xml(String text) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(("<block>" + text + "</block>").getBytes(StandardCharsets.UTF_8)));
        if (text.startsWith("<dependency>")) {
            String pom = Files.readString(Path.of("pom.xml")) + Files.readString(Path.of("bundle/pom.xml"));
            assertThat(text.lines().map(String::trim).filter(line -> !line.contains("dependency>")))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(pom).contains(line));
        } else {
            assertThat(text).startsWith("<filter>");
        }
    }

    private void commands(Document document, String text) throws Exception {
        for (String line : text.lines().toList()) {
            String command = line.replaceFirst(" +#.*", "");
            if (command.startsWith("mvn ")) {
                maven(command);
            } else if (JAR.matcher(command).lookingAt()) {
                jar(JAR.matcher(command).replaceFirst(""));
            } else if (command.matches(H2)) {
                script(command);
            } else if (command.startsWith("java ")) {
                source(document, command);
            } else {
                assertThat(ROOT.resolve(command)).isExecutable();
            }
        }
    }

    /** Named in the middle of a sentence too. */
    @Test
    void everyMavenCommandNamesWhatThereIs() throws IOException {
        for (Document document : Document.all()) {
            for (var command : INLINE_MAVEN.matcher(document.prose()).results().toList()) {
                maven(command.group(1));
            }
        }
    }

    /** They stand in the middle of sentences. */
    @Test
    void everyLineForNginxIsTriedWithIt() throws IOException {
        String tried = Files.readString(Path.of("src/test/java/io/github/secondgate/it/ProxyIT.java"))
                + Files.readString(Path.of("src/test/java/io/github/secondgate/it/TlsProxyIT.java"));
        List<String> lines = INLINE_NGINX
                .matcher(Document.of("filter/docs/operation.md").prose())
                .results()
                .map(line -> line.group(1).replace("http://127.0.0.1:8080", "SITE"))
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(tried).contains(line));
    }

    /** Whatever has a sentence on the error page is a problem that a script may meet. */
    @Test
    void everyProblemIsNamed() throws IOException {
        String page = Document.of("filter/docs/scripts.md").prose();
        Matcher title = TITLE.matcher(
                Files.readString(Path.of("src/main/resources/io/github/secondgate/view/messages.properties")));
        List<String> names = title.results()
                .map(name -> name.group(1))
                // Shown on the challenge only.
                .filter(name -> !name.equals("step-up-lost"))
                .toList();
        assertThat(names)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static void maven(String command) throws IOException {
        String poms = Files.readString(ROOT.resolve("pom.xml"))
                + Files.readString(Path.of("pom.xml"))
                + Files.readString(ROOT.resolve("demo-app/pom.xml"));
        String[] words = command.split(" +");
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.equals("-pl")) {
                assertThat(words[++i].split(","))
                        .allSatisfy(module -> assertThat(ROOT.resolve(module).resolve("pom.xml"))
                                .exists());
            } else if (word.startsWith("-P")) {
                assertThat(poms).contains("<profile>\n      <id>" + word.substring(2) + "</id>");
            } else if (word.startsWith("-D")) {
                assertThat(word.substring(2).replaceFirst("=.*", "")).isIn(PROPERTIES);
            } else if (word.contains(":")) {
                String plugin = word.replaceFirst(":.*", "");
                assertThat(poms).containsAnyOf(">" + plugin + "-maven-plugin<", ">maven-" + plugin + "-plugin<");
            } else {
                assertThat(word).isIn(PHASES);
            }
        }
    }

    private void jar(String arguments) throws Exception {
        if (arguments.equals("new-cipher-key")) {
            assertThat(java("-cp", Compiled.classPath(), CommandLine.class.getName(), arguments))
                    .matches("securityManager.rememberMeManager.cipherKey = [A-Za-z0-9+/]{22}==\\s*");
            return;
        }
        if (arguments.equals("doctor path/to/app.war")) {
            Path war = Files.createDirectories(directory.resolve("app/WEB-INF")).getParent();
            assertThat(java("-cp", Compiled.classPath(), CommandLine.class.getName(), "doctor", war.toString()))
                    .contains("Fault: No jar of Secondgate is in WEB-INF/lib");
            return;
        }
        if (arguments.startsWith("schema ")) {
            String[] words = arguments
                    .replace("\"", "")
                    .replace("/var/lib/myapp", directory.toString())
                    .split(" ");
            words[2] = Path.of(org.h2.Driver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            List<String> command = new ArrayList<>(List.of("-cp", Compiled.classPath(), CommandLine.class.getName()));
            command.addAll(List.of(words));
            assertThat(java(command.toArray(String[]::new))).contains("The tables are as this jar needs them.");
            return;
        }
        String moved = arguments.replace("/etc/myapp", directory.toString());
        String said = java(
                "-cp", Compiled.classPath(), CommandLine.class.getName(), "new-key", moved.replace("new-key ", ""));
        assertThat(said).contains("secondgate.keyFile");
        assertThat(directory.resolve("secondgate.key")).exists();
    }

    private static void script(String command) throws Exception {
        String[] arguments =
                command.replaceFirst(".*RunScript ", "").replace("\"", "").split(" ");
        String database = "jdbc:h2:mem:script";
        try (Connection open = DriverManager.getConnection(database, "sa", "")) {
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = arguments[i]
                        .replaceFirst("^jdbc:h2:/var/lib/myapp/db", database)
                        .replaceFirst("^sql/", "../sql/");
            }
            new RunScript().runTool(arguments);
            assertThat(open.createStatement()
                            .executeQuery("SELECT version FROM secondgate_schema")
                            .next())
                    .isTrue();
        }
    }

    private void source(Document document, String command) throws Exception {
        try (Compiled compiled = new Compiled(document, Files.createTempDirectory(directory, "java"))) {
            Matcher words = SOURCE.matcher(command);
            assertThat(words.matches()).as(command).isTrue();
            Path source = compiled.directory().resolve(words.group(1));
            assertThat(java(source.toString(), words.group(2))).matches("[0-9]{6}\\s*");
        }
    }

    private static String java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** RFC 6238, appendix B, of which six digits are left. */
    @Test
    void theCodesThatTestersMakeAreThoseOfTheRfc() throws Exception {
        Document page = Document.of("filter/docs/qa.md");
        try (Compiled compiled = new Compiled(page, Files.createTempDirectory(directory, "java"))) {
            Method code = compiled.classes().loadClass("Totp").getMethod("code", String.class, long.class);
            assertThat(code.invoke(null, RFC_KEY, 59)).isEqualTo("287082");
            assertThat(code.invoke(null, RFC_KEY, 1111111109)).isEqualTo("081804");
            assertThat(code.invoke(null, RFC_KEY, 20000000000L)).isEqualTo("353130");
        }
    }
}
