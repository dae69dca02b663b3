package io.github.secondgate.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogTest {
    private static final String NAME = "io.github.secondgate.log.here";

    @Test
    void placesAreFilledInTheirOrder() {
        assertThat(Log.filled("{} of {}", 1, "two")).isEqualTo("1 of two");
        assertThat(Log.filled("{} and {}", "one")).isEqualTo("one and {}");
        assertThat(Log.filled("none", "more")).isEqualTo("none");
        assertThat(Log.filled("{}", (Object) null)).isEqualTo("null");
    }

    @Test
    void whatLooksLikeAPlaceInAValueIsNone() {
        assertThat(Log.filled("{} and {}", "{}", "two")).isEqualTo("{} and two");
        assertThat(Log.filled("a line with {}")).isEqualTo("a line with {}");
    }

    /** The path of a request is decoded before it is told. */
    @Test
    void noValueBeginsALineOfItsOwnOrSpeaksToATerminal() {
        assertThat(Log.filled("A request for {} came", "/a\r\n12:00 ERROR forged\u0085\u2028\u2029\u001b[2Jb\u0000"))
                .isEqualTo("A request for /a??12:00 ERROR forged????[2Jb? came");
    }

    @Test
    void slf4jIsTakenWhereItIs() {
        assertThat(Log.of(LogTest.class)).isInstanceOf(Slf4jLog.class);
    }

    /** What a WAR without it is, whatever its container has. */
    @Test
    void withoutSlf4jJavasOwnLogIsTaken() throws IOException, ReflectiveOperationException {
        URL classes = Log.class.getProtectionDomain().getCodeSource().getLocation();
        try (Heard heard = new Heard(Level.ALL);
                URLClassLoader alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = alone.loadClass(Log.class.getName());
            Object log = type.getMethod("of", String.class).invoke(null, NAME);
            Object[] values = {"{0}", 2};
            type.getMethod("warn", String.class, Object[].class).invoke(log, "{} is {}", values);
            assertThat(heard.lines).containsExactly("WARNING " + NAME + " {0} is 2 null");
        }
    }

    @Test
    void javasLevelsAreThoseThatMeanTheSame() {
        Throwable thrown = new IllegalStateException("why");
        try (Heard heard = new Heard(Level.ALL)) {
            Log log = new JdkLog(NAME);
            log.debug("one");
            log.debug("two", thrown);
            log.info("three");
            log.warn("four");
            log.warn("five", thrown);
            log.error("six");
            log.error("seven", thrown);
            assertThat(heard.lines)
                    .containsExactly(
                            "FINE " + NAME + " one null",
                            "FINE " + NAME + " two why",
                            "INFO " + NAME + " three null",
                            "WARNING " + NAME + " four null",
                            "WARNING " + NAME + " five why",
                            "SEVERE " + NAME + " six null",
                            "SEVERE " + NAME + " seven why");
        }
        try (Heard heard = new Heard(Level.WARNING)) {
            new JdkLog(NAME).info("three");
            assertThat(heard.lines).isEmpty();
        }
    }

    /** Everything that goes to Java's own log under that name; who wrote it must not be this room. */
    private static final class Heard extends Handler implements AutoCloseable {
        final List<String> lines = new ArrayList<>();
        private final Logger logger = Logger.getLogger(NAME);

        Heard(Level level) {
            logger.setLevel(level);
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            Throwable thrown = entry.getThrown();
            assertThat(entry.getSourceClassName()).isEqualTo(NAME);
            lines.add(entry.getLevel() + " " + entry.getLoggerName() + " " + entry.getMessage() + " "
                    + (thrown == null ? null : thrown.getMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }
}
