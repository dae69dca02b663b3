package io.github.secondgate.log;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes lines for the operator under one name. In a line, each <code>{}</code> is one of the values that follow. Where the
 * lines end up, and which levels are written, is configured where the application's other lines are. Safe for concurrent use.
 */
public abstract class Log {
    /** How much a line matters; by slf4j's names. */
    enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** What begins another line, or speaks to the terminal that shows it. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private static final Function<String, Log> KIND = chosen();

    /** Slf4j is tried and not only looked for: its older ones cannot do without something to write by. */
    private static Function<String, Log> chosen() {
        try {
            new Slf4jLog(Log.class.getName());
            return Slf4jLog::new;
        } catch (LinkageError e) {
            return JdkLog::new;
        }
    }

    public static Log of(Class<?> writer) {
        return of(writer.getName());
    }

    public static Log of(String name) {
        return KIND.apply(name);
    }

    abstract boolean writes(Level level);

    /** @param thrown null for none */
    abstract void write(Level level, String line, Throwable thrown);

    public final void debug(String line, Object... values) {
        write(Level.DEBUG, line, values);
    }

    public final void debug(String line, Throwable thrown) {
        write(Level.DEBUG, line, thrown);
    }

    public final void info(String line, Object... values) {
        write(Level.INFO, line, values);
    }

    public final void warn(String line, Object... values) {
        write(Level.WARN, line, values);
    }

    public final void warn(String line, Throwable thrown) {
        write(Level.WARN, line, thrown);
    }

    public final void error(String line, Object... values) {
        write(Level.ERROR, line, values);
    }

    public final void error(String line, Throwable thrown) {
        write(Level.ERROR, line, thrown);
    }

    private void write(Level level, String line, Object[] values) {
        if (writes(level)) {
            write(level, filled(line, values), (Throwable) null);
        }
    }

    /**
     * A value is put in as it is, whatever looks like a place in it, but without controls: it may be what a stranger sent, such as
     * the path of a request, which was decoded.
     */
    static String filled(String line, Object... values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = line.indexOf("{}", from);
            if (place < 0) {
                break;
            }
            filled.append(line, from, place)
                    .append(CONTROLS.matcher(String.valueOf(value)).replaceAll("?"));
            from = place + 2;
        }
        return filled.append(line, from, line.length()).toString();
    }
}
