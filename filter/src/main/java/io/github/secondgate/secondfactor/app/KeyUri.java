package io.github.secondgate.secondfactor.app;

import io.github.secondgate.text.PercentEncoding;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;

/**
 * The {@code otpauth://totp/…} address inside the QR code, in the "Key URI Format" that authenticator apps agree on.
 *
 * <p>SHA1, 6 digits and 30 seconds are left out: every app takes them for granted, the address most sites print has no
 * such parameters, and the QR code gets smaller. Another value is always written, but an app may ignore it (Microsoft
 * Authenticator, Authy and older Google Authenticators do) and then shows codes that never match.
 */
public final class KeyUri {
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
        uri.append(PercentEncoding.of(issuer)).append(':').append(PercentEncoding.of(account));
        uri.append("?secret=").append(secret.toBase32());
        uri.append("&issuer=").append(PercentEncoding.of(issuer));
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
}
