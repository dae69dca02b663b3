package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTurnsTest {
    /** Such a clock may begin anywhere, and pass its greatest number. */
    private long now = Long.MAX_VALUE - 1;

    private final RecentTurns recent = new RecentTurns(() -> now);

    @Test
    void theyAreCountedByAccount() {
        recent.add("ann");
        recent.add("bob");
        recent.add("ann");
        assertThat(recent.of("ann")).isEqualTo(2);
        assertThat(recent.of("bob")).isEqualTo(1);
        assertThat(recent.of("cat")).isZero();
    }

    @Test
    void eachIsForgottenAfterTenMinutes() {
        recent.add("ann");
        now += RecentTurns.KEPT.toNanos() - 1;
        recent.add("ann");
        assertThat(recent.of("ann")).isEqualTo(2);
        now++;
        assertThat(recent.of("ann")).isEqualTo(1);
        now += RecentTurns.KEPT.toNanos();
        assertThat(recent.of("ann")).isZero();
    }

    @Test
    void ofMoreThanAThousandTheOldestIsForgotten() {
        recent.add("ann");
        for (int i = 1; i < RecentTurns.MOST; i++) {
            recent.add("bob");
        }
        assertThat(recent.of("ann")).isEqualTo(1);
        recent.add("bob");
        assertThat(recent.of("ann")).isZero();
        assertThat(recent.of("bob")).isEqualTo(RecentTurns.MOST);
    }
}
