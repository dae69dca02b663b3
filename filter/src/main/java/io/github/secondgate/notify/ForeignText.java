package io.github.secondgate.notify;

import io.github.secondgate.text.Unseen;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What somebody else worded, such as a name, on its way into one of our messages: it must not become a link, an address
 * or a sentence of ours there, for people are told that our mails hold no link. A dot or a colon before another character
 * gets a space behind it, so that no mail program makes a link of {@code https://evil.example}; line ends become spaces,
 * what nobody sees goes but for the joiners that scripts and emoji need, and quotation marks become apostrophes, so that a
 * name ends where ours end. It does not keep numbers from being dialled, nor look-alikes apart.
 */
final class ForeignText {
    private static final String JOINERS = "\u200c\u200d\ufe0e\ufe0f";
    private static final String QUOTES = "\"\uff02\u201a\u201e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff62\uff63";
    /** IPv4, or IPv6 with or without a zone, as a container writes it; nothing that a link is made of. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

    private ForeignText() {}

    /** Harmless, and otherwise as it was; "" for nothing. */
    static String harmless(String foreign) {
        StringBuilder harmless = new StringBuilder(foreign.length() + 8);
        boolean parting = false;
        for (int point : foreign.codePoints().toArray()) {
            boolean space = isSpace(point);
            if (space || !Unseen.is(point) || JOINERS.indexOf(point) >= 0) {
                harmless.append(parting && !space ? " " : "");
                harmless.appendCodePoint(space ? ' ' : isQuote(point) ? '\'' : point);
                parting = isParting(point);
            }
        }
        return harmless.toString();
    }

    /** The address of a client, which stays as it is where it is one. */
    static String address(String address) {
        return ADDRESS.matcher(address).matches() ? address : harmless(address);
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isQuote(int point) {
        int type = Character.getType(point);
        return type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || QUOTES.indexOf(point) >= 0;
    }

    /** A dot or a colon of any width; what reads an address brings them to these. */
    private static boolean isParting(int point) {
        String plain = Normalizer.normalize(new String(Character.toChars(point)), Normalizer.Form.NFKC);
        return plain.indexOf('.') >= 0 || plain.indexOf(':') >= 0 || plain.indexOf('\u3002') >= 0;
    }
}
