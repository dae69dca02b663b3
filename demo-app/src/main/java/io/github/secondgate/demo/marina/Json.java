package io.github.secondgate.demo.marina;

import java.util.Locale;

/** As much JSON as the marina writes. It does not read any. */
public final class Json {

    private Json() {}

    /** The text as a JSON string, with its quotes; {@code null} for null. */
    public static String text(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
