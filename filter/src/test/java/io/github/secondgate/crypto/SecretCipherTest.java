package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secondgate.crypto.UnreadableSecretException.Reason;
import io.github.secondgate.totp.SharedSecret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {
    private final SecureRandom random = new SecureRandom();
    private final SharedSecret secret = SharedSecret.random(random);
    private final byte[] first = key();
    private final byte[] second = key();
    private final SecretCipher cipher = cipher(Map.of("k1", first));

    @Test
    void aSecretIsReadBackForItsAccountAndRow() {
        String text = cipher.encrypt(secret, "nadia", "7");

        assertThat(cipher.decrypt(text, "nadia", "7")).isEqualTo(secret);
        assertThat(cipher(Map.of("k1", first)).decrypt(text, "nadia", "7")).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 20, 32, 64})
    void everyLengthIsReadBackAndFitsItsColumn(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        SecretCipher longId = cipher(Map.of("k".repeat(32), first));
        String text = longId.encrypt(SharedSecret.of(bytes), "ż".repeat(255), "7");

        assertThat(text).hasSizeLessThanOrEqualTo(160).matches("[A-Za-z0-9._-]+");
        assertThat(longId.decrypt(text, "ż".repeat(255), "7").bytes()).isEqualTo(bytes);
    }

    @Test
    void theSameSecretIsNeverWrittenTwiceAlike() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            texts.add(cipher.encrypt(secret, "nadia", "7"));
        }

        assertThat(texts).hasSize(1_000).noneMatch(text -> text.contains(secret.toBase32()));
    }

    /** Each with a key of its own and an account of its own, beside texts that do not open. */
    @Test
    void manyAtOnceReadTheirOwn() {
        SecretCipher older = cipher(Map.of("k1", first));
        Map<String, byte[]> both = new LinkedHashMap<>();
        both.put("k2", second);
        both.put("k1", first);
        SecretCipher shared = cipher(both);

        IntStream.range(0, 2_000).parallel().forEach(i -> {
            SharedSecret own = SharedSecret.random(random);
            String text = (i % 2 == 0 ? older : shared).encrypt(own, "account " + i, "7");
            assertUnreadable(shared, text, "account " + (i + 1), "7", Reason.TAMPERED);
            assertThat(shared.decrypt(text, "account " + i, "7")).isEqualTo(own);
        });
    }

    /** The last ones would be the same if account and row were merely put behind each other. */
    @ParameterizedTest
    @CsvSource({"ewan, 7", "nadia, 8", "Nadia, 7", "nadia7, ''", "'', nadia7", "nadi, a7", "7, nadia"})
    void swappedRowsDoNotOpen(String account, String row) {
        String text = cipher.encrypt(secret, "nadia", "7");

        assertUnreadable(cipher, text, account, row, Reason.TAMPERED);
    }

    @Test
    void everyAlteredCharacterIsNoticed() {
        String text = cipher.encrypt(secret, "nadia", "7");
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String altered = text.substring(0, i) + other + text.substring(i + 1);

            assertThatThrownBy(() -> cipher.decrypt(altered, "nadia", "7"))
                    .as("character %d", i)
                    .isInstanceOf(UnreadableSecretException.class);
        }
    }

    @Test
    void everyTextCutOffOrGrownIsNoticed() {
        String text = cipher.encrypt(secret, "nadia", "7");
        for (int length = 0; length < text.length(); length++) {
            assertUnreadable(cipher, text.substring(0, length), "nadia", "7", Reason.TAMPERED);
        }
        for (String more : new String[] {"A", "AA", "AAAA", "=", " ", "\n"}) {
            assertUnreadable(cipher, text + more, "nadia", "7", Reason.TAMPERED);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "1.k1.", "1..AAAA", "2.k1.AAAA", "1.k1.AAAA", "1.k1.A", "k1", "1.k1.AAAA\u0000", "1.k 1.AAAA"
            })
    void whatThisCipherNeverWroteIsNoticed(String text) {
        assertUnreadable(cipher, text, "nadia", "7", Reason.TAMPERED);
    }

    @Test
    void afterARotationTheOldKeyStillReadsAndTheNewOneWrites() {
        String old = cipher.encrypt(secret, "nadia", "7");
        Map<String, byte[]> rotated = new LinkedHashMap<>();
        rotated.put("k2", second);
        rotated.put("k1", first);
        SecretCipher after = cipher(rotated);
        String anew = after.encrypt(secret, "nadia", "7");

        assertThat(old).startsWith("1.k1.");
        assertThat(after.decrypt(old, "nadia", "7")).isEqualTo(secret);
        assertThat(anew).startsWith("1.k2.");
        assertThat(cipher(Map.of("k2", second)).decrypt(anew, "nadia", "7")).isEqualTo(secret);
    }

    /** Written by the first version of this format: later ones must go on reading it. */
    @Test
    void aTextWrittenLongAgoIsStillRead() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        String text = "1.k1.x-xMF2yRw-4QDv7Rkk3fEPempAEZ5wM6k0Er-28KGXz0bXitggBJW3S8NrWHu9Q5";

        assertThat(cipher(Map.of("k1", key)).decrypt(text, "nadia", "7").bytes())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("12345678901234567890");
    }

    @Test
    void aKeyThatWasRemovedIsNamed() {
        String text = cipher.encrypt(secret, "nadia", "7");
        SecretCipher without = cipher(Map.of("k2", second));

        assertUnreadable(without, text, "nadia", "7", Reason.UNKNOWN_KEY);
        assertThatThrownBy(() -> without.decrypt(text, "nadia", "7")).hasMessageContaining("'k1'");
    }

    @Test
    void anotherKeyUnderTheSameIdDoesNotOpen() {
        String text = cipher.encrypt(secret, "nadia", "7");

        assertUnreadable(cipher(Map.of("k1", second)), text, "nadia", "7", Reason.TAMPERED);
    }

    @Test
    void theIdOfTheKeyIsSealedToo() {
        Map<String, byte[]> sameKeyTwice = new LinkedHashMap<>();
        sameKeyTwice.put("k1", first);
        sameKeyTwice.put("k9", first);
        String text = cipher.encrypt(secret, "nadia", "7").replace("1.k1.", "1.k9.");

        assertUnreadable(cipher(sameKeyTwice), text, "nadia", "7", Reason.TAMPERED);
    }

    @Test
    void aRefusalHoldsNeitherSecretNorText() {
        String text = cipher.encrypt(secret, "nadia", "7");
        UnreadableSecretException refusal =
                catchThrowableOfType(UnreadableSecretException.class, () -> cipher.decrypt(text, "ewan", "7"));

        assertThat(refusal.getMessage()).doesNotContain(text.substring(5)).doesNotContain(secret.toBase32());
    }

    private void assertUnreadable(SecretCipher reader, String text, String account, String row, Reason reason) {
        UnreadableSecretException refusal =
                catchThrowableOfType(UnreadableSecretException.class, () -> reader.decrypt(text, account, row));
        assertThat(refusal).as("reading '%s'", text).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private SecretCipher cipher(Map<String, byte[]> keys) {
        return new SecretCipher(new KeyRing(keys), random);
    }

    private byte[] key() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }
}
