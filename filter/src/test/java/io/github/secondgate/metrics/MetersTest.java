package io.github.secondgate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.audit.SecurityEvent.Factor;
import io.github.secondgate.audit.SecurityEvent.Kind;
import io.github.secondgate.store.StoreUnavailableException;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in a registry of Micrometer, under which names and labels, and that nothing stays there. */
class MetersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = new Metrics();
    private final Meters meters = Meters.in(registry, metrics);

    @AfterEach
    void close() {
        meters.close();
    }

    private void count(Kind kind, String outcome) {
        metrics.count(new SecurityEvent(kind, Factor.named("APP"), "ewan", "192.0.2.7", outcome));
    }

    private double counted(String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    @Test
    void whatIsNoRegistryIsNoneOfOurs() {
        assertThat(Meters.in("registry", metrics)).isNull();
    }

    @Test
    void checksAreLabelledByFactorAndOutcome() {
        count(Kind.SECOND_FACTOR_CHECKED, "ACCEPTED");
        meters.register("/books");
        count(Kind.SECOND_FACTOR_CHECKED, "ACCEPTED");
        count(Kind.SECOND_FACTOR_CHECKED, "THROTTLED");
        assertThat(counted("secondgate.checks", "factor", "APP", "outcome", "ACCEPTED"))
                .isEqualTo(2);
        assertThat(counted("secondgate.checks", "factor", "APP", "outcome", "THROTTLED"))
                .as("the first one of these, after the start")
                .isEqualTo(1);
    }

    @Test
    void refusedRequestsAreLabelledByTheirReasonAndEventsByTheirKind() {
        meters.register("/books");
        count(Kind.REQUEST_REFUSED, "second-factor-required");
        assertThat(counted("secondgate.refused", "reason", "second-factor-required"))
                .isEqualTo(1);
        assertThat(counted("secondgate.events", "kind", "REQUEST_REFUSED")).isEqualTo(1);
        assertThat(counted("secondgate.events", "kind", "FACTORS_RESET")).isZero();
    }

    @Test
    void everyMeterTellsTheApplicationAndNoAccount() {
        meters.register("");
        for (Kind kind : Kind.values()) {
            count(kind, "CONFIRMED for ewan from 192.0.2.7");
        }
        assertThat(registry.getMeters()).isNotEmpty().allSatisfy(meter -> {
            assertThat(meter.getId().getTag("context")).isEqualTo("/");
            assertThat(meter.getId().getTags())
                    .extracting(Tag::getValue)
                    .noneMatch(value -> value.contains("ewan") || value.contains("192"));
        });
    }

    @Test
    void timeInTheDatabaseIsATimer() {
        metrics.show("database.transactions", () -> 4);
        metrics.show("database.transactionMillis", () -> 10);
        metrics.show("database.transactionsFailed", () -> 1);
        meters.register("/books");
        assertThat(registry.get("secondgate.database.transactions")
                        .functionTimer()
                        .count())
                .isEqualTo(4);
        assertThat(registry.get("secondgate.database.transactions")
                        .functionTimer()
                        .mean(TimeUnit.MILLISECONDS))
                .isEqualTo(2.5);
        assertThat(counted("secondgate.database.failures")).isEqualTo(1);
    }

    @Test
    void decisionsAndHowManyWereSparedAreCounted() {
        metrics.show("decisions.lookedUp", () -> 9);
        metrics.show("decisions.believed", () -> 7);
        meters.register("/books");
        assertThat(counted("secondgate.decisions.lookups")).isEqualTo(9);
        assertThat(counted("secondgate.decisions.hits")).isEqualTo(7);
    }

    @Test
    void theOutboxIsAskedEachTimeAndMayNotAnswer() {
        AtomicLong depth = new AtomicLong(3);
        metrics.show("outbox.waiting", () -> {
            if (depth.get() < 0) {
                throw new StoreUnavailableException("away", new IllegalStateException());
            }
            return depth.get();
        });
        metrics.show("outbox.longestWaitSeconds", () -> 90);
        meters.register("/books");
        assertThat(registry.get("secondgate.outbox.waiting").gauge().value()).isEqualTo(3);
        depth.set(4);
        assertThat(registry.get("secondgate.outbox.waiting").gauge().value()).isEqualTo(4);
        depth.set(-1);
        assertThat(registry.get("secondgate.outbox.waiting").gauge().value()).isNaN();
        assertThat(registry.get("secondgate.outbox.longest.wait").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(90);
    }

    @Test
    void aRegistryThatRefusesAMeterHindersNobody() {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw new IllegalArgumentException("another label is on it");
            }
        });
        meters.register("/books");
        count(Kind.SECOND_FACTOR_CHECKED, "ACCEPTED");
        assertThat(metrics.figure("checks.APP.ACCEPTED").getAsLong()).isEqualTo(1);
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void twoApplicationsStandBesideEachOtherAndEachTakesItsOwnAway() {
        meters.register("/books");
        Metrics others = new Metrics();
        try (Meters other = Meters.in(registry, others)) {
            other.register("/shop");
            others.count(new SecurityEvent(Kind.FACTORS_RESET, Factor.named("APP"), "ewan", "192.0.2.7", "DONE"));
            assertThat(counted("secondgate.events", "kind", "FACTORS_RESET", "context", "/shop"))
                    .isEqualTo(1);
            assertThat(counted("secondgate.events", "kind", "FACTORS_RESET", "context", "/books"))
                    .isZero();
        }
        assertThat(registry.getMeters())
                .isNotEmpty()
                .allMatch(meter -> "/books".equals(meter.getId().getTag("context")));
        meters.close();
        count(Kind.SECOND_FACTOR_CHECKED, "ACCEPTED");
        assertThat(registry.getMeters()).isEmpty();
    }
}
