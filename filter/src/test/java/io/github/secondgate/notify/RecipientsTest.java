package io.github.secondgate.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {
    private static Optional<String> of(Medium medium, String known) {
        return new Recipients(new AddressBook() {
                    @Override
                    public String email(String account) {
                        return medium == Medium.EMAIL ? known : "other";
                    }

                    @Override
                    public String phone(String account) {
                        return medium == Medium.SMS ? known : "other";
                    }
                })
                .of(medium, "alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice@example.org", " a.b+c@sub.example.org ", "álice@bücher.example", "o'neil@example.org"})
    void anAddressIsTakenAsItIs(String address) {
        assertThat(of(Medium.EMAIL, address)).contains(address.trim());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "alice@",
                "@example.org",
                "a@b@c",
                "a@example.org,b@example.org",
                "a@example.org;b@example.org",
                "Alice <a@example.org>",
                "a@example.org\nBcc: b@example.org",
                "a b@example.org",
                "a\u00a0b@example.org",
                "a\u2028b@example.org",
                "\"a\"@example.org"
            })
    void whatCouldBeMoreThanOneAddressIsNone(String address) {
        assertThat(of(Medium.EMAIL, address)).isEmpty();
    }

    @Test
    void anAddressIsBounded() {
        assertThat(of(Medium.EMAIL, "a".repeat(250) + "@example.org")).isEmpty();
        assertThat(of(Medium.EMAIL, null)).isEmpty();
        assertThat(of(Medium.SMS, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+49 170 1234567,+491701234567",
        "(0170) 123-45/67,01701234567",
        "0170.1234567,01701234567",
        "0170\u20111234567,01701234567"
    })
    void aNumberLosesWhatPeopleWriteBetweenDigits(String written, String sent) {
        assertThat(of(Medium.SMS, written)).contains(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123", "+", "12345678901234567", "0170 1234567 or 0171 7654321x", "+49+170", "٠١٧٠١٢٣٤"})
    void whatIsNoNumberIsNone(String number) {
        assertThat(of(Medium.SMS, number)).isEmpty();
    }
}
