package io.github.secondgate.view;

import java.util.Locale;

/**
 * Which form a noun takes beside a whole number, as Unicode CLDR 46 counts them (the cardinal rules for v = 0 in
 * {@code common/supplemental/plurals.xml}), for our languages. Millions, which French, Italian, Portuguese and Spanish
 * count in a form of their own, do not occur here.
 */
enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /**
     * @param language of ISO 639; one that is not ours counts as English does
     * @param n from 0 to 999,999
     */
    static Plural of(String language, long n) {
        switch (language) {
            case "ja":
            case "zh":
                return OTHER;
            case "fr":
            case "hi":
            case "pt":
                return n <= 1 ? ONE : OTHER;
            case "pl":
                return n == 1 ? ONE : slavic(n);
            case "ru":
                return n % 10 == 1 && n % 100 != 11 ? ONE : slavic(n);
            case "ar":
                return arabic(n);
            default:
                return n == 1 ? ONE : OTHER;
        }
    }

    private static Plural slavic(long n) {
        boolean teen = n % 100 >= 12 && n % 100 <= 14;
        return n % 10 >= 2 && n % 10 <= 4 && !teen ? FEW : MANY;
    }

    private static Plural arabic(long n) {
        if (n <= 2) {
            return n == 0 ? ZERO : n == 1 ? ONE : TWO;
        }
        long rest = n % 100;
        return rest < 3 ? OTHER : rest <= 10 ? FEW : MANY;
    }

    /** The end of a key. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
