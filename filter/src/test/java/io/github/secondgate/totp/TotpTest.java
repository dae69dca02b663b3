package io.github.secondgate.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.totp.Totp.Algorithm;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    private static final long STEP = 60_000_000;
    /** Where the code is 000000, which whatever cannot be read as a number is easily taken for. */
    private static final long STEP_OF_ZEROS = 349_495;

    private final SharedSecret secret = TotpVectorsTest.seed(Algorithm.SHA1);
    private final Totp totp = new Totp(Algorithm.SHA1, 6, 30);

    @Test
    void aStepBeginsAtItsFirstMillisecondAndEndsBeforeTheNext() {
        assertThat(totp.stepAt(Instant.parse("2026-11-21T10:00:00Z"))).isEqualTo(1_795_255_200 / 30);
        assertThat(totp.stepAt(Instant.parse("2026-11-21T10:00:29.999999999Z"))).isEqualTo(1_795_255_200 / 30);
        assertThat(totp.stepAt(Instant.parse("2026-11-21T10:00:30Z"))).isEqualTo(1_795_255_200 / 30 + 1);
    }

    @Test
    void aShorterOrLongerPeriodMovesTheSteps() {
        assertThat(new Totp(Algorithm.SHA1, 6, 10).stepAt(Instant.ofEpochSecond(59)))
                .isEqualTo(5);
        assertThat(new Totp(Algorithm.SHA1, 6, 300).stepAt(Instant.ofEpochSecond(299)))
                .isZero();
        assertThat(new Totp(Algorithm.SHA1, 6, 300).stepAt(Instant.ofEpochSecond(300)))
                .isEqualTo(1);
    }

    @Test
    void instantsBefore1970CountBackwardsInWholeSteps() {
        assertThat(totp.stepAt(Instant.ofEpochSecond(0))).isZero();
        assertThat(totp.stepAt(Instant.ofEpochMilli(-1))).isEqualTo(-1);
        assertThat(totp.stepAt(Instant.ofEpochSecond(-30))).isEqualTo(-1);
        assertThat(totp.stepAt(Instant.ofEpochSecond(-31))).isEqualTo(-2);
    }

    @Test
    void aStepBefore1970HasNoCodeAndNeverMatches() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> totp.codeAt(secret, -1))
                .withMessageContaining("-1");
        assertThat(totp.match(secret, hotpOfNegativeStep(), -1, -1)).isEmpty();
        assertThat(totp.match(secret, totp.codeAt(secret, 0), -1, 1)).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void everyStepOfTheRangeMatchesAndIsTold(long offset) {
        String code = totp.codeAt(secret, STEP + offset);

        assertThat(totp.match(secret, code, STEP - 1, STEP + 1)).hasValue(STEP + offset);
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void theStepsNextToTheRangeDoNotMatch(long offset) {
        assertThat(totp.match(secret, totp.codeAt(secret, STEP + offset), STEP - 1, STEP + 1))
                .isEmpty();
    }

    @Test
    void aWideRangeFindsTheStepForADiagnosis() {
        for (long step = STEP - 20; step <= STEP + 20; step++) {
            assertThat(totp.match(secret, totp.codeAt(secret, step), STEP - 20, STEP + 20))
                    .hasValue(step);
        }
    }

    @Test
    void ofTwoStepsWithTheSameCodeTheHigherIsTold() {
        long[] pair = firstPairWithTheSameCode();

        assertThat(totp.match(secret, totp.codeAt(secret, pair[0]), pair[0], pair[1]))
                .hasValue(pair[1]);
        assertThat(totp.match(secret, totp.codeAt(secret, pair[0]), pair[0], pair[1] - 1))
                .hasValue(pair[0]);
    }

    @Test
    void theLastStepThereIsCanBeMatched() {
        String code = totp.codeAt(secret, Long.MAX_VALUE);

        assertThat(totp.match(secret, code, Long.MAX_VALUE - 2, Long.MAX_VALUE)).hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "75522",
                "7552244",
                "07552240",
                " 755224",
                "755224 ",
                "755 224",
                "-75522",
                "+75522",
                "7552e2",
                "75522/",
                "75522:",
                "75522\u0000",
                "\u0667\u0665\u0665\u0662\u0662\u0664",
                "\uff17\uff15\uff15\uff12\uff12\uff14"
            })
    void aCodeThatIsNotExactlyTheDigitsNeverMatches(String code) {
        assertThat(totp.match(secret, code, 0, 0)).isEmpty();
        assertThat(totp.match(secret, code, STEP_OF_ZEROS, STEP_OF_ZEROS)).isEmpty();
    }

    @Test
    void sixZerosAreACodeLikeAnyOther() {
        assertThat(totp.codeAt(secret, STEP_OF_ZEROS)).isEqualTo("000000");
        assertThat(totp.match(secret, "000000", STEP_OF_ZEROS - 1, STEP_OF_ZEROS + 1))
                .hasValue(STEP_OF_ZEROS);
        assertThat(totp.match(secret, "000000", STEP_OF_ZEROS + 1, STEP_OF_ZEROS + 3))
                .isEmpty();
    }

    @Test
    void leadingZerosBelongToTheCode() {
        long step = LongStream.range(0, 1_000)
                .filter(s -> totp.codeAt(secret, s).startsWith("0"))
                .findFirst()
                .orElseThrow();
        String code = totp.codeAt(secret, step);

        assertThat(code).hasSize(6);
        assertThat(totp.match(secret, code, step, step)).hasValue(step);
        assertThat(totp.match(secret, code.substring(1), step, step)).isEmpty();
    }

    @Test
    void anotherSecretsCodeDoesNotMatch() {
        SharedSecret other = SharedSecret.of(new byte[20]);

        assertThat(totp.match(other, totp.codeAt(secret, STEP), STEP - 1, STEP + 1))
                .isEmpty();
    }

    @Test
    void codesMatchTheirStepForEveryAlgorithmAndLength() {
        Random random = new Random(2);
        for (Algorithm algorithm : Algorithm.values()) {
            for (int digits = 6; digits <= 8; digits++) {
                Totp each = new Totp(algorithm, digits, 30);
                byte[] key = new byte[16 + random.nextInt(49)];
                random.nextBytes(key);
                SharedSecret ofAnyLength = SharedSecret.of(key);
                long step = random.nextLong() >>> 1;
                String code = each.codeAt(ofAnyLength, step);

                assertThat(code).matches("[0-9]{" + digits + "}");
                assertThat(each.match(ofAnyLength, code, step, step)).hasValue(step);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "0, 1000",
        "-9223372036854775808, 9223372036854775807",
        "-1, 9223372036854775807",
        "9223372036854775807, -9223372036854775808"
    })
    void anEmptyOrEndlessRangeIsRefused(long first, long last) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> totp.match(secret, "755224", first, last))
                .withMessageContaining("1 to 1000 steps");
    }

    @Test
    void aRangeOfAThousandStepsIsTaken() {
        assertThat(totp.match(secret, totp.codeAt(secret, 999), 0, 999)).hasValue(999);
    }

    @ParameterizedTest
    @CsvSource({"5, 30", "9, 30", "6, 9", "6, 301", "6, 0", "6, -30"})
    void settingsThatNoAppShowsAreRefused(int digits, int period) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Totp(Algorithm.SHA1, digits, period));
    }

    @Test
    void theBoundsThemselvesAreTaken() {
        assertThat(new Totp(Algorithm.SHA512, 8, 300).periodSeconds()).isEqualTo(300);
        assertThat(new Totp(Algorithm.SHA512, 8, 10).digits()).isEqualTo(8);
        assertThat(new Totp(Algorithm.SHA512, 6, 10).algorithm()).isEqualTo(Algorithm.SHA512);
        assertThatIllegalArgumentException().isThrownBy(() -> new Totp(null, 6, 30));
    }

    private long[] firstPairWithTheSameCode() {
        Map<String, Long> seen = new HashMap<>();
        for (long step = 0; ; step++) {
            Long before = seen.putIfAbsent(totp.codeAt(secret, step), step);
            if (before != null && step - before < 1_000) {
                return new long[] {before, step};
            }
        }
    }

    private String hotpOfNegativeStep() {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            secret.initialise(mac);
            byte[] hash = mac.doFinal(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
            int value = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
            return String.format("%06d", value % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
