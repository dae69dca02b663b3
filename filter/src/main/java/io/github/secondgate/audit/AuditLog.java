package io.github.secondgate.audit;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.StoreUnavailableException;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes security events to the logger {@code io.github.secondgate.audit}, one line of {@code key=value} each, alarms
 * at ERROR and all others at INFO, and keeps them in the database too, except refused requests; what repeats is counted
 * there ({@link EventRows}), while the log has a line for each. Where the lines go, and for how long, is the application's logging configuration. Safe for concurrent use.
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.secondgate.audit");
    private static final Logger TROUBLE = LoggerFactory.getLogger(AuditLog.class);
    private static final int LONGEST_VALUE = 300;

    private final Database database;
    private final Clock clock;
    private final EventRows rows = new EventRows();
    private final CountedTogether together = new CountedTogether();

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Records an event that has happened: call it after the commit. It is kept in a transaction of its own; where that
     * fails, the line stands and the change that it tells of stands too.
     */
    public void record(SecurityEvent event) {
        String line = line(event);
        if (event.kind().isAlarm()) {
            LOG.error(line);
        } else {
            LOG.info(line);
        }
        if (event.kind() != SecurityEvent.Kind.REQUEST_REFUSED) {
            keep(event);
        }
    }

    private void keep(SecurityEvent event) {
        if (EventRows.isRepeatable(event)) {
            together.count(line(event), times -> write(event, times));
        } else {
            write(event, 1);
        }
    }

    private void write(SecurityEvent event, int times) {
        long now = clock.millis();
        try {
            database.transaction(t -> {
                rows.write(t, event, times, now);
                return null;
            });
        } catch (StoreUnavailableException e) {
            TROUBLE.warn("An event of the audit log could not be kept in the database; its line in the log stands", e);
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
