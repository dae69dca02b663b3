package io.github.secondgate.view;

import java.nio.charset.StandardCharsets;

/** A text file as a {@code data:} address, so that a page can offer it without a second, secret-bearing request. */
public final class TextDownload {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private TextDownload() {}

    /** The address of a UTF-8 text (RFC 2397), everything but RFC 3986's unreserved characters percent-encoded. */
    public static String href(String text) {
        StringBuilder href = new StringBuilder("data:text/plain;charset=utf-8,");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (UNRESERVED.indexOf(c) >= 0) {
                href.append(c);
            } else {
                href.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                href.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return href.toString();
    }
}
