package io.github.secondgate.audit;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes security events to the logger {@code io.github.secondgate.audit}, one line of {@code key=value} each, alarms
 * at ERROR and all others at INFO. It keeps nothing itself: where the lines go, and for how long, is the application's
 * logging configuration. Safe for concurrent use.
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.secondgate.audit");
    private static final int LONGEST_VALUE = 300;

    /** Records an event that has happened: call it after the commit. */
    public void record(SecurityEvent event) {
        String line = line(event);
        if (event.kind().isAlarm()) {
            LOG.error(line);
        } else {
            LOG.info(line);
        }
    }

    static String line(SecurityEvent event) {
        return "event=" + event.kind()
                + " factor=" + event.factor()
                + " account=" + quoted(event.account())
                + " address=" + quoted(event.address())
                + " outcome=" + quoted(event.outcome());
    }

    /** An account name may hold anything a login form accepts; it must forge neither a line nor a field of one. */
    private static String quoted(String value) {
        if (value == null) {
            return "-";
        }
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        int end = Math.min(value.length(), LONGEST_VALUE);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (isPlain(c)) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.append(end < value.length() ? "…\"" : "\"").toString();
    }

    /** Letters of any script may stand as they are; line ends, terminal controls and bidirectional marks may not. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f || c > 0x9f && Character.isLetterOrDigit(c);
    }
}
