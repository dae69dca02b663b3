package io.github.secondgate.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {
    /** RFC 4648 section 10. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "f, MY======",
        "fo, MZXQ====",
        "foo, MZXW6===",
        "foob, MZXW6YQ=",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI======"
    })
    void agreesWithTheVectorsOfRfc4648(String plain, String encoded) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);

        assertThat(Base32.encodeUnpadded(bytes)).isEqualTo(encoded.replace("=", ""));
        assertThat(Base32.decode(encoded)).isEqualTo(bytes);
        assertThat(Base32.decode(encoded.replace("=", ""))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mzxw6ytboi", "MZXW 6YTB OI", " mzxw6YTB oi====== ", "MZXW6YTBOI = = = = = ="})
    void aKeyMayBeTypedInLowerCaseAndInGroups(String typed) {
        assertThat(Base32.decode(typed)).isEqualTo("foobar".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZXW0YTB",
                "MZXW1YTB",
                "MZXW8YTB",
                "MZXW9YTB",
                "MZXW-YTB",
                "MZXW\u00a0YTB",
                "MZXW\u0130YTB",
                "@ZXW6YTB",
                "[ZXW6YTB",
                "`ZXW6YTB",
                "{ZXW6YTB",
                "MZXW6YT\n"
            })
    void charactersOutsideOfTheAlphabetAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Base32.decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "A", "MZX", "AAA", "MZXW6Y", "AAAAAA", "MZXW6YTBO"})
    void lengthsThatNoEncoderProducesAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Base32.decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ", "MZXR", "MZXW7", "MZXW6YR"})
    void bitsLeftOverMustBeZeroSoThatAKeyHasOneSpelling(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Base32.decode(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MY=",
                "MY=====",
                "MY=======",
                "MZXW6YTB========",
                "========",
                "MY====A=",
                "=MY=====",
                "MY======MY======"
            })
    void wrongPaddingIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Base32.decode(text));
    }

    @Test
    void aRefusalDoesNotQuoteTheKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base32.decode("MZXW6YTBMZXW6YT!"))
                .withMessage("Character 16 is not of the Base32 alphabet A-Z, 2-7");
    }

    @Test
    void everyCharacterOfTheAlphabetIsKnownInBothCases() {
        byte[] bytes = Base32.decode("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

        assertThat(Base32.encodeUnpadded(bytes)).isEqualTo("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
        assertThat(Base32.decode("abcdefghijklmnopqrstuvwxyz234567")).isEqualTo(bytes);
    }

    @Test
    void everyLengthComesBackAsItWas() {
        Random random = new Random(1);
        for (int length = 0; length <= 100; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            assertThat(Base32.decode(Base32.encodeUnpadded(bytes))).isEqualTo(bytes);
        }
    }
}
