package io.github.secondgate.http;

import java.util.regex.Pattern;

/** The head and the cells of a file of values (RFC 4180). */
public final class Csv {
    /** What such a file is. */
    public static final String TYPE = "text/csv;charset=UTF-8;header=present";

    /** What a spreadsheet would take for a formula, in any width of the signs, and whatever unseen stands before it. */
    private static final Pattern FORMULA = Pattern.compile("(?s)^[^\\p{L}\\p{N}]*?[=+\\-@\\t\\r＝＋－＠].*");
    /** The same where another cell could begin: a spreadsheet may part cells at these, whatever stands in quotes. */
    private static final Pattern FURTHER = Pattern.compile("(?<=\\S)(\\s*[;|\\t\\r\\n]\\s*)(?=[=+\\-@＝＋－＠])");

    private Csv() {}

    /**
     * The first line: a byte order mark, without which a spreadsheet reads UTF-8 in the code page of its country and turns
     * every umlaut into two signs, and the names of the columns, which hold letters alone.
     */
    public static String head(String... columns) {
        return "\uFEFF" + String.join(",", columns) + "\r\n";
    }

    /** Quoted, and harmless in a spreadsheet: an account's name is whatever somebody typed into a login form. Empty for null. */
    public static String cell(String value) {
        if (value == null) {
            return "";
        }
        String harmless = FURTHER.matcher(value).replaceAll("$1'");
        String text = FORMULA.matcher(value).matches() ? "'" + harmless : harmless;
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
