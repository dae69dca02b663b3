package io.github.secondgate.text;

/**
 * Characters of which nothing is seen: controls, format characters, halves of surrogate pairs, code points that mean
 * nothing (yet), line and paragraph separators, and what others look past when they compare. Spaces are not among them.
 *
 * <p>That is the property Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt), which the JDK does not
 * tell, what a directory maps to nothing (RFC 4518 section 2.2), and the blank of Braille. The list stands here, so that a
 * Java that is older than a character does not take it for a letter.
 */
public final class Unseen {
    /** First and last of each range, in order. */
    private static final int[][] IGNORED = {
        {0x00AD, 0x00AD},
        {0x034F, 0x034F},
        {0x061C, 0x061C},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        // RFC 4518 alone: the Mongolian soft hyphen, which Unicode takes for a dash.
        {0x1806, 0x1806},
        {0x180B, 0x180F},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x206F},
        {0x2800, 0x2800},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},
        // Up to FFF8 of Unicode; RFC 4518 has the rest, the place of an object included.
        {0xFFF0, 0xFFFC},
        {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };

    private Unseen() {}

    /** Whether nothing is seen of this code point. */
    public static boolean is(int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.UNASSIGNED:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return true;
            default:
                return isIgnored(point);
        }
    }

    /** Whether it is a character, and one that only marks others: no control and nothing that means nothing. */
    public static boolean isMark(int point) {
        return Character.getType(point) == Character.FORMAT || isIgnored(point);
    }

    private static boolean isIgnored(int point) {
        for (int[] range : IGNORED) {
            if (point <= range[1]) {
                return point >= range[0];
            }
        }
        return false;
    }
}
