package io.github.secondgate.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {
    private final SharedSecret secret = SharedSecret.random(new SecureRandom());

    @Test
    void aNewSecretHas160BitsAnd32Characters() {
        assertThat(secret.bytes()).hasSize(20);
        assertThat(secret.toBase32()).hasSize(32).matches("[A-Z2-7]+");
    }

    @Test
    void twoNewSecretsDiffer() {
        assertThat(SharedSecret.random(new SecureRandom())).isNotEqualTo(secret);
    }

    @Test
    void theKeyTypedByHandGivesTheSameSecret() {
        String groups = secret.toBase32().replaceAll("(.{4})", "$1 ").toLowerCase();

        assertThat(SharedSecret.fromBase32(groups)).isEqualTo(secret).hasSameHashCodeAs(secret);
        assertThat(SharedSecret.of(secret.bytes())).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void aKeyHasNoPaddingWhateverItsLength(int length) {
        assertThat(SharedSecret.of(new byte[length]).toBase32()).matches("A+");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 65})
    void secretsShorterThan128BitsOrLongerThan512AreRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedSecret.of(new byte[length]))
                .withMessageContaining("16 to 64 bytes");
    }

    @Test
    void changingABorrowedArrayDoesNotChangeTheSecret() {
        byte[] given = new byte[20];
        SharedSecret zeros = SharedSecret.of(given);
        given[0] = 1;
        zeros.bytes()[1] = 1;

        assertThat(zeros.bytes()).isEqualTo(new byte[20]);
    }

    @Test
    void secretsThatDifferInOneBitOrInLengthAreNotEqual() {
        byte[] other = secret.bytes();
        other[19] ^= 1;

        assertThat(SharedSecret.of(other)).isNotEqualTo(secret);
        assertThat(SharedSecret.of(Arrays.copyOf(secret.bytes(), 19))).isNotEqualTo(secret);
        assertThat(secret).isNotEqualTo(secret.toBase32()).isNotEqualTo(null);
    }

    @Test
    void itNeitherPrintsNorSerialisesItself() {
        assertThat(secret).hasToString("SharedSecret[redacted]").isNotInstanceOf(Serializable.class);
        assertThat(secret.hashCode())
                .isEqualTo(SharedSecret.random(new SecureRandom()).hashCode());
    }
}
