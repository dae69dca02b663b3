package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.SecretHash;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine credential as its client holds it: {@code sgm_}, the id of its row, and 190 random bits, in letters and digits
 * that stand in a header as they are. The database holds a digest of them only, which needs no slow hash because nobody can
 * try 2^190 of them.
 */
public final class CredentialSecret {
    /** As it stands in a pattern. */
    public static final String FORM = "sgm_[A-Za-z0-9]{12}_[A-Za-z0-9]{32}";

    private static final Pattern PARTS = Pattern.compile("sgm_([A-Za-z0-9]{12})_([A-Za-z0-9]{32})");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 32;

    private final String id;
    private final String secret;

    private CredentialSecret(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    static CredentialSecret fresh(SecureRandom random) {
        return new CredentialSecret(letters(random, ID_LENGTH), letters(random, SECRET_LENGTH));
    }

    private static String letters(SecureRandom random, int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    /** Empty for null, and for what was never one of ours. */
    public static Optional<CredentialSecret> parse(String shown) {
        Matcher parts = PARTS.matcher(shown == null ? "" : shown);
        return parts.matches() ? Optional.of(new CredentialSecret(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Worth nothing without the rest. */
    public String id() {
        return id;
    }

    /** As the database holds it. */
    public String digest() {
        return Digests.sha256(id, secret);
    }

    /** Whether this is its digest, in time that does not depend on where they differ. */
    boolean is(String hash) {
        return SecretHash.same(digest(), hash);
    }

    /** For the client, and for nobody else. */
    public String text() {
        return "sgm_" + id + "_" + secret;
    }

    @Override
    public String toString() {
        return "CredentialSecret[" + id + "]";
    }
}
