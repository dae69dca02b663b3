package io.github.secondgate.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * In which character set a form of ours was read. Our pages send UTF-8, and we say so before we read; where a filter in
 * front read the parameters first, or said something else, it is too late. A character that each of our forms sends along
 * shows it, and what was read is turned back into the bytes that were sent. A script's form has no such mark and is left
 * as it was read.
 */
final class FormEncoding {
    /** In forms of ours as the value of {@link Input#READ_AS}. */
    static final String MARK = "\u2713";

    private static final String[] USUAL = {"ISO-8859-1", "windows-1252"};
    private static final FormEncoding UTF_8 = new FormEncoding(StandardCharsets.UTF_8);

    private final Charset read;

    private FormEncoding(Charset read) {
        this.read = read;
    }

    /**
     * @param mark as it arrived, or null where none did
     * @param said the character set that the request named, or null
     * @return null where it cannot be told
     */
    static FormEncoding of(String mark, String said) {
        if (mark == null || mark.equals(MARK)) {
            return UTF_8;
        }
        FormEncoding named = of(said);
        if (named.turns(mark)) {
            return named;
        }
        for (String usual : USUAL) {
            FormEncoding encoding = of(usual);
            if (encoding.turns(mark)) {
                return encoding;
            }
        }
        return null;
    }

    private static FormEncoding of(String name) {
        try {
            return name == null ? UTF_8 : new FormEncoding(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return UTF_8;
        }
    }

    private boolean turns(String mark) {
        return corrected(mark).equals(MARK);
    }

    /** What was sent; as it was read where it was read right. */
    String corrected(String text) {
        return read.equals(StandardCharsets.UTF_8) || !read.canEncode()
                ? text
                : new String(text.getBytes(read), StandardCharsets.UTF_8);
    }
}
