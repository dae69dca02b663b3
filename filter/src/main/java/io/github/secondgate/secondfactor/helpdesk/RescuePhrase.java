package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.text.TypedCode;
import java.security.SecureRandom;

/**
 * Six digits in pairs, such as {@code 41 73 80}, to be read out on the telephone one by one. Read aloud, made-up words are
 * heard otherwise in each language, and real ones would have to be in that of the caller and of the agent at once; pairs
 * become numbers of two digits, which German turns round and French reckons. Of the digits those are left out that sound
 * like another: 9 is heard as 5 in English, and 2 as 3 in German; and none follows itself, so that nobody says "double". It
 * tells the helpdesk which sign-in is meant and proves nothing.
 */
final class RescuePhrase {
    private static final String DIGITS = "01345678";
    private static final int LENGTH = 6;

    private RescuePhrase() {}

    static String random(SecureRandom random) {
        StringBuilder phrase = new StringBuilder();
        int last = random.nextInt(DIGITS.length());
        for (int i = 0; i < LENGTH; i++) {
            phrase.append(i > 0 && i % 2 == 0 ? " " : "");
            last = (last + 1 + random.nextInt(DIGITS.length() - 1)) % DIGITS.length();
            phrase.append(DIGITS.charAt(last));
        }
        return phrase.toString();
    }

    /** As somebody typed it who heard it: script, width, and what stands between the digits do not matter. */
    static String normalised(String typed) {
        String digits = TypedCode.plain(typed).replaceAll("[^0-9]", "");
        return digits.length() == LENGTH ? digits.replaceAll("(..)(?!$)", "$1 ") : "";
    }
}
