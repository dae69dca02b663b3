package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.text.TypedCode;
import io.github.secondgate.text.Unseen;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * Three made-up words, such as {@code kolu-mipa-zeto}, to be read out on the telephone: short syllables that sound apart
 * in most languages, and nothing that could be taken for a code. It tells the helpdesk which sign-in is meant and proves
 * nothing; 36 bits keep two of them apart.
 */
final class RescuePhrase {
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int WORDS = 3;
    private static final int SYLLABLES = 2;

    private RescuePhrase() {}

    static String random(SecureRandom random) {
        StringBuilder phrase = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            phrase.append(word == 0 ? "" : "-");
            for (int syllable = 0; syllable < SYLLABLES; syllable++) {
                phrase.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                phrase.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
        }
        return phrase.toString();
    }

    /** As somebody typed it who heard it: case, width, what parts the words, and what nobody sees do not matter. */
    static String normalised(String typed) {
        StringBuilder seen = new StringBuilder(typed.length());
        TypedCode.plain(typed)
                .codePoints()
                .filter(point -> !Unseen.isMark(point))
                .forEach(seen::appendCodePoint);
        return seen.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-")
                .replaceAll("^-|-$", "");
    }
}
