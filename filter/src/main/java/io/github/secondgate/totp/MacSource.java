package io.github.secondgate.totp;

import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;

/**
 * Makes MACs of one algorithm, for a key each. To find one among the providers costs as much as one HMAC; to copy one that was
 * found costs little. Safe for concurrent use.
 */
final class MacSource {
    private final String algorithm;
    /** Never has a key; null before anybody asked. */
    private volatile Mac original;

    MacSource(String algorithm) {
        this.algorithm = algorithm;
    }

    Mac next() throws NoSuchAlgorithmException {
        Mac found = original;
        if (found == null) {
            found = Mac.getInstance(algorithm);
            // Before it has a key, or is asked this, there is nothing in it to copy.
            found.getProvider();
            original = found;
        }
        try {
            return (Mac) found.clone();
        } catch (CloneNotSupportedException e) {
            // A device's, for one.
            return Mac.getInstance(algorithm);
        }
    }
}
