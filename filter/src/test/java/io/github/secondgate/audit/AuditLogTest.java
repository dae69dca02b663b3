package io.github.secondgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secondgate.audit.SecurityEvent.Factor;
import io.github.secondgate.audit.SecurityEvent.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.secondgate.audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
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

    private static void record(Kind kind, String account, String address, String outcome) {
        new AuditLog().record(new SecurityEvent(kind, Factor.APP, account, address, outcome));
    }
}
