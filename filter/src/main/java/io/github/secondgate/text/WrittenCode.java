package io.github.secondgate.text;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * How a code is written that people keep on paper or read out, such as a recovery code: capital letters and digits that
 * nobody takes for one another, in groups of four. It knows no code, and not what one opens.
 */
public final class WrittenCode {
    /** Characters of the shortest code, without the hyphens: 39 bits. */
    public static final int SHORTEST = 8;
    /** And of the longest one. */
    public static final int LONGEST = 32;

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;

    private WrittenCode() {}

    /** A new one as people read it, {@code XXXX-XXXX}. */
    public static String random(SecureRandom random, int length) {
        return of(random::nextInt, length);
    }

    /** @param below a number from 0 to below its argument, each as likely as the others */
    public static String of(IntUnaryOperator below, int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(below.applyAsInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** What was typed, in its bare form and in upper case; "" for null. Does not judge the rest. */
    public static String normalise(String typed) {
        return typed == null ? "" : TypedCode.bare(typed).toUpperCase(Locale.ROOT);
    }

    /** Whether a normalised code could be one of ours; anything else is not worth a derivation. */
    public static boolean isWellFormed(String code) {
        return code.length() >= SHORTEST
                && code.length() <= LONGEST
                && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}
