package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Ours may be at the lowest level with all that an application logs; what is put into a statement is nobody's to read there. */
class StatementsTest {
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.github.secondgate");
    private final Level level = ours.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        ours.setLevel(Level.TRACE);
        lines.start();
        ours.addAppender(lines);
    }

    @AfterEach
    void leave() {
        ours.detachAppender(lines);
        ours.setLevel(level);
    }

    @Test
    void noLogIsToldWhatIsAskedOfTheDatabase() {
        try (TestDatabase tables = new TestDatabase()) {
            Database database = new Database(tables.dataSource());
            database.transaction(t -> t.accounts().addIfAbsent("henrike"));
            assertThat(database.<AccountRow>transaction(t -> t.accounts().find("henrike")))
                    .isNotNull();
        }
        assertThat(lines.list).extracting(ILoggingEvent::getLoggerName).noneMatch(name -> name.contains(".store."));
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("henrike") || line.contains("secondgate_account"));
    }
}
