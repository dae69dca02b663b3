package io.github.secondgate.testing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;

/**
 * Lets this Java process derive recovery codes with a thousandth of the rounds that are asked for. The product has no such
 * switch, and a suite that enrols hundreds of people would spend a third of its time deriving. Not for tests of what a
 * derivation costs: those take it {@linkplain #remove() away}.
 */
public final class FewRounds extends Provider {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "FewRounds";
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int FEWER = 1000;

    private FewRounds() {
        super(NAME, "1", "PBKDF2 with few rounds, for tests");
        putService(new Service(this, "SecretKeyFactory", ALGORITHM, Derivation.class.getName(), List.of(), Map.of()));
    }

    /** Does nothing where it is in force. */
    public static void use() {
        Security.insertProviderAt(new FewRounds(), 1);
    }

    public static void remove() {
        Security.removeProvider(NAME);
    }

    /** Made by the provider, by reflection. */
    public static final class Derivation extends SecretKeyFactorySpi {

        private final SecretKeyFactory real;

        public Derivation() throws GeneralSecurityException {
            real = SecretKeyFactory.getInstance(ALGORITHM, "SunJCE");
        }

        @Override
        protected SecretKey engineGenerateSecret(KeySpec asked) throws InvalidKeySpecException {
            PBEKeySpec spec = (PBEKeySpec) asked;
            int rounds = Math.max(1, spec.getIterationCount() / FEWER);
            return real.generateSecret(new PBEKeySpec(spec.getPassword(), spec.getSalt(), rounds, spec.getKeyLength()));
        }

        @Override
        protected KeySpec engineGetKeySpec(SecretKey key, Class<?> form) throws InvalidKeySpecException {
            return real.getKeySpec(key, form);
        }

        @Override
        protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
            return real.translateKey(key);
        }
    }
}
