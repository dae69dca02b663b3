package io.github.secondgate.view;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code WEB-INF/secondgate/theme.css}: what a WAR lays over our stylesheet, in the same file that browsers load, so that its own
 * layout needs no second link and no page is seen without it. It is no judge of taste nor of CSS: it refuses what would be
 * ignored as a whole or from some place on, which nobody would notice before the pages were looked at.
 */
final class Theme {
    static final int MOST_BYTES = 65_536;

    private static final String NAME = "theme.css";
    /** A comment or a string to its end, or to the file's where it is never closed; else a bracket or what must not be there. */
    private static final Pattern PIECES = Pattern.compile(
            "/\\*(?:[^*]|\\*(?!/))*+(\\*/)?|\"(?:[^\"\\\\\n]|\\\\.)*+(\")?|'(?:[^'\\\\\n]|\\\\.)*+(')?|[{}()\\[\\]]|@import\\b",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Theme() {}

    /** @throws IllegalStateException if the WAR has a theme that cannot be used; the message says why */
    static byte[] laidOverStylesheet(ViewFiles files) {
        byte[] stylesheet = files.fromWar("secondgate.css").orElseGet(() -> files.fromJarForBrowsers("secondgate.css"));
        return files.fromWar(NAME)
                .map(theme -> over(stylesheet, checked(theme)))
                .orElse(stylesheet);
    }

    private static byte[] over(byte[] stylesheet, String theme) {
        return (ViewFiles.text(stylesheet) + "\n" + theme).getBytes(StandardCharsets.UTF_8);
    }

    private static String checked(byte[] theme) {
        if (theme.length > MOST_BYTES) {
            throw fault("it has " + theme.length + " bytes, and may have " + MOST_BYTES);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(theme));
        } catch (CharacterCodingException e) {
            throw fault("it is not in UTF-8");
        }
        String text = ViewFiles.text(theme);
        if (text.trim().isEmpty()) {
            throw fault("it is empty");
        }
        everythingIsClosed(text);
        return text;
    }

    private static void everythingIsClosed(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        for (Matcher pieces = PIECES.matcher(text); pieces.find(); ) {
            String piece = pieces.group();
            char first = piece.charAt(0);
            if (first == '@') {
                throw fault(line(text, pieces.start()) + " has @import, which counts at the head of a stylesheet only");
            } else if ("{([".indexOf(first) >= 0) {
                open.push(pieces.start());
            } else if ("})]".indexOf(first) >= 0) {
                if (open.isEmpty() || "{([".indexOf(text.charAt(open.pop())) != "})]".indexOf(first)) {
                    throw fault(line(text, pieces.start()) + " closes with " + first + " what was not opened so");
                }
            } else if (pieces.group(1) == null && pieces.group(2) == null && pieces.group(3) == null) {
                throw fault(line(text, pieces.start()) + " begins a comment or a string that does not end");
            }
        }
        if (!open.isEmpty()) {
            throw fault(line(text, open.peek()) + " opens with " + text.charAt(open.peek()) + " what is never closed");
        }
    }

    private static String line(String text, int at) {
        return "line " + (text.substring(0, at).split("\n", -1).length);
    }

    private static IllegalStateException fault(String why) {
        return new IllegalStateException("WEB-INF/secondgate/" + NAME + " cannot be used: " + why + ".");
    }
}
