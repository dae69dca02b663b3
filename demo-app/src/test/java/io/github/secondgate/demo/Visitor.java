package io.github.secondgate.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A browser of one's own, with its cookies. It follows no redirects, so that tests can look at them. */
final class Visitor {

    private static final int PART = 1 << 16;

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Visitor(int port) {
        base = URI.create("http://localhost:" + port);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    /** A request without a body. */
    HttpResponse<String> ask(String method, String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /**
     * Sends so many bytes, as an upload of a file would, and reads the answer even where the server broke the sending off.
     *
     * @return the answer's head, as it came over the wire
     */
    String upload(String path, int bytes, String accept) throws IOException {
        String cookies = String.join(
                "; ", client.cookieHandler().orElseThrow().get(base, Map.of()).get("Cookie"));
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\nCookie: " + cookies
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + bytes + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                for (int sent = 0; sent < bytes; sent += PART) {
                    out.write(new byte[PART]);
                }
            } catch (SocketException brokenOff) {
                // What was answered before is looked for all the same.
            }
            var answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return answer.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        }
    }

    /** Sends a form whose fields are given as name, value, name, value. */
    HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            body.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** What a script sends: one field, the CSRF token in the header, and it wants JSON back. */
    HttpResponse<String> postJson(String path, String csrf, String field, String value)
            throws IOException, InterruptedException {
        return send(request(path, "Accept", "application/json", "X-CSRF-Token", csrf)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"" + field + "\":\"" + value + "\"}"))
                .build());
    }

    HttpResponse<String> signIn(String account) throws IOException, InterruptedException {
        return post("/login.jsp", "username", account, "password", "demo");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request.header("Accept", "text/html") : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    /** Where a redirect leads, without host and port. */
    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
