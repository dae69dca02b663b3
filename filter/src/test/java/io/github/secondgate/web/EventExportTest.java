package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells as RFC 4180 has them, and harmless in a spreadsheet. */
class EventExportTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠x", "=1\n2"})
    void whatCouldBeAFormulaIsText(String value) {
        assertThat(EventExport.cell(value)).isEqualTo("\"'" + value + "\"");
    }

    @Test
    void quotesAreDoubledAndCommasAndLineEndsStandInQuotes() {
        assertThat(EventExport.cell("a,\"b\"\r\nc")).isEqualTo("\"a,\"\"b\"\"\r\nc\"");
        assertThat(EventExport.cell("until 1=1")).isEqualTo("\"until 1=1\"");
        assertThat(EventExport.cell(null)).isEmpty();
    }
}
