package io.github.secondgate.demo.stage;

import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One line of an authenticator app: whose code it is, and how the code is computed. */
public final class PhoneEntry {

    private static final int LONGEST_TEXT = 600;

    private final String issuer;
    private final String account;
    private final SharedSecret secret;
    private final Totp totp;

    private PhoneEntry(String issuer, String account, SharedSecret secret, Totp totp) {
        this.issuer = issuer;
        this.account = account;
        this.secret = secret;
        this.totp = totp;
    }

    static PhoneEntry ofKey(String issuer, String account, String setupKey) {
        return new PhoneEntry(issuer, account, SharedSecret.fromBase32(setupKey), new Totp(Totp.Algorithm.SHA1, 6, 30));
    }

    /**
     * Reads what a page shows to an app: an {@code otpauth://totp/} address, or the setup key alone.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static PhoneEntry of(String pasted) {
        if (pasted == null || pasted.isBlank() || pasted.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("Neither a setup key nor an otpauth address");
        }
        String text = pasted.strip();
        return text.toLowerCase(Locale.ROOT).startsWith("otpauth:")
                ? ofUri(URI.create(text))
                : ofKey("", "Pasted key", text);
    }

    private static PhoneEntry ofUri(URI uri) {
        if (!"totp".equalsIgnoreCase(uri.getHost()) || uri.getPath() == null) {
            throw new IllegalArgumentException("Not a time-based otpauth address");
        }
        Map<String, String> fields = fields(uri.getRawQuery());
        String label = uri.getPath().replaceFirst("^/", "");
        String account = label.substring(label.indexOf(':') + 1).strip();
        Totp.Algorithm algorithm =
                Totp.Algorithm.valueOf(fields.getOrDefault("algorithm", "SHA1").toUpperCase(Locale.ROOT));
        Totp totp = new Totp(algorithm, number(fields, "digits", 6), number(fields, "period", 30));
        SharedSecret secret = SharedSecret.fromBase32(fields.getOrDefault("secret", ""));
        return new PhoneEntry(fields.getOrDefault("issuer", ""), account, secret, totp);
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String field : query == null ? new String[0] : query.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8);
                fields.put(field.substring(0, equals), value);
            }
        }
        return fields;
    }

    private static int number(Map<String, String> fields, String name, int otherwise) {
        return fields.containsKey(name) ? Integer.parseInt(fields.get(name)) : otherwise;
    }

    public String issuer() {
        return issuer;
    }

    public String account() {
        return account;
    }

    public int period() {
        return totp.periodSeconds();
    }

    public String code(Instant now) {
        return totp.codeAt(secret, totp.stepAt(now));
    }

    /** How long {@link #code} stays the same, 1 to {@link #period} seconds. */
    public int secondsLeft(Instant now) {
        return (int) (period() - Math.floorMod(now.getEpochSecond(), (long) period()));
    }
}
