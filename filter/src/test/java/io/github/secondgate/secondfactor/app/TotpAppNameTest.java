package io.github.secondgate.secondfactor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpAppNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phone",
                "Ünal’s phone",
                "هاتفي",
                "我的手机",
                "मेरा फ़ोन",
                "스마트폰",
                "<b>bold</b> & \"quoted\" | {0}",
                "\ud83d\udcf1",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 tablet",
                "x"
            })
    void anyScriptIsAName(String typed) {
        assertThat(TotpAppName.of(typed).orElseThrow().text()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000\u00a0",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u0007",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "\ud800",
                "a\udc00b"
            })
    void whatShowsNothingOrControlsIsNoName(String typed) {
        assertThat(TotpAppName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202eenohP",
                "\u202aPhone\u202c",
                "\u2066Phone\u2069",
                "Phone\u200f",
                "Phone\u200b",
                "\ufeffPhone",
                "Pho\u00adne"
            })
    void marksThatMakeAPageReadOtherwiseThanItIsAreRefused(String typed) {
        assertThat(TotpAppName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200d", "\u200c\u200d", "\u3164", "\u2800", "\u0301"})
    void aNameMustBeSeen(String typed) {
        assertThat(TotpAppName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'  Phone ', Phone", "'My\u00a0 \u2003 phone', My phone", "'\u3000Tablet', Tablet"})
    void spacesAreTidied(String typed, String text) {
        assertThat(TotpAppName.of(typed).orElseThrow().text()).isEqualTo(text);
    }

    @Test
    void lettersAreComposed() {
        assertThat(TotpAppName.of("Mu\u0308ller")).isEqualTo(TotpAppName.of("M\u00fcller"));
    }

    @Test
    void itIsAtMost64CharactersAsPeopleCountThem() {
        assertThat(TotpAppName.of("n".repeat(64))).isPresent();
        assertThat(TotpAppName.of("n".repeat(65))).isEmpty();
        assertThat(TotpAppName.of("\ud83d\udcf1".repeat(64))).isPresent();
        assertThat(TotpAppName.of("\ud83d\udcf1".repeat(65))).isEmpty();
    }

    @Test
    void namesThatPeopleTakeForOneAreTheSame() {
        TotpAppName phone = TotpAppName.of("Phone").orElseThrow();

        assertThat(phone.sameAs("phone")).isTrue();
        assertThat(phone.sameAs("\uff30\uff48\uff4f\uff4e\uff45")).isTrue();
        assertThat(phone.sameAs("Phone 2")).isFalse();
        assertThat(TotpAppName.of("STRASSE").orElseThrow().sameAs("Straße")).isTrue();
    }

    @Test
    void aTakenNameGetsTheFirstNumberThatIsFree() {
        TotpAppName phone = TotpAppName.of("Phone").orElseThrow();

        assertThat(phone.freeIn(List.of("Tablet")).text()).isEqualTo("Phone");
        assertThat(phone.freeIn(List.of("Phone")).text()).isEqualTo("Phone 2");
        assertThat(phone.freeIn(List.of("PHONE", "Phone 2", "Phone 4")).text()).isEqualTo("Phone 3");
    }

    @Test
    void theNumberFitsIntoTheLength() {
        String longest = "\ud83d\udcf1".repeat(64);

        String free =
                TotpAppName.of(longest).orElseThrow().freeIn(List.of(longest)).text();

        assertThat(free).isEqualTo("\ud83d\udcf1".repeat(62) + " 2");
        assertThat(TotpAppName.of(free)).isPresent();
    }
}
