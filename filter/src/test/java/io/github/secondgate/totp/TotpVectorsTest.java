package io.github.secondgate.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.totp.Totp.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpVectorsTest {
    /** RFC 4226 appendix D: ASCII "12345678901234567890", 6 digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224",
        "1, 287082",
        "2, 359152",
        "3, 969429",
        "4, 338314",
        "5, 254676",
        "6, 287922",
        "7, 162583",
        "8, 399871",
        "9, 520489"
    })
    void agreesWithRfc4226AppendixD(long counter, String code) {
        Totp totp = new Totp(Algorithm.SHA1, 6, 30);

        assertThat(totp.codeAt(seed(Algorithm.SHA1), counter)).isEqualTo(code);
        assertThat(totp.match(seed(Algorithm.SHA1), code, counter, counter)).hasValue(counter);
    }

    /** RFC 6238 appendix B: 8 digits, 30 seconds; the seed is as long as the hash (20, 32 and 64 bytes, erratum 2866). */
    @ParameterizedTest
    @CsvSource({
        "59, 0000000000000001, 94287082, SHA1",
        "59, 0000000000000001, 46119246, SHA256",
        "59, 0000000000000001, 90693936, SHA512",
        "1111111109, 00000000023523EC, 07081804, SHA1",
        "1111111109, 00000000023523EC, 68084774, SHA256",
        "1111111109, 00000000023523EC, 25091201, SHA512",
        "1111111111, 00000000023523ED, 14050471, SHA1",
        "1111111111, 00000000023523ED, 67062674, SHA256",
        "1111111111, 00000000023523ED, 99943326, SHA512",
        "1234567890, 000000000273EF07, 89005924, SHA1",
        "1234567890, 000000000273EF07, 91819424, SHA256",
        "1234567890, 000000000273EF07, 93441116, SHA512",
        "2000000000, 0000000003F940AA, 69279037, SHA1",
        "2000000000, 0000000003F940AA, 90698825, SHA256",
        "2000000000, 0000000003F940AA, 38618901, SHA512",
        "20000000000, 0000000027BC86AA, 65353130, SHA1",
        "20000000000, 0000000027BC86AA, 77737706, SHA256",
        "20000000000, 0000000027BC86AA, 47863826, SHA512"
    })
    void agreesWithRfc6238AppendixB(long seconds, String step, String code, Algorithm algorithm) {
        Totp totp = new Totp(algorithm, 8, 30);
        long expected = Long.parseLong(step, 16);

        assertThat(totp.stepAt(Instant.ofEpochSecond(seconds))).isEqualTo(expected);
        assertThat(totp.codeAt(seed(algorithm), expected)).isEqualTo(code);
        assertThat(totp.match(seed(algorithm), code, expected - 1, expected + 1))
                .hasValue(expected);
    }

    static SharedSecret seed(Algorithm algorithm) {
        int length = algorithm == Algorithm.SHA1 ? 20 : algorithm == Algorithm.SHA256 ? 32 : 64;
        return SharedSecret.of("1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII));
    }
}
