package io.github.secondgate.it;

import com.grack.nanojson.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request in the making; the target goes over the wire as it is given. */
final class Request {
    static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final Visitor visitor;
    private final String method;
    private final String target;
    private final List<String> headers = new ArrayList<>();
    private String accept = HTML;
    private String host = "localhost";
    private byte[] body;
    private boolean chunked;

    Request(Visitor visitor, String method, String target) {
        this.visitor = visitor;
        this.method = method;
        this.target = target;
    }

    Request header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    Request host(String value) {
        host = value;
        return this;
    }

    /** Null sends none. */
    Request accept(String value) {
        accept = value;
        return this;
    }

    Request wantsJson() {
        return accept("application/json");
    }

    Request body(String type, String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return header("Content-Type", type);
    }

    /** A body whose length is not told beforehand. */
    Request chunked(String type, String text) {
        body(type, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n");
        chunked = true;
        return header("Transfer-Encoding", "chunked");
    }

    /** Fields by turns name and value, without a CSRF token. */
    Request form(String... fields) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            text.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return body("application/x-www-form-urlencoded", text.toString());
    }

    /** The same as a JSON object. */
    Request object(String... fields) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            members.put(fields[i], fields[i + 1]);
        }
        return body("application/json", JsonWriter.string(members));
    }

    /** Adds the token the visitor was last given. */
    Request csrf() {
        return header("X-CSRF-Token", String.valueOf(visitor.csrf()));
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        if (accept != null) {
            head.append("Accept: ").append(accept).append("\r\n");
        }
        visitor.cookieHeader()
                .ifPresent(cookies -> head.append("Cookie: ").append(cookies).append("\r\n"));
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body != null && !chunked) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        boolean upgrade = headers.stream().anyMatch(header -> header.startsWith("Upgrade:"));
        head.append(upgrade ? "\r\n" : "Connection: close\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[first.length + (body == null ? 0 : body.length)];
        System.arraycopy(first, 0, whole, 0, first.length);
        if (body != null) {
            System.arraycopy(body, 0, whole, first.length, body.length);
        }
        return whole;
    }

    Answer send() {
        return visitor.send(this);
    }
}
