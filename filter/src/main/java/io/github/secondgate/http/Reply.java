package io.github.secondgate.http;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Writes an answer of ours, always with the headers that keep it out of caches, frames and other sites' hands. */
public final class Reply {
    /**
     * Without {@code form-action}: browsers hold it against every redirect that follows a form, and after a code or a sign-out
     * the application may lead wherever it likes. No form of ours holds an address that was not made here.
     */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    /**
     * Other sites learn nothing, and our own forms say where they come from: with {@code no-referrer} they would say {@code
     * Origin: null}, at which firewalls and guards in front refuse them.
     */
    private static final String REFERRER = "same-origin";

    private static final String PARTIAL_REDIRECT =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response><redirect url=\"%s\"/></partial-response>\n";

    private static final String CHALLENGE = "WWW-Authenticate";

    public static final int UNPROCESSABLE = 422;
    public static final int TOO_MANY = 429;

    /** When it is worth another try where somebody's help is what is waited for. */
    public static final Duration NOT_BEFORE_HELP = Duration.ofHours(1);

    private Reply() {}

    /** Never through {@code sendRedirect}, which may put the session's id into the address. */
    public static void redirect(HttpServletResponse response, int status, String location) {
        begin(response, status);
        response.setHeader("Location", location);
    }

    public static void html(HttpServletResponse response, int status, String page) throws IOException {
        begin(response, status);
        body(response, "text/html;charset=UTF-8", page);
    }

    public static void json(HttpServletResponse response, int status, JsonObject object) throws IOException {
        begin(response, status);
        body(response, "application/json", JsonWriter.string(object));
    }

    /** For a file that is written bit by bit; the caller writes and flushes. */
    public static Writer file(HttpServletResponse response, String type, String name) throws IOException {
        begin(response, HttpServletResponse.SC_OK);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setContentType(type);
        return new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** RFC 9457. */
    public static void problem(HttpServletResponse response, int status, String name, String detail, JsonObject members)
            throws IOException {
        JsonObject problem = new JsonObject();
        problem.put("type", "urn:secondgate:problem:" + name);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.putAll(members);
        begin(response, status);
        body(response, "application/problem+json", JsonWriter.string(problem));
    }

    /**
     * Tells a script what is owed, and where that is given. A library that takes its page to another address by itself is told
     * in its own words; JSF's reads them with a status of success only.
     */
    public static void owed(
            HttpServletRequest request, HttpServletResponse response, String problem, String sentence, String location)
            throws IOException {
        if (Accept.faces(request)) {
            begin(response, HttpServletResponse.SC_OK);
            body(response, "text/xml;charset=UTF-8", String.format(PARTIAL_REDIRECT, inAttribute(location)));
            return;
        }
        if (Accept.htmx(request)) {
            fullPage(response, location);
        }
        JsonObject members = new JsonObject();
        members.put("location", location);
        problem(response, HttpServletResponse.SC_UNAUTHORIZED, problem, sentence, members);
    }

    private static String inAttribute(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** Lets htmx go there instead of showing the answer in a part of its page. */
    public static void fullPage(HttpServletResponse response, String location) {
        response.setHeader("HX-Redirect", location);
    }

    public static void plain(HttpServletResponse response, int status, String sentence) throws IOException {
        begin(response, status);
        body(response, "text/plain;charset=UTF-8", sentence + "\n");
    }

    public static void empty(HttpServletResponse response, int status) {
        begin(response, status);
    }

    public static void retryAfter(HttpServletResponse response, Duration wait) {
        long seconds = wait.plusMillis(999).getSeconds();
        response.setHeader("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    public static void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", REFERRER);
        response.setHeader("X-Frame-Options", "DENY");
    }

    private static void begin(HttpServletResponse response, int status) {
        if (status == HttpServletResponse.SC_UNAUTHORIZED && response.containsHeader(CHALLENGE)) {
            withoutChallenge(response);
        }
        // Not reset(): that would drop the cookie of a session that was just given a new id.
        response.resetBuffer();
        response.setStatus(status);
        headers(response);
    }

    /** Where the container speaks SPNEGO, its last word to somebody it took in; with this status a browser would ask who they are. */
    private static void withoutChallenge(HttpServletResponse response) {
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            others.put(name, new ArrayList<>(response.getHeaders(name)));
        }
        others.keySet().removeIf(CHALLENGE::equalsIgnoreCase);
        response.reset();
        others.forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.subList(1, values.size()).forEach(value -> response.addHeader(name, value));
        });
    }

    private static void body(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        } catch (IllegalStateException writerInUse) {
            // The application took the writer before it forwarded here.
            response.setContentLength(-1);
            PrintWriter writer = response.getWriter();
            writer.write(text);
        }
    }
}
