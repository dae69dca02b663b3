package io.github.secondgate.secondfactor;

import io.github.secondgate.audit.EventId;
import io.github.secondgate.log.Log;
import io.github.secondgate.notify.OutboxSender;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.sentcode.SendLimits;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.HourlyLimit;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Deletes what has served its time, of all accounts: set-ups, sent codes, trusted browsers, rescues, credentials, events,
 * notices and what was counted in hours that are over. Nothing that a person does waits for it or pays for it, and nothing depends on
 * it: whoever reads such a row looks at its age.
 *
 * <p>A few hundred rows a transaction, found over an index, so that none of them is long; several nodes may do it at once.
 * Safe for concurrent use.
 */
public final class Housekeeping implements Runnable {
    /** Rows that one transaction deletes. */
    static final int BATCH = 500;

    private static final Log LOG = Log.of(Housekeeping.class);

    private final Database database;
    private final Duration trustLifetime;
    private final Duration eventsKept;
    private final Clock clock;

    /**
     * @param trustLifetime of a trusted browser; zero: browsers are left alone, for whoever switches trust on again
     * @param eventsKept how old an event gets, and how long ago a machine credential ended
     */
    public Housekeeping(Database database, Duration trustLifetime, Duration eventsKept, Clock clock) {
        this.database = database;
        this.trustLifetime = trustLifetime;
        this.eventsKept = eventsKept;
        this.clock = clock;
    }

    /** Deletes until nothing old is left; where the database does not answer, the next round does it. */
    @Override
    public void run() {
        long now = clock.millis();
        try {
            secrets(now);
            notices(now - OutboxSender.KEPT.toMillis());
            windows(now - HourlyLimit.WINDOW.toMillis());
            records(now - eventsKept.toMillis());
        } catch (StoreUnavailableException e) {
            LOG.warn("Old rows could not be deleted; the next round does it: {}", e.getMessage());
        }
    }

    /** What could let somebody in, and by its age does so no more. */
    private void secrets(long now) {
        long setups = now - PendingEnrolment.KEPT.toMillis();
        delete(
                t -> t.enrolments().old(setups, BATCH),
                (t, ids) -> t.enrolments().deleteAll(ids));
        long codes = now - SendLimits.LONGEST.toMillis();
        delete(t -> t.sentCodes().old(codes, BATCH), (t, ids) -> t.sentCodes().deleteAll(ids));
        long rescues = now - Rescues.KEPT.toMillis();
        delete(t -> t.rescues().old(rescues, BATCH), (t, ids) -> t.rescues().deleteAll(ids));
        if (!trustLifetime.isZero()) {
            long browsers = now - trustLifetime.toMillis();
            delete(
                    t -> t.browsers().old(browsers, BATCH),
                    (t, ids) -> t.browsers().deleteAll(ids));
        }
    }

    private void notices(long before) {
        delete(t -> t.outbox().oldSent(before, BATCH), (t, ids) -> t.outbox().deleteAll(ids));
        delete(t -> t.outbox().oldGivenUp(before, BATCH), (t, ids) -> t.outbox().deleteAll(ids));
    }

    /** By the time alone: a row in which the next hour began meanwhile is not old any more, and stays. */
    private void windows(long before) {
        delete(t -> t.limits().over(before, BATCH), (t, began) -> t.limits().deleteUntil(began.get(began.size() - 1)));
    }

    private void records(long before) {
        delete(
                t -> t.credentials().old(before, BATCH),
                (t, ids) -> t.credentials().deleteAll(ids));
        String events = EventId.floor(Instant.ofEpochMilli(before));
        delete(t -> t.events().old(events, BATCH), (t, ids) -> t.events().deleteAll(ids));
    }

    private <T> void delete(Function<Transaction, List<T>> old, BiConsumer<Transaction, List<T>> delete) {
        int found;
        do {
            found = database.transaction(t -> {
                List<T> some = old.apply(t);
                if (!some.isEmpty()) {
                    delete.accept(t, some);
                }
                return some.size();
            });
        } while (found == BATCH && !Thread.currentThread().isInterrupted());
    }
}
