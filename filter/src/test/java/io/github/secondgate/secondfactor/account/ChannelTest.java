package io.github.secondgate.secondfactor.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelTest {
    @ParameterizedTest
    @CsvSource({
        "nadia@example.org, n•••@example.org",
        "n@example.org, •••@example.org",
        "\uD83D\uDE00x@example.org, \uD83D\uDE00•••@example.org",
        "\"a@b\"@example.org, \"•••@example.org",
        "nonsense, •••"
    })
    void anAddressIsShownSoThatItsOwnerKnowsItAndNobodyElse(String address, String shown) {
        assertThat(Channel.EMAIL.masked(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"+49 151 2345 42, •••• 42", "0151/234542, •••• 42", "12345, ••••", "none, ••••"})
    void aNumberIsShownByItsLastTwoDigits(String number, String shown) {
        assertThat(Channel.SMS.masked(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"SMS, +49 (151) 23-45", "SMS, 0049 151 2345", "SMS, 491512345"})
    void oneNumberWrittenInManyWaysIsOneDestination(Channel channel, String number) {
        assertThat(channel.normal(number)).isEqualTo("491512345");
    }

    @Test
    void oneAddressWrittenInManyWaysIsOneDestination() {
        assertThat(Channel.EMAIL.normal(" Nadia@Example.ORG ")).isEqualTo("nadia@example.org");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void aRandomCodeHasItsDigitsAndNothingElse(Channel channel) {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 100; i++) {
            assertThat(channel.randomCode(random)).matches("[0-9]{" + channel.digits() + "}");
        }
    }
}
