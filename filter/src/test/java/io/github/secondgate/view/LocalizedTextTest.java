package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One moment, told in two time zones. */
class LocalizedTextTest {
    private static final Instant MOMENT = Instant.parse("2026-03-01T12:00:15Z");

    private static LocalizedText in(String zone) {
        return new Messages(name -> null, ZoneId.of(zone)).in(Locale.ENGLISH);
    }

    @Test
    void aMomentIsToldInTheTimeZoneThatItNames() {
        assertThat(in("UTC").moment(MOMENT)).isEqualTo("1 March 2026, 12:00 (UTC)");
        assertThat(in("Pacific/Kiritimati").moment(MOMENT)).startsWith("2 March 2026, 02:00 (");
        assertThat(in("Pacific/Kiritimati").day(MOMENT)).isEqualTo("2 March 2026");
    }

    @Test
    void aDayBeginsWhereItIsTold() {
        LocalDate second = LocalDate.of(2026, 3, 2);
        assertThat(in("Pacific/Kiritimati").date(MOMENT)).isEqualTo(second);
        assertThat(in("Pacific/Kiritimati").start(second)).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(in("UTC").start(second)).isEqualTo("2026-03-02T00:00:00Z");
    }

    @Test
    void whatEndsWithADayIsToldByThatDay() {
        LocalizedText words = in("Pacific/Kiritimati");
        assertThat(words.lastDay(words.start(LocalDate.of(2026, 12, 17)))).isEqualTo("16 December 2026");
    }

    /** Where clocks go forward at midnight, a day begins at one. */
    @Test
    void aDayWithoutAMidnightBeginsLater() {
        assertThat(in("Asia/Beirut").start(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-28T22:00:00Z");
        assertThat(in("America/Havana").start(LocalDate.of(2026, 3, 8))).isEqualTo("2026-03-08T05:00:00Z");
    }
}
