package io.github.secondgate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.audit.SecurityEvent.Factor;
import io.github.secondgate.audit.SecurityEvent.Kind;
import org.junit.jupiter.api.Test;

/** What is counted, under which name, and that nobody can make names without end or be found in one. */
class MetricsTest {
    private final Metrics metrics = new Metrics();

    private void count(Kind kind, String factor, String outcome) {
        metrics.count(new SecurityEvent(kind, Factor.named(factor), "ewan", "192.0.2.7", outcome));
    }

    private long of(String name) {
        return metrics.figure(name).getAsLong();
    }

    @Test
    void aCheckIsCountedByFactorAndOutcome() {
        count(Kind.SECOND_FACTOR_CHECKED, "APP", "ACCEPTED");
        count(Kind.SECOND_FACTOR_CHECKED, "APP", "REJECTED");
        count(Kind.SECOND_FACTOR_CHECKED, "APP", "REJECTED");
        count(Kind.SECOND_FACTOR_CHECKED, "RECOVERY_CODE", "THROTTLED");
        assertThat(of("checks.APP.ACCEPTED")).isEqualTo(1);
        assertThat(of("checks.APP.REJECTED")).isEqualTo(2);
        assertThat(of("checks.RECOVERY_CODE.THROTTLED")).isEqualTo(1);
        assertThat(of("events.SECOND_FACTOR_CHECKED")).isEqualTo(4);
    }

    @Test
    void aRefusedRequestIsCountedByItsReason() {
        count(Kind.REQUEST_REFUSED, "NONE", "second-factor-required");
        assertThat(of("refused.second-factor-required")).isEqualTo(1);
    }

    @Test
    void everyKindOfEventIsThereBeforeItHappens() {
        for (Kind kind : Kind.values()) {
            assertThat(of("events." + kind)).isZero();
        }
    }

    @Test
    void noNameHoldsAnAccountOrAnAddress() {
        for (Kind kind : Kind.values()) {
            count(kind, "APP", "CONFIRMED for ewan from 192.0.2.7");
        }
        assertThat(metrics.names()).isNotEmpty().noneMatch(name -> name.contains("ewan") || name.contains("192"));
    }

    @Test
    void freeTextMakesNoNamesWithoutEnd() {
        for (int text = 0; text < 2000; text++) {
            count(Kind.SECOND_FACTOR_CHECKED, "APP", letters(text));
        }
        assertThat(metrics.names()).hasSizeLessThanOrEqualTo(500);
        assertThat(of("events.SECOND_FACTOR_CHECKED")).isEqualTo(2000);
    }

    private static String letters(int number) {
        return Integer.toString(number, 10)
                .chars()
                .mapToObj(digit -> "" + (char) (digit + 17))
                .reduce("", String::concat);
    }

    @Test
    void whatIsShownIsAskedEachTime() {
        long[] depth = {3};
        metrics.show("outbox.waiting", () -> depth[0]);
        assertThat(of("outbox.waiting")).isEqualTo(3);
        depth[0] = 4;
        assertThat(of("outbox.waiting")).isEqualTo(4);
        assertThat(metrics.figure("outbox.unheard-of")).isNull();
    }
}
