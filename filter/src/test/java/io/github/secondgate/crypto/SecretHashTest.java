package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secondgate.crypto.SecretHash.Parameters;
import io.github.secondgate.crypto.UnreadableSecretException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashTest {
    private static final int FEW_ROUNDS = 3;

    private final SecureRandom random = new SecureRandom();
    private final byte[] first = key();
    private final byte[] second = key();
    private final SecretHash hashes = hashes(Map.of("k1", first));

    @Test
    void aCodeIsRecognisedWithTheParametersOfItsSet() {
        Parameters set = hashes.fresh();
        String stored = hash("ABCD2345", set);

        assertThat(SecretHash.same(hash("ABCD2345", Parameters.parse(set.text())), stored))
                .isTrue();
        assertThat(SecretHash.same(hash("ABCD2346", set), stored)).isFalse();
        assertThat(SecretHash.same(stored.substring(1), stored)).isFalse();
    }

    @Test
    void theSameCodeInAnotherSetHasAnotherHash() {
        assertThat(hash("ABCD2345", hashes.fresh())).isNotEqualTo(hash("ABCD2345", hashes.fresh()));
    }

    @Test
    void aNewSetIsWrittenWith600000RoundsAnd128BitsOfSalt() {
        Parameters set = new SecretHash(new KeyRing(Map.of("k1", first)), random).fresh();

        assertThat(set.text()).matches("1\\.600000\\.[A-Za-z0-9_-]{22}\\.k1");
    }

    @Test
    void theHashIsPbkdf2AndThenAKeyedHash() throws Exception {
        Parameters set = hashes.fresh();
        byte[] salt = Base64.getUrlDecoder().decode(set.text().split("\\.")[2]);
        byte[] derived = firstBlockOfPbkdf2("ABCD2345", salt);
        SecretKey pepper = new KeyRing(Map.of("k1", first))
                .derive("recovery code, HMAC-SHA256", "HmacSHA256")
                .get("k1");

        assertThat(hash("ABCD2345", set))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(KeyRing.hmac(pepper, derived)));
    }

    @Test
    void withoutTheKeyTheHashCannotBeComputed() {
        Parameters set = hashes.fresh();

        assertThat(hash(hashes(Map.of("k1", second)), "ABCD2345", set)).isNotEqualTo(hash("ABCD2345", set));
    }

    @Test
    void oldSetsStayReadableAfterARotationAndUnderAnotherCost() {
        Parameters set = hashes.fresh();
        String stored = hash("ABCD2345", set);
        Map<String, byte[]> rotated = new LinkedHashMap<>();
        rotated.put("k2", second);
        rotated.put("k1", first);
        SecretHash after = new SecretHash(new KeyRing(rotated), random, FEW_ROUNDS + 1);

        assertThat(hash(after, "ABCD2345", set)).isEqualTo(stored);
        assertThat(after.fresh().text()).startsWith("1.4.").endsWith(".k2");
    }

    /** Written by the first version of this format: later ones must go on recognising it. */
    @Test
    void aSetWrittenLongAgoIsStillRead() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        Parameters set = Parameters.parse("1.1000.DbpCqMvuyX96tq1syFY7ag.k1");

        assertThat(hash(hashes(Map.of("k1", key)), "ABCD2345", set))
                .isEqualTo("Y-HtDtE5cYz7F9qwx1e7Grs7jcdq_H3jPD-FaIrEhB8");
    }

    @Test
    void aSetWhoseKeyWasRemovedCannotBeRead() {
        UnreadableSecretException refusal = catchThrowableOfType(
                UnreadableSecretException.class, () -> hash(hashes(Map.of("k2", second)), "ABCD2345", hashes.fresh()));

        assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refusal).hasMessageContaining("'k1'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1.600000.AAAAAAAAAAAAAAAAAAAAAA",
                "1.0.AAAAAAAAAAAAAAAAAAAAAA.k1",
                "1.-1.AAAAAAAAAAAAAAAAAAAAAA.k1",
                "1.10000001.AAAAAAAAAAAAAAAAAAAAAA.k1",
                "1.9999999999.AAAAAAAAAAAAAAAAAAAAAA.k1",
                "1.600000.AAAAAAAAAAAAAAAAAAAAA.k1",
                "1.600000.AAAAAAAAAAAAAAAAAAAAAAA.k1",
                "1.600000..k1",
                "2.600000.AAAAAAAAAAAAAAAAAAAAAA.k1",
                "1.600000.AAAAAAAAAAAAAAAAAAAAAA.k 1"
            })
    void parametersThatWereNeverWrittenAreRefused(String text) {
        UnreadableSecretException refusal =
                catchThrowableOfType(UnreadableSecretException.class, () -> Parameters.parse(text));

        assertThat(refusal.reason()).isEqualTo(Reason.TAMPERED);
    }

    @Test
    void parametersFitTheirColumnAndComeBackAsTheyWere() {
        String text = new SecretHash(new KeyRing(Map.of("k".repeat(32), first)), random, 10_000_000)
                .fresh()
                .text();

        assertThat(text).hasSizeLessThanOrEqualTo(66);
        assertThat(Parameters.parse(text).text()).isEqualTo(text);
        assertThat(Parameters.parse("1.1.AAAAAAAAAAAAAAAAAAAAAA.k1")).hasToString("1.1.AAAAAAAAAAAAAAAAAAAAAA.k1");
    }

    @Test
    void emptyCodesAndSenselessCostsAreRefused() {
        Parameters set = hashes.fresh();
        KeyRing ring = new KeyRing(Map.of("k1", first));

        assertThatIllegalArgumentException().isThrownBy(() -> hash("", set));
        assertThat(new SecretHash(ring, random, 1).fresh().text()).startsWith("1.1.");
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretHash(ring, random, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretHash(ring, random, 10_000_001));
    }

    @Test
    void manyAtOnceAllGetTheirAnswer() throws Exception {
        Parameters set = hashes.fresh();
        String expected = hash("ABCD2345", set);
        List<Callable<String>> tries = new ArrayList<>(Collections.nCopies(50, () -> hash("ABCD2345", set)));
        tries.addAll(Collections.nCopies(50, () -> {
            UnreadableSecretException refusal = catchThrowableOfType(
                    UnreadableSecretException.class,
                    () -> hash("ABCD2345", Parameters.parse("1.1.AAAAAAAAAAAAAAAAAAAAAA.gone")));
            return refusal == null ? "no refusal" : expected;
        }));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            for (Future<String> answer : threads.invokeAll(tries)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** RFC 8018 section 5.2 written out once more: with 256 bits of SHA-256 there is one block. */
    private static byte[] firstBlockOfPbkdf2(String password, byte[] salt) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] block = Arrays.copyOf(salt, salt.length + 4);
        block[salt.length + 3] = 1;
        byte[] u = mac.doFinal(block);
        byte[] sum = u.clone();
        for (int round = 1; round < FEW_ROUNDS; round++) {
            u = mac.doFinal(u);
            for (int i = 0; i < sum.length; i++) {
                sum[i] ^= u[i];
            }
        }
        return sum;
    }

    /** Each in the name of an account of its own. */
    private String hash(String code, Parameters set) {
        return hash(hashes, code, set);
    }

    private static String hash(SecretHash hashes, String code, Parameters set) {
        try (SecretHash.Turn turn = hashes.turn(UUID.randomUUID().toString())) {
            return turn.hash(code, set);
        }
    }

    private SecretHash hashes(Map<String, byte[]> keys) {
        return new SecretHash(new KeyRing(keys), random, FEW_ROUNDS);
    }

    private byte[] key() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }
}
