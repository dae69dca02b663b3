package io.github.secondgate.totp;

import java.nio.charset.StandardCharsets;

/**
 * The {@code otpauth://totp/…} address inside the QR code, in the "Key URI Format" that authenticator apps agree on.
 *
 * <p>SHA1, 6 digits and 30 seconds are left out: every app takes them for granted, the address most sites print has no
 * such parameters, and the QR code gets smaller. Another value is always written, but an app may ignore it (Microsoft
 * Authenticator, Authy and older Google Authenticators do) and then shows codes that never match.
 */
public final class KeyUri {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED_MARKS = "-._~";

    private KeyUri() {}

    /**
     * The address for one account, everything percent-encoded as UTF-8 (RFC 3986), a space as {@code %20}: some apps show
     * a {@code +} as it stands. The result holds the secret: it goes into a page, never into a log, a header or a link.
     *
     * @param issuer who asks for the codes, shown by the app above the account; without {@code :}, which separates the two
     * @param account whose codes they are; a {@code :} in it is encoded, which FreeOTP alone refuses
     * @throws IllegalArgumentException if issuer or account is blank, or the issuer holds a {@code :}
     */
    public static String of(String issuer, String account, SharedSecret secret, Totp totp) {
        requireText("issuer", issuer);
        requireText("account", account);
        if (issuer.indexOf(':') >= 0) {
            throw new IllegalArgumentException("issuer must not contain ':', as '" + issuer
                    + "' does: apps take what stands before the first ':' for the issuer");
        }
        StringBuilder uri = new StringBuilder("otpauth://totp/");
        uri.append(encoded(issuer)).append(':').append(encoded(account));
        uri.append("?secret=").append(secret.toBase32());
        uri.append("&issuer=").append(encoded(issuer));
        if (totp.algorithm() != Totp.Algorithm.SHA1) {
            uri.append("&algorithm=").append(totp.algorithm().name());
        }
        if (totp.digits() != 6) {
            uri.append("&digits=").append(totp.digits());
        }
        if (totp.periodSeconds() != 30) {
            uri.append("&period=").append(totp.periodSeconds());
        }
        return uri.toString();
    }

    private static void requireText(String name, String value) {
        if (value == null || value.trim().isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (b & 0xff);
            if (isUnreserved(character)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED_MARKS.indexOf(c) >= 0;
    }
}
