package io.github.secondgate.audit;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The ids of kept events. They sort by the moment of the event, on one node in the order of what happened in one
 * millisecond, so that a bound on the time is a bound on the id.
 */
public final class EventId {
    private static final int LETTERS_OF_TIME = 12;
    private static final long LAST_MOMENT = (1L << 4 * LETTERS_OF_TIME) - 1;
    private static final Pattern WRITTEN = Pattern.compile("[a-p]{28}");

    private EventId() {}

    /**
     * @param at epoch milliseconds, not negative
     * @param number counts what one node writes
     */
    static String of(long at, int number, long random) {
        return letters(at, LETTERS_OF_TIME) + letters(number, 8) + letters(random, 8);
    }

    /** Less than every id from then on, and greater than every one before; no id itself. */
    public static String floor(Instant then) {
        return letters(Math.max(0, Math.min(then.toEpochMilli(), LAST_MOMENT)), LETTERS_OF_TIME);
    }

    /** Whether it has the form of an id; not whether there is such an event. */
    public static boolean isOne(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /** Hexadecimal in letters from a to p: with digits, an id in a log would look as if it held a code. */
    private static String letters(long value, int count) {
        char[] letters = new char[count];
        for (int i = 0; i < count; i++) {
            letters[i] = (char) ('a' + (value >>> 4 * (count - 1 - i) & 0xf));
        }
        return new String(letters);
    }
}
