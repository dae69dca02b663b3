package io.github.secondgate.totp;

import java.util.Arrays;

/**
 * Base32 with the alphabet of RFC 4648 section 6, the notation in which authenticator apps take a key by hand.
 *
 * <p>Decoding forgives what people do when they type (lower case, spaces, padding left out) and nothing else: it does
 * not guess at {@code 0}, {@code 1} or {@code 8}, and refuses bits that no encoder would have written, so that one key
 * has one spelling. No message ever quotes the text, because the text is a secret.
 */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_CHARACTER = 5;
    private static final int CHARACTERS_PER_BLOCK = 8;

    private Base32() {}

    /** Without the padding (RFC 4648 section 3.2), which authenticator apps do not expect. */
    static String encodeUnpadded(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * Byte.SIZE + 4) / BITS_PER_CHARACTER);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << Byte.SIZE | b & 0xff) & 0xfff;
            bits += Byte.SIZE;
            while (bits >= BITS_PER_CHARACTER) {
                bits -= BITS_PER_CHARACTER;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << BITS_PER_CHARACTER - bits & 31));
        }
        return text.toString();
    }

    /**
     * The bytes of a text, padded or not, in either case and with spaces anywhere.
     *
     * @throws IllegalArgumentException for any other character, an impossible length, wrong padding, or bits left over
     */
    static byte[] decode(String text) {
        String characters = withoutPadding(text.replace(" ", ""));
        byte[] bytes = new byte[characters.length() * BITS_PER_CHARACTER / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int length = 0;
        for (int i = 0; i < characters.length(); i++) {
            buffer = (buffer << BITS_PER_CHARACTER | value(characters.charAt(i), i)) & 0xfff;
            bits += BITS_PER_CHARACTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[length++] = (byte) (buffer >> bits);
            }
        }
        if (bits >= BITS_PER_CHARACTER || (buffer & (1 << bits) - 1) != 0) {
            Arrays.fill(bytes, (byte) 0);
            throw new IllegalArgumentException("Base32 text is cut off or mistyped: it does not end on a whole byte");
        }
        return bytes;
    }

    private static String withoutPadding(String text) {
        int padding = text.indexOf('=');
        if (padding < 0) {
            return text;
        }
        if (text.length() % CHARACTERS_PER_BLOCK != 0 || text.length() - padding >= CHARACTERS_PER_BLOCK) {
            throw new IllegalArgumentException("Base32 padding does not fill the last block of 8 characters");
        }
        for (int i = padding; i < text.length(); i++) {
            if (text.charAt(i) != '=') {
                throw new IllegalArgumentException("Base32 padding is followed by other characters");
            }
        }
        return text.substring(0, padding);
    }

    private static int value(char character, int position) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character >= '2' && character <= '7') {
            return character - '2' + 26;
        }
        throw new IllegalArgumentException("Character " + (position + 1) + " is not of the Base32 alphabet A-Z, 2-7");
    }
}
