package io.github.secondgate.shiro;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What the audit log says. */
public final class AuditedEvents {
    private AuditedEvents() {}

    /** The lines that {@code deed} writes. */
    public static List<String> of(Runnable deed) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.secondgate.audit");
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            deed.run();
        } finally {
            logger.detachAppender(appender);
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.toList());
    }
}
