package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.net.SocketFactory;

/**
 * A Tomcat as it is published, in a process of its own, with applications as they are published, which the lines of the
 * documentation retrofit. It keeps the tables of all of them under {@code java:comp/env/jdbc/main}.
 */
final class PublishedTomcat implements AutoCloseable {
    private static final Path PUBLISHED = Path.of(System.getProperty("it.published", "target/it/published"));
    private static final String RECIPES = "filter/docs/your-application.md";
    private static final int LONGEST_RECIPE = 10;
    private static final Pattern PORT = Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*-(\\d+)\"]");
    private static final String STARTED = "Server startup in";

    private final Path directory;
    private final Path bundle;
    private Process process;
    private int port;

    private PublishedTomcat(Path directory, Path bundle) {
        this.directory = directory;
        this.bundle = bundle;
    }

    /** @param bundle the jar of ours that fits it */
    static PublishedTomcat unpack(String version, Path bundle) throws IOException, SQLException {
        Path above = Path.of("target/it/tomcat-" + version).toAbsolutePath();
        delete(above);
        unzip(PUBLISHED.resolve("tomcat-" + version + ".zip"), above);
        PublishedTomcat tomcat = new PublishedTomcat(above.resolve("apache-tomcat-" + version), bundle);
        for (String own : List.of("ROOT", "docs", "manager", "host-manager")) {
            delete(tomcat.webapp(own));
        }
        tomcat.configure();
        return tomcat;
    }

    private Path webapp(String name) {
        return directory.resolve("webapps").resolve(name);
    }

    private void configure() throws IOException, SQLException {
        Path conf = directory.resolve("conf");
        replace(conf.resolve("server.xml"), "port=\"8005\"", "port=\"-1\"");
        replace(conf.resolve("server.xml"), "<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"0\"");
        replace(
                conf.resolve("tomcat-users.xml"),
                "</tomcat-users>",
                "<user username=\"tomcat\" password=\"demo\" roles=\"tomcat\"/>"
                        + "<user username=\"operator\" password=\"demo\" roles=\"jolokia\"/></tomcat-users>");
        String url = "jdbc:h2:" + directory.resolve("database");
        replace(
                conf.resolve("context.xml"),
                "</Context>",
                "<Resource name=\"jdbc/main\" type=\"javax.sql.DataSource\" driverClassName=\"org.h2.Driver\" url=\""
                        + url + "\" username=\"sa\" password=\"\"/></Context>");
        Path driver = jarOf(org.h2.Driver.class);
        Files.copy(driver, directory.resolve("lib").resolve(driver.getFileName()));
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("RUNSCRIPT FROM '../sql/h2.sql'");
        }
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static void replace(Path file, String old, String text) throws IOException {
        String before = Files.readString(file);
        assertThat(before).as("%s", file).contains(old);
        Files.writeString(file, before.replace(old, text));
    }

    /** Lays an application out as Tomcat would, where it does not bring it along. */
    PublishedTomcat with(String name, String war) throws IOException {
        unzip(PUBLISHED.resolve(war), webapp(name));
        return this;
    }

    /** Runs the lines of the documentation of that kind in the folder of the application, with what they name beside it. */
    PublishedTomcat retrofit(String name, String kind) throws IOException, InterruptedException {
        Path beside = Files.createDirectories(webapp(name).resolve("..")).toRealPath();
        Path keys = directory.resolve("secondgate.key");
        lay(bundle, beside.resolve(bundle.getFileName()));
        lay(Path.of("target/it/shiro-1.13.0"), beside.resolve("shiro-1.13.0"));
        Files.writeString(beside.resolve("filter.xml"), filter());
        if (!Files.exists(keys)) {
            run(beside, "java -jar " + bundle.getFileName() + " new-key " + keys);
        }
        run(webapp(name), documented(kind).replace("/etc/myapp/secondgate.key", keys.toString()));
        return this;
    }

    /** A file that the lines of the documentation for an application find beside it: a block of that kind. */
    PublishedTomcat beside(String file, String kind) throws IOException {
        Files.writeString(directory.resolve("webapps").resolve(file), documented(kind));
        return this;
    }

    private static String documented(String kind) {
        String recipe = Document.of(RECIPES).blocks().stream()
                .filter(block -> block.kind().equals(kind))
                .map(Document.Block::text)
                .findAny()
                .orElseThrow(() -> new IllegalStateException("No block of the kind " + kind));
        assertThat(recipe.lines().count()).as(kind).isLessThanOrEqualTo(LONGEST_RECIPE);
        return recipe;
    }

    /** A file that the application has of its owner, with or without Secondgate. */
    PublishedTomcat own(String name, String file, String text) throws IOException {
        Files.writeString(webapp(name).resolve(file), text.replace("$HERE", directory.toString()));
        return this;
    }

    /** Whether its settings say that a session's id stays as it is. */
    boolean keepsSessionIds(String context) {
        return text(context.substring(1), "WEB-INF/secondgate.properties").contains("secondgate.rotateSession = false");
    }

    /** What a file of the application says now. */
    String text(String name, String file) {
        try {
            return Files.readString(webapp(name).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lay(Path what, Path beside) throws IOException {
        if (!Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(beside, what.toAbsolutePath());
        }
    }

    /** What the README has for web.xml. */
    private static String filter() {
        return Document.of("README.md").blocks().stream()
                .map(Document.Block::text)
                .filter(text -> text.startsWith("<filter>"))
                .findAny()
                .orElseThrow();
    }

    private static void run(Path folder, String lines) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-euc", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
    }

    /** Returns once it serves. */
    PublishedTomcat start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Each recovery code is a slow hash, and one is as good as ten here; nor can the clock be moved past a recheck.
        command.addAll(List.of("-Dsecondgate.recoveryCodes=1", "-Dsecondgate.recheck=0", "-Djava.awt.headless=true"));
        // As Tomcat's own script says.
        for (String opened : List.of("lang", "io", "util", "util.concurrent")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.add("-Djava.io.tmpdir=" + directory.resolve("temp"));
        command.add("-Dcatalina.home=" + directory);
        command.addAll(List.of("-cp", directory.resolve("bin") + "/*"));
        command.addAll(List.of("org.apache.catalina.startup.Bootstrap", "start"));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder log = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            log.append(line).append('\n');
            Matcher listening = PORT.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
            }
            if (line.contains(STARTED)) {
                Thread reader = new Thread(() -> drain(said));
                reader.setDaemon(true);
                reader.start();
                return this;
            }
        }
        throw new IllegalStateException("It did not start: " + log);
    }

    /** A process that nobody listens to stands still when its pipe is full. */
    private static void drain(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                continue;
            }
        } catch (IOException itHasEnded) {
            // as it does when the test is over
        }
    }

    Visitor visitor(String context) {
        return new Visitor(context, port, SocketFactory.getDefault());
    }

    private static void unzip(Path archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(folder);
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            process.destroy();
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
