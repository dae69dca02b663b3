package io.github.secondgate.log;

import java.util.logging.Logger;

/** By Java's own log, which every container has; many take it over into theirs. */
final class JdkLog extends Log {
    private final Logger logger;

    JdkLog(String name) {
        logger = Logger.getLogger(name);
    }

    private static java.util.logging.Level named(Level level) {
        switch (level) {
            case DEBUG:
                return java.util.logging.Level.FINE;
            case INFO:
                return java.util.logging.Level.INFO;
            case WARN:
                return java.util.logging.Level.WARNING;
            default:
                return java.util.logging.Level.SEVERE;
        }
    }

    @Override
    boolean writes(Level level) {
        return logger.isLoggable(named(level));
    }

    /** Told whose line it is, or Java would take this class for the writer of all. */
    @Override
    void write(Level level, String line, Throwable thrown) {
        logger.logp(named(level), logger.getName(), null, line, thrown);
    }
}
