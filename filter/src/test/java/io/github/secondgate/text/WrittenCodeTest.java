package io.github.secondgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class WrittenCodeTest {
    @Test
    void normalisingForgivesCaseSpacesAndHyphensAndNothingElse() {
        assertThat(WrittenCode.normalise(" abcd-efgh ")).isEqualTo("ABCDEFGH");
        assertThat(WrittenCode.normalise("ab\u00a0cd\u2011ef\u2212g\th")).isEqualTo("ABCDEFGH");
        assertThat(WrittenCode.normalise("a.b\u200bc_d\u0662")).isEqualTo("ABC_D2");
        assertThat(WrittenCode.normalise(null)).isEmpty();
    }

    @Test
    void whatIsMadeIsWellFormedInGroupsOfFourAndComesBackAsItWas() {
        String code = WrittenCode.random(new SecureRandom(), 10);
        assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}");
        assertThat(WrittenCode.normalise(code)).isEqualTo(code.replace("-", ""));
        assertThat(WrittenCode.isWellFormed(WrittenCode.normalise(code))).isTrue();
    }

    @Test
    void whatCannotBeOneIsToldByItsLengthAndItsCharacters() {
        assertThat(WrittenCode.isWellFormed("2345678")).isFalse();
        assertThat(WrittenCode.isWellFormed("23456789")).isTrue();
        assertThat(WrittenCode.isWellFormed("2".repeat(32))).isTrue();
        assertThat(WrittenCode.isWellFormed("2".repeat(33))).isFalse();
        for (char confusing : "01ILOUil".toCharArray()) {
            assertThat(WrittenCode.isWellFormed("2345678" + confusing)).isFalse();
        }
    }
}
