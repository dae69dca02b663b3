package io.github.secondgate.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One HTTP answer as it came over the wire, nothing followed and nothing interpreted beyond its framing. */
record Answer(int status, List<String[]> headers, String body, String raw) {
    static Answer parse(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = raw.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("No complete answer: " + raw);
        }
        String[] lines = raw.substring(0, end).split("\r\n");
        List<String[]> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(new String[] {
                lines[i].substring(0, colon), lines[i].substring(colon + 1).trim()
            });
        }
        Answer head = new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, "", raw);
        String body = raw.substring(end + 4);
        if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
            body = unchunk(body);
        }
        return new Answer(
                head.status,
                headers,
                new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                raw);
    }

    private static String unchunk(String body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length()) {
            int line = body.indexOf("\r\n", at);
            int size = line < 0 ? 0 : Integer.parseInt(body.substring(at, line).trim(), 16);
            if (size == 0) {
                break;
            }
            whole.writeBytes(body.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
            at = line + 2 + size + 2;
        }
        return whole.toString(StandardCharsets.ISO_8859_1);
    }

    /** The first header of this name, or null. */
    String header(String name) {
        List<String> all = headers(name);
        return all.isEmpty() ? null : all.get(0);
    }

    List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header[0].toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(header -> header[1])
                .toList();
    }

    /** Where a redirect leads, without scheme and host if they are this server's own. */
    String location() {
        String location = header("Location");
        return location == null
                ? null
                : location.replaceFirst("^https?://(localhost|127\\.0\\.0\\.1)(:\\d+)?(?=/)", "");
    }

    String contentType() {
        String type = header("Content-Type");
        return type == null ? null : type.replaceFirst("\\s*;.*", "").toLowerCase(Locale.ROOT);
    }

    JsonObject json() {
        try {
            return JsonParser.object().from(body);
        } catch (JsonParserException e) {
            throw new AssertionError("Not a JSON object, in an answer with status " + status + ": " + raw, e);
        }
    }

    /** One fact of the echo servlet. */
    String fact(String name) {
        return body.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " in " + raw));
    }

    @Override
    public String toString() {
        return raw;
    }
}
