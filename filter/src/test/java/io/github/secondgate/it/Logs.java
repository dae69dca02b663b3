package io.github.secondgate.it;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything a logger says at its most talkative, until closed. The applications log through the test's own slf4j. */
final class Logs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;
    private final boolean additive;

    private Logs(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        before = logger.getLevel();
        additive = logger.isAdditive();
        setContext(logger.getLoggerContext());
        start();
        logger.setAdditive(false);
        logger.setLevel(Level.TRACE);
        logger.addAppender(this);
    }

    static Logs of(String logger) {
        return new Logs(logger);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getLoggerName() + " " + event.getFormattedMessage());
        for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
            line.append(" | ").append(at.getClassName()).append(": ").append(at.getMessage());
        }
        lines.add(line.toString());
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
        logger.setAdditive(additive);
        stop();
    }
}
