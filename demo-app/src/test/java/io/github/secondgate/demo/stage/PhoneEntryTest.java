package io.github.secondgate.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneEntryTest {

    private static final String SHA1_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({"59,94287082", "1111111109,07081804", "2000000000,69279037"})
    void showsTheCodesOfRfc6238ForAnAddress(long seconds, String code) {
        PhoneEntry entry = PhoneEntry.of(
                "otpauth://totp/Larkhaven%20Marina:nadia?secret=" + SHA1_KEY + "&issuer=Larkhaven%20Marina&digits=8");
        assertThat(entry.code(Instant.ofEpochSecond(seconds))).isEqualTo(code);
        assertThat(entry.account()).isEqualTo("nadia");
        assertThat(entry.issuer()).isEqualTo("Larkhaven Marina");
    }

    @Test
    void takesABareKeyInGroupsAndLowerCase() {
        PhoneEntry entry = PhoneEntry.of(" gezd gnbv gy3t qojq gezd gnbv gy3t qojq ");
        assertThat(entry.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
    }

    @Test
    void countsDownToOneAndStartsAgain() {
        PhoneEntry entry = PhoneEntry.of(SHA1_KEY);
        assertThat(entry.secondsLeft(Instant.ofEpochSecond(59))).isEqualTo(1);
        assertThat(entry.secondsLeft(Instant.ofEpochSecond(60))).isEqualTo(30);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "no key!",
                "GEZDGNBV",
                "otpauth://hotp/x?secret=" + SHA1_KEY,
                "otpauth://totp/x",
                "otpauth://totp/x?secret=" + SHA1_KEY + "&digits=4",
                "otpauth://totp/x?secret=" + SHA1_KEY + "&period=soon",
                "otpauth://totp/x?secret=" + SHA1_KEY + "&algorithm=MD5",
                "otpauth:totp",
                "otpauth://totp/%zz?secret=" + SHA1_KEY,
                "otpauth://totp/x?secret=%zz"
            })
    void refusesAnythingElse(String pasted) {
        assertThatThrownBy(() -> PhoneEntry.of(pasted)).isInstanceOf(IllegalArgumentException.class);
    }
}
