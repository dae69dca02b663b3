package io.github.secondgate.crypto;

import io.github.secondgate.totp.SharedSecret;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Shared secrets as they stand in the database: AES-256-GCM (NIST SP 800-38D), 96-bit random nonce, 128-bit tag, bound to
 * account and row, so that a text copied to another row or account does not open.
 *
 * <p>The text is {@code 1.KEYID.BASE64URL(nonce, ciphertext, tag)}, at most 160 characters of ASCII. It does not hide how
 * long the secret is, and does not notice an old text put back into its own row. Safe for concurrent use.
 */
public final class SecretCipher {
    /** From 16 to 64 bytes of secret, with nonce and tag: shorter ones make some runtimes fail in ways of their own. */
    private static final Pattern TEXT = Pattern.compile("1\\.([A-Za-z0-9_-]{1,32})\\.([A-Za-z0-9_-]{59,123})");

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final String writingId;
    private final SecureRandom random;
    /** As many as were at work at once: to find one among the providers costs more than to decrypt. None that failed is here. */
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    public SecretCipher(KeyRing ring, SecureRandom random) {
        this.keys = ring.derive("app secret, AES-256-GCM", "AES");
        this.writingId = ring.writingId();
        this.random = random;
    }

    /**
     * Encrypts with the ring's first key, differently each time.
     *
     * @param account the owner, exactly as it will be given to {@link #decrypt}
     * @param row what tells this place from the account's others
     */
    public String encrypt(SharedSecret secret, String account, String row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = secret.bytes();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, writingId, nonce, account, row);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            idle.add(cipher);
            return "1." + writingId + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot encrypt with AES-256-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Reads back what {@link #encrypt} wrote for the same account and row, with any key of the ring.
     *
     * @throws UnreadableSecretException if its key is not in the ring, or the text is not what was written there
     */
    public SharedSecret decrypt(String text, String account, String row) {
        Matcher parts = TEXT.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            throw UnreadableSecretException.tampered("Not a text that this cipher wrote", null);
        }
        String id = parts.group(1);
        if (!keys.containsKey(id)) {
            throw UnreadableSecretException.unknownKey(id);
        }
        byte[] plain = new byte[0];
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(parts.group(2));
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, id, nonce, account, row);
            plain = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            idle.add(cipher);
            return SharedSecret.of(plain);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw UnreadableSecretException.tampered(
                    "Altered, cut off, written for another account or row, or with another key named '" + id + "'", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Cipher cipher(int mode, String id, byte[] nonce, String account, String row)
            throws GeneralSecurityException {
        Cipher last = idle.poll();
        Cipher cipher = last == null ? Cipher.getInstance("AES/GCM/NoPadding") : last;
        cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated(id, account, row));
        return cipher;
    }

    private static byte[] associated(String id, String account, String row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            // Secrets are stored so, and not as Digests frames texts. Each part carries its length, so that ("ab", "c")
            // and ("a", "bc") differ.
            out.writeUTF("app secret 1");
            out.writeUTF(id);
            out.writeUTF(account);
            out.writeUTF(row);
        } catch (IOException e) {
            throw new IllegalArgumentException("account or row is longer than 65535 bytes", e);
        }
        return bytes.toByteArray();
    }
}
