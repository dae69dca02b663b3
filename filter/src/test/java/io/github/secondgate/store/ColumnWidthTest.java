package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.text.ColumnWidth;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fits is what the tables take, however a database counts. */
class ColumnWidthTest {
    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, account, account",
        "ACCOUNT, event, account",
        "ACCOUNT, exemption, granted_by",
        "ACCOUNT, rescue, agent",
        "ACCOUNT, policy, changed_by",
        "ACCOUNT, outbox, account",
        "REASON, exemption, reason",
        "REASON, rescue, reason",
        "QUESTION, question, question",
        "ROLES, policy, roles",
        "BROWSER_LABEL, browser, label",
        "ACCOUNT, credential, made_by",
        "ACCOUNT, credential, ended_by",
        "REASON, credential, reason",
        "CREDENTIAL_NAME, credential, name",
        "CREDENTIAL_PATHS, credential, paths",
        "CREDENTIAL_METHODS, credential, methods",
        "ADDRESS, credential, last_address",
        "ADDRESS, event, address",
        "OUTCOME, event, outcome",
        "SUBJECT, outbox, subject",
        "BODY, outbox, body"
    })
    void aWidthIsThatOfTheColumn(ColumnWidth width, String table, String column) throws Exception {
        try (TestDatabase tables = new TestDatabase()) {
            assertThat(tables.ask("SELECT character_maximum_length FROM information_schema.columns WHERE "
                            + tables.here() + " AND LOWER(table_name) = 'secondgate_" + table
                            + "' AND LOWER(column_name) = '" + column + "'"))
                    .isEqualTo(String.valueOf(width.units()));
        }
    }

    @Test
    void aTextIsMeasuredInUnitsAndBytes() {
        assertThat(ColumnWidth.ADDRESS.holds("x".repeat(64))).isTrue();
        assertThat(ColumnWidth.ADDRESS.holds("x".repeat(65))).isFalse();
        assertThat(ColumnWidth.ADDRESS.holds("😀".repeat(32))).isTrue();
        assertThat(ColumnWidth.ADDRESS.holds("😀".repeat(33))).isFalse();
        assertThat(ColumnWidth.BODY.holds("क".repeat(1333))).isTrue();
        assertThat(ColumnWidth.BODY.holds("क".repeat(1334))).isFalse();
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        for (ColumnWidth width : ColumnWidth.values()) {
            for (String letter : new String[] {"x", "ü", "क", "😀", "x😀"}) {
                String cut = width.cut(letter.repeat(5000));
                assertThat(width.holds(cut)).isTrue();
                assertThat(cut).endsWith("…");
                assertThat(cut.length()).isGreaterThan(width.units() / 4);
                assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .isEqualTo(cut);
            }
            assertThat(width.cut("short")).isEqualTo("short");
            assertThat(width.cut("x".repeat(width.units()))).doesNotContain("…");
            assertThat(width.cut(null)).isNull();
        }
    }

    @Test
    void whatNoDatabaseStoresIsReplaced() {
        assertThat(ColumnWidth.isStorable("a\u0000b")).isFalse();
        assertThat(ColumnWidth.isStorable("a\ud800b")).isFalse();
        assertThat(ColumnWidth.isStorable("a😀\u0001b")).isTrue();
        assertThat(ColumnWidth.ADDRESS.cut("fe80::1\u0000\udc00")).isEqualTo("fe80::1\ufffd\ufffd");
    }
}
