package io.github.secondgate.web.reauth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How the application's login may have read a password that is typed once more on a page of ours. We read ours as UTF-8.
 * The login's page may be written in UTF-8 or in an older character set, and its container may read either in the older
 * one, as Tomcat up to 9 does without a filter for encodings; an application that stored what it read lets exactly that in.
 *
 * <p>A password of ASCII has one reading. Each reading is asked of the realms, as one try, so whoever guesses tries at most
 * three spellings of one guess. It does not undo what a login made of bytes that are none in its character set.
 */
public final class PasswordReadings {
    /** What browsers take a page for that says ISO-8859-1 (WHATWG Encoding Standard, section 4.2). */
    private static final Charset LATIN_OF_BROWSERS = Charset.forName("windows-1252");

    private final Charset encoding;

    /** @param encoding in which the login reads its form, or null where that is not known */
    public PasswordReadings(Charset encoding) {
        this.encoding = encoding;
    }

    /** Without doubles, the likeliest first. */
    Set<String> of(String typed) {
        if (StandardCharsets.UTF_8.equals(encoding) || typed.chars().allMatch(unit -> unit < 0x80)) {
            return Collections.singleton(typed);
        }
        Charset read = encoding == null ? StandardCharsets.ISO_8859_1 : encoding;
        Set<String> readings = new LinkedHashSet<>();
        if (encoding == null) {
            readings.add(typed);
        }
        readings.add(new String(typed.getBytes(StandardCharsets.UTF_8), read));
        readings.add(
                new String(sentIn(StandardCharsets.ISO_8859_1.equals(read) ? LATIN_OF_BROWSERS : read, typed), read));
        return readings;
    }

    /** What a browser sends from a page in this character set; a character that it lacks becomes a reference to it. */
    private static byte[] sentIn(Charset page, String typed) {
        CharsetEncoder encoder = page.newEncoder();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        typed.codePoints().forEach(point -> {
            String character = new String(Character.toChars(point));
            byte[] bytes = (encoder.canEncode(character) ? character : "&#" + point + ";").getBytes(page);
            sent.write(bytes, 0, bytes.length);
        });
        return sent.toByteArray();
    }
}
