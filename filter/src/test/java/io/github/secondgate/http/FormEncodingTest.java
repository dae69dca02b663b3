package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which character set a form was read, by a character that it sent along. */
class FormEncodingTest {
    private static String readAs(String text, Charset charset) {
        return new String(text.getBytes(StandardCharsets.UTF_8), charset);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "UTF-8,",
        "ISO-8859-1,",
        "ISO-8859-1, ISO-8859-1",
        "windows-1252,",
        "windows-1252, windows-1252",
        "windows-1251, windows-1251",
        "ISO-8859-15, ISO-8859-15",
        "ISO-8859-1, UTF-8",
        "ISO-8859-1, nonsense",
        "ISO-8859-1, no such name"
    })
    void whatWasTypedComesBack(Charset read, String said) {
        FormEncoding encoding = FormEncoding.of(readAs(FormEncoding.MARK, read), said);
        assertThat(encoding.corrected(readAs("Téléphone 电 📱", read))).isEqualTo("Téléphone 电 📱");
    }

    @Test
    void withoutTheMarkNothingIsTouched() {
        assertThat(FormEncoding.of(null, "ISO-8859-1").corrected("Ã¼")).isEqualTo("Ã¼");
    }

    @Test
    void aMarkThatCannotBeTurnedBackIsToldSo() {
        assertThat(FormEncoding.of("???", "US-ASCII")).isNull();
        assertThat(FormEncoding.of("\ufffd\ufffd\ufffd", null)).isNull();
        assertThat(FormEncoding.of("", null)).isNull();
    }
}
