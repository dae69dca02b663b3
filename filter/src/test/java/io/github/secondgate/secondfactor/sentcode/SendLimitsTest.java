package io.github.secondgate.secondfactor.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendLimitsTest {
    private static final long NOW = 1_800_000_000_000L;

    /** So many, each that long before the one after it, the last just now. */
    private static List<Long> sent(int times, Duration apart) {
        return LongStream.range(0, times)
                .mapToObj(i -> NOW - i * apart.toMillis())
                .collect(Collectors.toList());
    }

    @Test
    void theFirstCodeLeavesAtOnce() {
        assertThat(SendLimits.longestWait(Collections.emptyList(), NOW)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,60,60", "2,61,60", "3,61,478", "3,299,60", "9,3600,60", "10,3600,54000", "10,8640,8640", "10,9600,60"
    })
    void theStrictestLimitCounts(int times, long secondsApart, long waitSeconds) {
        assertThat(SendLimits.longestWait(sent(times, Duration.ofSeconds(secondsApart)), NOW))
                .isEqualTo(Duration.ofSeconds(waitSeconds));
    }

    @Test
    void aLimitIsOverExactlyAtItsEnd() {
        List<Long> one = List.of(NOW);
        assertThat(SendLimits.longestWait(one, NOW + 59_999)).isEqualTo(Duration.ofMillis(1));
        assertThat(SendLimits.longestWait(one, NOW + 60_000)).isZero();
    }

    @Test
    void aClockThatWasSetBackMakesNoWaitLongerThanItsWindow() {
        assertThat(SendLimits.longestWait(List.of(NOW), NOW - 3_600_000)).isEqualTo(Duration.ofSeconds(60));
    }
}
