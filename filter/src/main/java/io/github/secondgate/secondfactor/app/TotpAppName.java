package io.github.secondgate.secondfactor.app;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person calls an authenticator app: 1 to {@value #LONGEST} characters of any script, in Unicode's form NFC, with
 * single spaces inside and none around. Immutable.
 *
 * <p>Refused are characters that could make a page or a mail read otherwise than it is: controls, line ends, and marks of
 * direction and of format, but for the two joiners that scripts and emoji are written with. It does not tell look-alikes
 * of different scripts apart, and it is no protection against HTML: whoever shows it escapes it.
 */
public final class TotpAppName {
    /** Characters as Unicode counts them, not as Java does. */
    public static final int LONGEST = 64;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    /** Letters by their class, but nothing on the page. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0";

    private final String text;

    private TotpAppName(String text) {
        this.text = text;
    }

    /** The name as it was typed, tidied; empty if it is too long, shows nothing, or holds a character that is refused. */
    public static Optional<TotpAppName> of(String typed) {
        String text = tidied(Normalizer.normalize(typed, Normalizer.Form.NFC));
        int length = text.codePointCount(0, text.length());
        boolean good = length <= LONGEST
                && text.codePoints().allMatch(TotpAppName::isAllowed)
                && text.codePoints().anyMatch(TotpAppName::isSeen);
        return good ? Optional.of(new TotpAppName(text)) : Optional.empty();
    }

    /** Only spaces that part words: a line end or a tab is left in, to be refused. */
    private static String tidied(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        boolean space = false;
        for (int c : text.codePoints().toArray()) {
            boolean here = Character.getType(c) == Character.SPACE_SEPARATOR;
            if (!here) {
                tidy.append(space && tidy.length() > 0 ? " " : "").appendCodePoint(c);
            }
            space = here;
        }
        return tidy.toString();
    }

    private static boolean isAllowed(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.SURROGATE:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return false;
            case Character.FORMAT:
                return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            default:
                return true;
        }
    }

    private static boolean isSeen(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        return type != Character.FORMAT && type != Character.SPACE_SEPARATOR && !mark && BLANK_LETTERS.indexOf(c) < 0;
    }

    public String text() {
        return text;
    }

    /** Whether people would take the two for one name: small and capital letters, wide and narrow ones are the same. */
    boolean sameAs(String other) {
        return folded(text).equals(folded(other));
    }

    boolean isTakenIn(Collection<String> names) {
        return names.stream().anyMatch(this::sameAs);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** This name, or where it is taken the first of "Name 2", "Name 3" … that is not. */
    public TotpAppName freeIn(Collection<String> names) {
        TotpAppName free = this;
        for (int number = 2; free.isTakenIn(names); number++) {
            String suffix = " " + number;
            String start = text.codePoints()
                    .limit(LONGEST - (long) suffix.length())
                    .mapToObj(c -> new String(Character.toChars(c)))
                    .collect(Collectors.joining());
            free = new TotpAppName(tidied(start) + suffix);
        }
        return free;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpAppName && text.equals(((TotpAppName) other).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
