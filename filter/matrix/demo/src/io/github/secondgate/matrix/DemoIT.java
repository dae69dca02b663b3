package io.github.secondgate.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo with the one jar, in a container of others as it is published and in a process of its own. */
class DemoIT {
    private static final String PRIVATE = "Welcome aboard";
    private static final String READY = System.getProperty("cell.ready");

    private static Process container;
    private static String site;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        site = "http://localhost:" + port + System.getProperty("cell.context");
        String[] command =
                System.getProperty("cell.command").replace("@port@", "" + port).trim().split("\\s+");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("cell.directory")).toFile())
                .redirectErrorStream(true);
        process.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        container = process.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::destroyForcibly));
        BufferedReader said =
                new BufferedReader(new InputStreamReader(container.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder log = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            log.append(line).append('\n');
            if (line.contains(READY)) {
                Thread reader = new Thread(() -> drain(said));
                reader.setDaemon(true);
                reader.start();
                return;
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

    @AfterAll
    static void stop() throws InterruptedException {
        container.descendants().forEach(ProcessHandle::destroy);
        container.destroy();
        assertThat(container.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** A browser, or a program, with its cookies. */
    private static final class Visitor {
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> ask(String method, String path, String accept, String body, Map<String, String> more)
                throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                    .header("Accept", accept)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/x-www-form-urlencoded");
            }
            more.forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> page(String path) throws Exception {
            return ask("GET", path, "text/html", null, Map.of());
        }

        HttpResponse<String> json(String path) throws Exception {
            return ask("GET", path, "application/json", null, Map.of());
        }

        void password(String account) throws Exception {
            HttpResponse<String> answer =
                    ask("POST", "/login.jsp", "text/html", "username=" + account + "&password=demo", Map.of());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        }

        HttpResponse<String> code(String code) throws Exception {
            String token = field(json("/2fa/challenge"), "csrf");
            return ask("POST", "/2fa/challenge", "application/json", "code=" + code, Map.of("X-CSRF-Token", token));
        }
    }

    private static String field(HttpResponse<String> answer, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        assertThat(field.find()).as(answer.body()).isTrue();
        return field.group(1);
    }

    private static void closed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer).isNotEqualTo(200).isLessThan(500);
        assertThat(answer.body()).doesNotContain(PRIVATE);
    }

    private static void leadsTo(HttpResponse<String> answer, String path) {
        closed(answer);
        assertThat(answer.headers().firstValue("Location").orElse("")).as("%s", answer).endsWith(path);
    }

    /** It asks for Secondgate when its servlets begin, so that it would not stand here otherwise. */
    @Test
    void theWholeJourney() throws Exception {
        Visitor ewan = new Visitor();
        leadsTo(ewan.page("/account/"), "/login.jsp");
        ewan.password("ewan");
        leadsTo(ewan.page("/account/"), "/2fa/challenge");
        assertThat(ewan.json("/account/").statusCode()).isEqualTo(401);
        assertThat(ewan.code("000000").statusCode()).isEqualTo(422);
        closed(ewan.page("/account/"));
        assertThat(ewan.code(field(new Visitor().json("/demo/phone?account=ewan"), "code"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> page = ewan.page("/account/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(PRIVATE);
        ewan.page("/logout");
        leadsTo(ewan.page("/account/"), "/login.jsp");
        ewan.password("ewan");
        leadsTo(ewan.page("/account/"), "/2fa/challenge");
    }

    @Test
    void noDoorIsOpenToThePasswordAlone() throws Exception {
        Visitor owing = new Visitor();
        owing.password("ewan");
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "FOO")) {
            closed(owing.ask(method, "/account/", "*/*", null, Map.of()));
            closed(owing.ask(method, "/api/bookings", "*/*", null, Map.of()));
        }
        for (String path : List.of(
                "/account/;x=1",
                "/;x/account/",
                "//account/",
                "/./account/",
                "/public/../account/",
                "/2fa/../account/",
                "/%61ccount/",
                "/account/%2e/",
                "/basic/report",
                "/admin/")) {
            closed(owing.page(path));
            closed(owing.ask("GET", path, "*/*", null, Map.of("Authorization", "Basic ZXdhbjpkZW1v")));
        }
    }
}
