package io.github.secondgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.MovedClock;
import io.github.secondgate.audit.SecurityEvent.Factor;
import io.github.secondgate.audit.SecurityEvent.Kind;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.EventRow;
import io.github.secondgate.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attack 87: one who can do something again and again must not fill the audit log, nor hide anything behind it. */
class EventFloodTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestDatabase tables = new TestDatabase();
    private final MovedClock clock = new MovedClock(NOW);
    private final Database database = new Database(tables.dataSource());
    private final AuditLog audit = new AuditLog(database, clock);

    @AfterEach
    void close() {
        tables.close();
    }

    private void record(Kind kind, String account, String address, String outcome) {
        audit.record(new SecurityEvent(kind, Factor.named("APP"), account, address, outcome));
    }

    private List<EventRow> kept() {
        return database.transaction(t -> t.events().newest(null, null, null, null, 1000));
    }

    @Test
    void whatRepeatsIsItsFirstOccurrenceAndACount() {
        for (int i = 0; i < 500; i++) {
            record(Kind.SECOND_FACTOR_CHECKED, "ewan", "203.0.113.7", "THROTTLED");
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(kept()).singleElement().satisfies(event -> {
            assertThat(event.at()).isEqualTo(NOW.toEpochMilli());
            assertThat(event.occurrences()).isEqualTo(500);
            assertThat(event.lastAt()).isEqualTo(NOW.plusSeconds(499).toEpochMilli());
        });
    }

    @Test
    void anHourAfterTheFirstARowBeginsAnew() {
        record(Kind.BROWSER_REFUSED, "ewan", "203.0.113.7", "UNKNOWN");
        clock.move(HOUR.minusMillis(1));
        record(Kind.BROWSER_REFUSED, "ewan", "203.0.113.7", "UNKNOWN");
        assertThat(kept()).hasSize(1);
        clock.move(Duration.ofMillis(1));
        record(Kind.BROWSER_REFUSED, "ewan", "203.0.113.7", "UNKNOWN");
        assertThat(kept()).extracting(EventRow::occurrences).containsExactly(1, 2);
    }

    @Test
    void whatDiffersIsAnotherEvent() {
        record(Kind.SECOND_FACTOR_CHECKED, "ewan", "203.0.113.7", "REJECTED");
        record(Kind.SECOND_FACTOR_CHECKED, "ewan", "203.0.113.7", "THROTTLED");
        record(Kind.SECOND_FACTOR_CHECKED, "ewan", "198.51.100.9", "THROTTLED");
        record(Kind.SECOND_FACTOR_CHECKED, "ewan", null, "THROTTLED");
        record(Kind.SECOND_FACTOR_CHECKED, "rita", "203.0.113.7", "THROTTLED");
        record(Kind.PASSWORD_CHECKED, "ewan", "203.0.113.7", "THROTTLED");
        record(Kind.PASSWORD_CHECKED, null, null, "THROTTLED");
        assertThat(kept()).hasSize(7).extracting(EventRow::occurrences).containsOnly(1);
    }

    @Test
    void aSignInAndAChangeAreEventsOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            record(Kind.SECOND_FACTOR_CHECKED, "ewan", "203.0.113.7", "ACCEPTED");
            record(Kind.SECRET_UNREADABLE, "ewan", null, "UNKNOWN_KEY");
            record(Kind.ENROLMENT_CONFIRMED, "ewan", "203.0.113.7", "CONFIRMED");
        }
        assertThat(kept()).hasSize(9).extracting(EventRow::occurrences).containsOnly(1);
    }

    @Test
    void aFloodOfManySortsHidesNoChangeAndEndsInOneRowThatSaysSo() {
        for (int i = 0; i < 1000; i++) {
            record(Kind.SECOND_FACTOR_CHECKED, "ewan", "2001:db8::" + i, "REJECTED");
        }
        record(Kind.SECOND_FACTOR_DISABLED, "ewan", "203.0.113.7", "DISABLED");
        record(Kind.SECOND_FACTOR_CHECKED, "rita", "203.0.113.7", "REJECTED");

        List<EventRow> all = kept();
        assertThat(all).hasSize(EventRows.MOST_AN_HOUR + 3);
        assertThat(all)
                .filteredOn(event -> event.kind().equals("SECOND_FACTOR_DISABLED"))
                .hasSize(1);
        assertThat(all).filteredOn(event -> "rita".equals(event.account())).hasSize(1);
        assertThat(all)
                .filteredOn(event -> event.kind().equals("EVENTS_COUNTED"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.account()).isEqualTo("ewan");
                    assertThat(event.occurrences()).isEqualTo(1000 - EventRows.MOST_AN_HOUR);
                    assertThat(event.outcome()).contains("more than 60");
                });
    }

    @Test
    void evenChangesHaveAnEnd() {
        for (int i = 0; i < 200; i++) {
            record(Kind.SECOND_FACTOR_CHECKED, "ewan", "203.0.113.7", "ACCEPTED");
        }
        assertThat(kept()).hasSize(EventRows.MOST_AN_HOUR + 1);
        clock.move(HOUR);
        record(Kind.SECOND_FACTOR_CHECKED, "ewan", "203.0.113.7", "ACCEPTED");
        assertThat(kept()).hasSize(EventRows.MOST_AN_HOUR + 2);
    }

    @Test
    void manyAtOnceOnTwoNodesAreOneRowToo() throws Exception {
        AuditLog other = new AuditLog(new Database(tables.dataSource()), clock);
        ExecutorService threads = Executors.newFixedThreadPool(30);
        CyclicBarrier start = new CyclicBarrier(30);
        List<Future<?>> requests = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            AuditLog node = i % 2 == 0 ? audit : other;
            requests.add(threads.submit(() -> {
                start.await();
                node.record(new SecurityEvent(
                        Kind.SECOND_FACTOR_CHECKED, Factor.named("APP"), "ewan", "203.0.113.7", "THROTTLED"));
                return null;
            }));
        }
        for (Future<?> request : requests) {
            request.get();
        }
        threads.shutdown();
        assertThat(kept())
                .singleElement()
                .satisfies(event -> assertThat(event.occurrences()).isEqualTo(30));
        assertThat(tables.ask("SELECT uses FROM secondgate_limit")).isEqualTo("1");
    }
}
