package io.github.secondgate.text;

import java.nio.charset.StandardCharsets;

/**
 * How much of a text a column of our tables takes. Databases count differently: characters, UTF-16 units or bytes. A text
 * that fits here fits in each of them: it has at most as many UTF-16 units as the column is wide, which are never fewer
 * than its characters, and at most the 4000 bytes of UTF-8 that the narrowest column type of any of them ends at.
 */
public enum ColumnWidth {
    ACCOUNT(255),
    /** 200 characters, of which each may take two units. */
    REASON(400),
    /** 255 characters, likewise. */
    QUESTION(510),
    ROLES(1024),
    BROWSER_LABEL(128),
    /** 64 characters, likewise. */
    CREDENTIAL_NAME(128),
    /** What a machine credential is good for. */
    CREDENTIAL_PATHS(1024),
    CREDENTIAL_METHODS(255),
    ADDRESS(64),
    OUTCOME(255),
    SUBJECT(255),
    BODY(4000);

    private static final int MOST_BYTES = 4000;

    private final int units;

    ColumnWidth(int units) {
        this.units = units;
    }

    /** UTF-16 units. */
    public int units() {
        return units;
    }

    /** Whether the column takes the whole text. */
    public boolean holds(String text) {
        return text.length() <= units && isStorable(text) && bytes(text) <= MOST_BYTES;
    }

    /** The text, or as much of its beginning as fits with an ellipsis; what no database stores becomes U+FFFD. Null stays. */
    public String cut(String text) {
        if (text == null || holds(text)) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int bytes = 0;
        for (int point : text.codePoints().toArray()) {
            String next = isStorable(point) ? new String(Character.toChars(point)) : "\ufffd";
            bytes += bytes(next);
            cut.append(next);
            if (cut.length() > units || bytes > MOST_BYTES) {
                return ellipsis(cut);
            }
        }
        return cut.toString();
    }

    private String ellipsis(StringBuilder tooLong) {
        StringBuilder cut = tooLong;
        do {
            cut.setLength(cut.offsetByCodePoints(cut.length(), -1));
        } while (!holds(cut + "…"));
        return cut.append('…').toString();
    }

    /** Whether databases can store all of it: PostgreSQL has no NUL, and none has half of a surrogate pair. */
    public static boolean isStorable(String text) {
        int i = 0;
        while (i < text.length() && isStorable(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i >= text.length();
    }

    private static boolean isStorable(int point) {
        return point != 0 && Character.getType(point) != Character.SURROGATE;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
