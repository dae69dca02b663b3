package io.github.secondgate.notify.sms;

import io.github.secondgate.text.PercentEncoding;
import java.util.Locale;

/** How a text is written into a request so that it stays one text, whatever is in it. */
enum Escape {
    /** RFC 3986, for a segment of the path as well as for the query: {@code %20}, never {@code +}. */
    URL {
        @Override
        String text(String raw) {
            return PercentEncoding.of(raw);
        }
    },
    /** {@code application/x-www-form-urlencoded} in UTF-8. */
    FORM {
        @Override
        String text(String raw) {
            return URL.text(raw).replace("%20", "+");
        }
    },
    /** The inside of a JSON string (RFC 8259 section 7). */
    JSON {
        @Override
        String text(String raw) {
            StringBuilder escaped = new StringBuilder(raw.length() + 16);
            for (char c : raw.toCharArray()) {
                if (c == '"' || c == '\\') {
                    escaped.append('\\').append(c);
                } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    escaped.append(c);
                }
            }
            return escaped.toString();
        }
    },
    /** XML 1.0, inside an element or an attribute; what XML has no room for becomes a question mark. */
    XML {
        @Override
        String text(String raw) {
            StringBuilder escaped = new StringBuilder(raw.length() + 16);
            raw.codePoints().forEach(c -> {
                if (!allowedInXml(c)) {
                    escaped.append('?');
                } else if (c < ' ' || "<>&\"'".indexOf(c) >= 0) {
                    escaped.append("&#").append(c).append(';');
                } else {
                    escaped.appendCodePoint(c);
                }
            });
            return escaped.toString();
        }
    },
    PLAIN {
        @Override
        String text(String raw) {
            return raw;
        }
    },
    /** One line of ASCII (RFC 9110 section 5.5). */
    HEADER {
        @Override
        String text(String raw) {
            if (!raw.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                throw new IllegalArgumentException("holds what no header may hold");
            }
            return raw;
        }
    };

    abstract String text(String raw);

    private static boolean allowedInXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c < 0xd800
                || c > 0xdfff && c != 0xfffe && c != 0xffff;
    }

    /** @throws IllegalArgumentException for a content type in which we cannot escape */
    static Escape of(String contentType) {
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (type.equals("application/x-www-form-urlencoded")) {
            return FORM;
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            return JSON;
        }
        if (type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml")) {
            return XML;
        }
        if (type.equals("text/plain")) {
            return PLAIN;
        }
        throw new IllegalArgumentException("is '" + contentType + "'");
    }
}
