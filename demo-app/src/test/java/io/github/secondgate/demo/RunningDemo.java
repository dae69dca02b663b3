package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.github.secondgate.demo.marina.MarinaDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.jetty.ee8.webapp.WebAppContext;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * The demo in Jetty on a free port, with a database of its own. Against the WAR as it is built, a test may set its clock, there
 * are more members (so that each test can have one to itself), and {@code /api/**} asks for a code that is fresh.
 */
public final class RunningDemo implements AutoCloseable {

    private static final int MEMBERS = 60;
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js";

    /** What the demo is built with comes from the tests' own class path: read and compiled once, and not again at each start. */
    private static final String[] LIBRARIES = {
        "org.apache.shiro.", "org.apache.commons.", "org.apache.ibatis.", "org.h2.", "com.google.zxing.",
                "com.grack.nanojson.",
        "com.samskivert.mustache.", "com.icegreen.greenmail.", "com.sun.mail.", "javax.mail.", "org.bouncycastle.",
                "org.owasp.encoder."
    };

    private static final String MORE_MEMBERS = """

            INSERT INTO member SELECT 'member' || x, password, password_salt, 'Member ' || x, 'Dinghy ' || x, 'Berth holder',
                'member' || x || '@larkhaven.example', '+447700900' || (500 + x) FROM member, SYSTEM_RANGE(1, %d) WHERE username = 'nadia';
            """;
    private static final String SETTINGS = """
            testClock = %s
            secondgate.clock = $testClock
            secondgate.stepUp[/api/**] = 5m
            %s

            [urls]""";

    private final WebAppContext application;
    private final Server server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> origins = new CopyOnWriteArrayList<>();
    private final AtomicInteger members = new AtomicInteger();

    private RunningDemo(WebAppContext application) {
        this.application = application;
        server = Main.server(0, application);
        server.setRequestLog((request, response) -> {
            requests.add(request.getMethod() + " " + Request.getPathInContext(request));
            if (request.getMethod().equals("POST")) {
                origins.add(String.valueOf(request.getHeaders().get("Origin")));
            }
        });
    }

    /**
     * @param clock a class with a public constructor, which the application finds in its parent class loader
     * @param lines of the section [main] besides
     * @param words sentences of the gate that the application replaces by its own
     */
    public static RunningDemo start(Class<? extends Clock> clock, List<String> lines, List<String> words)
            throws Exception {
        return start(clock, lines, words, false);
    }

    /** @param faces whether the application has JSF too */
    public static RunningDemo start(Class<? extends Clock> clock, List<String> lines, List<String> words, boolean faces)
            throws Exception {
        Path war = copy(Main.war(), Fork.directory("browser").resolve("war"));
        Files.writeString(
                war.resolve("WEB-INF/sql/marina.sql"), MORE_MEMBERS.formatted(MEMBERS), StandardOpenOption.APPEND);
        copy(resource("/further"), war);
        try (InputStream htmx = RunningDemo.class.getResourceAsStream(HTMX)) {
            Files.copy(htmx, war.resolve("public/htmx.min.js"), StandardCopyOption.REPLACE_EXISTING);
        }
        Path ini = war.resolve("WEB-INF/shiro.ini");
        Files.writeString(
                ini,
                Files.readString(ini).replace("[urls]", SETTINGS.formatted(clock.getName(), String.join("\n", lines))));
        Path own = Files.createDirectories(war.resolve("WEB-INF/secondgate"));
        Files.write(own.resolve("messages.properties"), words);
        WebAppContext application = Main.application(war);
        // So that the pages are compiled once for all test classes.
        application.setPersistTempDirectory(true);
        application.getProtectedClassMatcher().add(LIBRARIES);
        if (faces) {
            copy(resource("/faces/account"), war.resolve("account"));
            application.setOverrideDescriptor(resource("/faces/web.xml").toString());
            application.setExtraClasspath(Path.of("target", "faces").toAbsolutePath() + "/*");
        }
        RunningDemo demo = new RunningDemo(application);
        demo.server.start();
        return demo;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(RunningDemo.class.getResource(name).toURI());
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    public String address() {
        return "http://localhost:" + Main.port(server);
    }

    /** The next account that no other test has; with nothing configured. */
    public String newMember() {
        int member = members.incrementAndGet();
        assertThat(member).as("members of the demo").isLessThanOrEqualTo(MEMBERS);
        return "member" + member;
    }

    /** What the start of the demo prints about an account after this label. */
    public String printed(String account, String label) {
        String programme = application
                .getServletContext()
                .getAttribute("secondgate.demo.programme")
                .toString();
        Matcher line = Pattern.compile("(?ms)^  " + account + " .*?" + label + ": ([^\\n]+)$")
                .matcher(programme);
        assertThat(line.find()).as(programme).isTrue();
        return line.group(1).strip();
    }

    /** Changes what the application's database holds. */
    public void sql(String statement) throws Exception {
        Object own = application
                .getClassLoader()
                .loadClass(MarinaDataSource.class.getName())
                .getConstructor()
                .newInstance();
        try (Connection connection = ((DataSource) own).getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** Every request since the last call, as method and path. */
    public List<String> requests() {
        List<String> seen = List.copyOf(requests);
        requests.clear();
        return seen;
    }

    /** What every POST since the last call said of its origin. */
    public List<String> origins() {
        List<String> said = List.copyOf(origins);
        origins.clear();
        return said;
    }

    /** The mails and text messages to an address or a number, the newest first, as subject, empty line, text. */
    public List<String> sentTo(String to) throws Exception {
        HttpResponse<String> outbox = new Visitor(Main.port(server)).get("/demo/outbox", "Accept", "application/json");
        return JsonParser.array().from(outbox.body()).stream()
                .map(JsonObject.class::cast)
                .filter(message -> message.getString("to").equals(to))
                .map(message -> message.getString("subject") + "\n\n" + message.getString("text"))
                .toList();
    }

    /** Enrols an account by script, where a test is about what comes after. */
    public List<String> enrol(String account, UnaryOperator<String> codeOfUri) throws Exception {
        Visitor visitor = new Visitor(Main.port(server));
        visitor.signIn(account);
        String csrf = member(visitor.get("/2fa", "Accept", "application/json"), "csrf");
        String uri = member(visitor.postJson("/2fa/enable", csrf, "password", "demo"), "uri")
                .replace("\\/", "/");
        csrf = member(visitor.get("/2fa", "Accept", "application/json"), "csrf");
        HttpResponse<String> confirmed = visitor.postJson("/2fa/confirm", csrf, "code", codeOfUri.apply(uri));
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        return Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}")
                .matcher(confirmed.body())
                .results()
                .map(code -> code.group())
                .toList();
    }

    /** Answers the account's challenge with a code, in a session of its own; the status. */
    public int answer(String account, String code) throws Exception {
        Visitor visitor = new Visitor(Main.port(server));
        visitor.signIn(account);
        String csrf = member(visitor.get("/2fa/challenge", "Accept", "application/json"), "csrf");
        return visitor.postJson("/2fa/challenge", csrf, "code", code).statusCode();
    }

    private static String member(HttpResponse<String> answer, String name) {
        Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(member.find()).as(answer.statusCode() + " " + answer.body()).isTrue();
        return member.group(1);
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
