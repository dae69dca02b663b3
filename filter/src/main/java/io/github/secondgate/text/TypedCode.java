package io.github.secondgate.text;

import java.text.Normalizer;

/**
 * A code as people type, paste or have it read out: marks of direction and other characters that nobody sees, white space
 * of any kind, dashes and dots go, and the digits of any script become ASCII; letters and digits in another dress, such as
 * full width, become plain ones. Other letters stay as they are. What is left is not judged: whoever checks the code is as
 * strict as before.
 */
public final class TypedCode {
    /** Besides what Unicode calls a dash: minus, bullet, and the long sound that Japanese keyboards write for one. */
    private static final String DASHES = "\u02d7\u2043\u2212\u30fc\uff70";

    private static final String DOTS = ".\u00b7\u06d4\u0964\u2022\u2024\u2027\u3002\u30fb\ufe52\uff0e\uff61\uff65";

    private static final int NEXT_LINE = 0x85;

    private TypedCode() {}

    /** The bare code; every spelling of one code gives the same. */
    public static String bare(String typed) {
        StringBuilder bare = new StringBuilder(typed.length());
        plain(typed)
                .codePoints()
                .filter(point -> !isLeftOut(point))
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** The text with every character in its plain form: U+FF21 is an A, U+2460 a 1. */
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    private static boolean isLeftOut(int point) {
        return Unseen.isMark(point)
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || point == NEXT_LINE
                || Character.getType(point) == Character.DASH_PUNCTUATION
                || DASHES.indexOf(point) >= 0
                || DOTS.indexOf(point) >= 0;
    }
}
