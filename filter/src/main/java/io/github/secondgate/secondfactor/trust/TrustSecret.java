package io.github.secondgate.secondfactor.trust;

import io.github.secondgate.crypto.Digests;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trusted browser keeps in its cookie: the id of its row, and 256 random bits that are replaced at each use. The
 * database holds a digest of them only, which needs no slow hash because nobody can try 2^256 of them.
 */
final class TrustSecret {
    private static final int SECRET_BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");

    private final String id;
    private final String secret;

    private TrustSecret(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    static TrustSecret fresh(SecureRandom random) {
        return new TrustSecret(Digests.randomId(random), secret(random));
    }

    /** Of the same browser, with another secret. */
    TrustSecret next(SecureRandom random) {
        return new TrustSecret(id, secret(random));
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty for null, and for what was never a value of ours. */
    static Optional<TrustSecret> parse(String cookie) {
        Matcher parts = COOKIE.matcher(cookie == null ? "" : cookie);
        return parts.matches() ? Optional.of(new TrustSecret(parts.group(1), parts.group(2))) : Optional.empty();
    }

    String id() {
        return id;
    }

    String hash() {
        return Digests.sha256(id, secret);
    }

    /** For the browser, and for nobody else. */
    String cookie() {
        return id + "." + secret;
    }

    @Override
    public String toString() {
        return "BrowserKey[" + id + "]";
    }
}
