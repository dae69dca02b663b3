package io.github.secondgate.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By slf4j, whichever stands in {@code WEB-INF/lib}: it uses nothing that only the newer ones have. */
final class Slf4jLog extends Log {
    private final Logger logger;

    /** @throws LinkageError where there is no slf4j, or one that cannot write */
    Slf4jLog(String name) {
        logger = LoggerFactory.getLogger(name);
    }

    @Override
    boolean writes(Level level) {
        switch (level) {
            case DEBUG:
                return logger.isDebugEnabled();
            case INFO:
                return logger.isInfoEnabled();
            case WARN:
                return logger.isWarnEnabled();
            default:
                return logger.isErrorEnabled();
        }
    }

    @Override
    void write(Level level, String line, Throwable thrown) {
        switch (level) {
            case DEBUG:
                logger.debug(line, thrown);
                break;
            case INFO:
                logger.info(line, thrown);
                break;
            case WARN:
                logger.warn(line, thrown);
                break;
            default:
                logger.error(line, thrown);
        }
    }
}
