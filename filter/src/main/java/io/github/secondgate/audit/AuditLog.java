package io.github.secondgate.audit;

import io.github.secondgate.log.Log;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.store.Transaction.Ending;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes security events to the logger {@code io.github.secondgate.audit}, one line of {@code key=value} each, alarms
 * at ERROR and all others at INFO, and keeps them in the database too, except refused requests; what repeats is counted
 * there ({@link EventRows}), while the log has a line for each. Where the lines go, and for how long, is the application's logging configuration. Safe for concurrent use.
 */
public final class AuditLog {
    private static final Log LOG = Log.of("io.github.secondgate.audit");
    private static final Log TROUBLE = Log.of(AuditLog.class);
    private static final int LONGEST_VALUE = 300;

    private final Database database;
    private final Clock clock;
    private final EventRows rows = new EventRows();
    private final CountedTogether together = new CountedTogether();
    private final Consumer<SecurityEvent> counter;

    public AuditLog(Database database, Clock clock) {
        this(database, clock, event -> {});
    }

    /** @param counter is told of each event that gets a line; must not throw */
    public AuditLog(Database database, Clock clock, Consumer<SecurityEvent> counter) {
        this.database = database;
        this.clock = clock;
        this.counter = counter;
    }

    /**
     * Records what a transaction changes: the row is written in it, so that neither is there without the other, and the line
     * follows the commit, once. Where the row cannot be written, the change must not happen either.
     *
     * <p>A refusal changes nothing but what counts it, and that count must stand whatever becomes of the row: it is recorded
     * as {@link #record(SecurityEvent)} does, when the transaction has ended with that answer. Of a transaction that failed
     * nothing is recorded.
     *
     * @throws StoreUnavailableException out of the transaction, where the database does not take the row
     */
    public void record(Transaction transaction, SecurityEvent event) {
        record(transaction, event, rows::write);
    }

    /**
     * The same for what the clock itself lets an account do once in a while, such as passing by a code of a time step: its rows
     * need no limit, which would cost a statement.
     */
    public void recordPaced(Transaction transaction, SecurityEvent event) {
        record(transaction, event, rows::writePaced);
    }

    private void record(Transaction transaction, SecurityEvent event, RowWriter writer) {
        if (EventRows.isRefusal(event)) {
            transaction.afterwards(ending -> {
                if (ending != Ending.FAILED) {
                    record(event);
                }
            });
            return;
        }
        writer.write(transaction, event, 1, clock.millis());
        transaction.afterwards(ending -> {
            if (ending == Ending.COMMITTED) {
                log(event);
            }
        });
    }

    /**
     * Records what has happened and changed no row, or what must stand even where it cannot be recorded; call it outside of a
     * transaction. It is kept in one of its own; where that fails, the line stands.
     */
    public void record(SecurityEvent event) {
        log(event);
        if (event.kind() != SecurityEvent.Kind.REQUEST_REFUSED) {
            keep(event);
        }
    }

    private interface RowWriter {
        void write(Transaction transaction, SecurityEvent event, int times, long now);
    }

    private void log(SecurityEvent event) {
        counter.accept(event);
        String line = line(event);
        if (event.kind().isAlarm()) {
            LOG.error(line);
        } else {
            LOG.info(line);
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
