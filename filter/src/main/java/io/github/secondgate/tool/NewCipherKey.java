package io.github.secondgate.tool;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * {@code java -jar secondgate-filter.jar new-cipher-key} prints a key for the cookie by which Shiro remembers people, as the line
 * of {@code shiro.ini} that sets it. It keeps the key nowhere. Secondgate itself has no use for it.
 */
final class NewCipherKey {
    static final String COMMAND = "new-cipher-key";

    /** For AES, as Shiro's own keys are. */
    private static final int BYTES = 16;

    private NewCipherKey() {}

    static void print(PrintStream out) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        out.println("securityManager.rememberMeManager.cipherKey = "
                + Base64.getEncoder().encodeToString(key));
    }
}
