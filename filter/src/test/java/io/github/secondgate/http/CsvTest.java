package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells as RFC 4180 has them, and harmless in a spreadsheet. */
class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠x", "=1\n2"})
    void whatCouldBeAFormulaIsText(String value) {
        assertThat(Csv.cell(value)).isEqualTo("\"'" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0=1", "\ufeff=1", "\u200b@x", "\u202e-1", "(=1"})
    void whatStandsUnseenBeforeAFormulaChangesNothing(String value) {
        assertThat(Csv.cell(value)).isEqualTo("\"'" + value + "\"");
    }

    /** Where the semicolon parts cells, as in many countries, quotes in the middle of a line are none. */
    @Test
    void aFormulaBehindWhatCouldPartCellsIsTextToo() {
        assertThat(Csv.cell("bob;=1+1")).isEqualTo("\"bob;'=1+1\"");
        assertThat(Csv.cell("lost; @SUM(A1)\t-1")).isEqualTo("\"lost; '@SUM(A1)\t'-1\"");
        assertThat(Csv.cell("a\r\n＝1|+2")).isEqualTo("\"a\r\n'＝1|'+2\"");
        assertThat(Csv.cell("=1;=2")).isEqualTo("\"'=1;'=2\"");
        assertThat(Csv.cell("one-way; two")).isEqualTo("\"one-way; two\"");
    }

    /** The three bytes by which a spreadsheet knows UTF-8 from the code page of its country. */
    @Test
    void theFileBeginsWithAByteOrderMark() {
        assertThat(Csv.head("account", "state").getBytes(StandardCharsets.UTF_8))
                .startsWith(0xEF, 0xBB, 0xBF)
                .endsWith("account,state\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void quotesAreDoubledAndCommasAndLineEndsStandInQuotes() {
        assertThat(Csv.cell("a,\"b\"\r\nc")).isEqualTo("\"a,\"\"b\"\"\r\nc\"");
        assertThat(Csv.cell("until 1=1")).isEqualTo("\"until 1=1\"");
        assertThat(Csv.cell(null)).isEmpty();
    }
}
