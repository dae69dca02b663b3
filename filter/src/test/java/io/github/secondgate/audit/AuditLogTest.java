package io.github.secondgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secondgate.audit.SecurityEvent.Factor;
import io.github.secondgate.audit.SecurityEvent.Kind;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.EventRow;
import io.github.secondgate.store.RecoveryCodeRow;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.secondgate.audit");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final TestDatabase tables = new TestDatabase();
    private final Database database = new Database(tables.dataSource());
    private final AuditLog audit = new AuditLog(database, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        tables.close();
    }

    @Test
    void anEventIsOneLineOfKeysAndValues() {
        record(Kind.SECOND_FACTOR_CHECKED, "müller@example.org", "2001:db8::1", "ACCEPTED");

        assertThat(lines.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.INFO);
            assertThat(event.getFormattedMessage())
                    .isEqualTo("event=SECOND_FACTOR_CHECKED factor=APP account=\"müller@example.org\""
                            + " address=\"2001:db8::1\" outcome=\"ACCEPTED\"");
        });
    }

    @Test
    void anAlarmIsAnError() {
        record(Kind.SECRET_UNREADABLE, "alice", null, "TAMPERED");

        assertThat(lines.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).contains("address=-");
        });
    }

    @Test
    void anAccountNameForgesNeitherALineNorAField() {
        record(
                Kind.SECOND_FACTOR_CHECKED,
                "a\" outcome=\"ACCEPTED\"\r\nevent=X \u2028\u202e\u001b[2J\\ {}",
                "h",
                "REJECTED");

        String line = lines.list.get(0).getFormattedMessage();
        assertThat(line)
                .doesNotContainPattern("[\\p{Cntrl}\u2028\u202e]")
                .contains(
                        "account=\"a\\\" outcome=\\\"ACCEPTED\\\"\\u000d\\u000aevent=X \\u2028\\u202e\\u001b[2J\\\\ {}\"")
                .endsWith("outcome=\"REJECTED\"");
    }

    @Test
    void anEndlessNameIsCutOff() {
        record(Kind.SECOND_FACTOR_CHECKED, "a".repeat(100_000), "h", "REJECTED");

        assertThat(lines.list.get(0).getFormattedMessage()).hasSizeLessThan(500).contains("a…\"");
    }

    @Test
    void whatIsLoggedIsKeptInTheDatabaseInItsOrder() {
        record(Kind.ENROLMENT_CONFIRMED, "alice", "2001:db8::1", "CONFIRMED");
        record(Kind.SECOND_FACTOR_CHECKED, null, null, "ACCEPTED");

        List<EventRow> kept = kept();
        assertThat(kept).extracting(EventRow::kind).containsExactly("SECOND_FACTOR_CHECKED", "ENROLMENT_CONFIRMED");
        EventRow event = kept.get(1);
        assertThat(event.at()).isEqualTo(NOW.toEpochMilli());
        assertThat(event.factor()).isEqualTo("APP");
        assertThat(event.account()).isEqualTo("alice");
        assertThat(event.address()).isEqualTo("2001:db8::1");
        assertThat(event.outcome()).isEqualTo("CONFIRMED");
        assertThat(kept.get(0).account()).isNull();
    }

    @Test
    void aRefusedRequestFillsNoTable() {
        record(Kind.REQUEST_REFUSED, "alice", "h", "csrf");

        assertThat(lines.list).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsTooLongForItsColumnIsCutOffAndKept() {
        record(Kind.RUN_AS_STARTED, "a".repeat(300), "b".repeat(100), "x".repeat(253) + "😀😀");

        EventRow event = kept().get(0);
        assertThat(event.account()).hasSize(255).endsWith("a…");
        assertThat(event.address()).hasSize(64);
        assertThat(event.outcome()).isEqualTo("x".repeat(253) + "…");
    }

    @Test
    void theLineStandsWhereTheDatabaseIsAway() {
        tables.run("DROP TABLE secondgate_event");
        record(Kind.ENROLMENT_CONFIRMED, "alice", "h", "CONFIRMED");

        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO, Level.WARN);
    }

    @Test
    void whatATransactionRecordsIsARowInItAndALineAfterTheCommit() {
        database.transaction(t -> {
            audit.record(t, event(Kind.FACTORS_RESET, "RESET"));
            assertThat(t.events().newest(null, null, null, null, 10)).hasSize(1);
            assertThat(lines.list).isEmpty();
            t.afterwards(ending -> assertThat(kept()).hasSize(1));
            return null;
        });

        assertThat(lines.list).hasSize(1);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void aTransactionThatIsRunAgainRecordsOnce() {
        database.transaction(t -> t.accounts().addIfAbsent("alice"));
        database.transaction(t -> t.recoveryCodes().add(new RecoveryCodeRow("id", "alice", "hash")));
        AtomicInteger runs = new AtomicInteger();
        database.transaction(t -> {
            audit.record(t, event(Kind.FACTORS_RESET, "RESET"));
            audit.record(t, event(Kind.SECOND_FACTOR_CHECKED, "REJECTED"));
            return runs.incrementAndGet() < 3 ? t.recoveryCodes().add(new RecoveryCodeRow("id", "alice", "hash")) : 0;
        });

        assertThat(runs).hasValue(3);
        assertThat(lines.list).hasSize(2);
        assertThat(kept()).extracting(EventRow::occurrences).containsExactly(1, 1);
    }

    @Test
    void aTransactionThatFailsRecordsNothing() {
        assertThatThrownBy(() -> database.transaction(t -> {
                    audit.record(t, event(Kind.FACTORS_RESET, "RESET"));
                    audit.record(t, event(Kind.SECOND_FACTOR_CHECKED, "REJECTED"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(lines.list).isEmpty();
        assertThat(kept()).isEmpty();
    }

    /** It leaves no trace of what it did, but that it was refused is known. */
    @Test
    void ofATransactionThatIsUndoneOnlyTheRefusalIsRecorded() {
        database.transaction(t -> {
            t.undo();
            audit.record(t, event(Kind.APP_REMOVED, "REMOVED"));
            audit.record(t, event(Kind.APP_REMOVED, "LAST"));
            return null;
        });

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("LAST");
        assertThat(kept()).extracting(EventRow::outcome).containsExactly("LAST");
    }

    @Test
    void whereTheRowCannotBeWrittenNeitherLineNorChangeStands() {
        tables.run("DROP TABLE secondgate_event");
        assertThatThrownBy(() -> database.transaction(t -> {
                    t.accounts().addIfAbsent("alice");
                    audit.record(t, event(Kind.FACTORS_RESET, "RESET"));
                    return null;
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(lines.list).isEmpty();
        assertThat(tables.ask("SELECT COUNT(*) FROM secondgate_account")).isEqualTo("0");
    }

    /** What counts a refusal must stand, or whoever breaks the audit log could guess on. */
    @Test
    void whereTheRowOfARefusalCannotBeWrittenItsCountStands() {
        tables.run("DROP TABLE secondgate_event");
        database.transaction(t -> {
            t.accounts().addIfAbsent("alice");
            audit.record(t, event(Kind.SECOND_FACTOR_CHECKED, "REJECTED"));
            return null;
        });

        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO, Level.WARN);
        assertThat(tables.ask("SELECT COUNT(*) FROM secondgate_account")).isEqualTo("1");
    }

    private static SecurityEvent event(Kind kind, String outcome) {
        return new SecurityEvent(kind, Factor.named("APP"), "alice", "h", outcome);
    }

    private List<EventRow> kept() {
        return database.transaction(t -> t.events().newest(null, null, null, null, 10));
    }

    private void record(Kind kind, String account, String address, String outcome) {
        audit.record(new SecurityEvent(kind, Factor.named("APP"), account, address, outcome));
    }
}
