package io.github.secondgate.text;

import java.nio.charset.StandardCharsets;

/**
 * A text as a part of an address (RFC 3986): its UTF-8 bytes, all but the unreserved characters as {@code %XX}. A space is
 * {@code %20} and never {@code +}, which only forms read as one. It does not know which part of an address it is for.
 */
public final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED_MARKS = "-._~";

    private PercentEncoding() {}

    public static String of(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (b & 0xff);
            if (isUnreserved(character)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED_MARKS.indexOf(c) >= 0;
    }
}
