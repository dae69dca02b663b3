package io.github.secondgate.view;

import io.github.secondgate.text.PercentEncoding;

/** A text file as a {@code data:} address, so that a page can offer it without a second, secret-bearing request. */
public final class TextDownload {
    private TextDownload() {}

    /** The address of a UTF-8 text (RFC 2397). */
    public static String href(String text) {
        return "data:text/plain;charset=utf-8," + PercentEncoding.of(text);
    }
}
