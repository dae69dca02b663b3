package io.github.secondgate.notify;

import io.github.secondgate.log.Log;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.OutboxRow;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends what waits in the outbox; each run takes what is due. Several nodes may run it on one database: a row is taken by
 * an update whose row count decides, so that one of them sends it.
 *
 * <p>Accounts take turns, one notice each; within that, what was tried least goes first. So an account that has many notices,
 * or an address that takes none, delays nobody else's by more than one try.
 *
 * <p>A row that was taken and of which nothing is heard for 10 minutes is due again, so a node that dies loses nothing. If it
 * dies between the server's yes and noting it, the mail leaves twice, with the same Message-ID. A failed try is repeated
 * after a minute, then after twice as long each time, up to 6 hours; after 3 days a notice is given up. Where the server
 * says that it will never take one for this recipient, it is asked again an hour later and once more, and then never: who
 * set the server up may mend that meanwhile.
 */
public final class OutboxSender implements Runnable {
    /** Longer than any try can last, or another node would send the same row meanwhile. */
    static final Duration TAKEN = Duration.ofMinutes(10);

    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
    /** How long a row stays that was sent or given up. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** Between the tries of one that the server will never take. */
    static final Duration REFUSED_PAUSE = Duration.ofHours(1);

    static final int MOST_REFUSED = 3;
    private static final int ACCOUNTS_AT_ONCE = 50;
    private static final int MOST_FAILURES = 3;
    private static final Log LOG = Log.of(OutboxSender.class);

    private final Database database;
    private final Recipients recipients;
    private final MessageSender sender;
    private final DeliveryLog log;
    private final Clock clock;

    public OutboxSender(Database database, Recipients recipients, MessageSender sender, DeliveryLog log, Clock clock) {
        this.database = database;
        this.recipients = recipients;
        this.sender = sender;
        this.log = log;
        this.clock = clock;
    }

    /** Sends all that is due; stops early where the mail server seems to be away. Throws nothing that can be expected. */
    @Override
    public void run() {
        try {
            int failures = 0;
            while (failures < MOST_FAILURES && !Thread.currentThread().isInterrupted()) {
                List<OutboxRow> due = database.transaction(this::nextOfEach);
                if (due.isEmpty()) {
                    return;
                }
                for (int i = 0; i < due.size() && failures < MOST_FAILURES; i++) {
                    failures = tried(due.get(i)) ? 0 : failures + 1;
                }
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("The outbox cannot be read; notices wait: {}", e.getMessage());
        }
    }

    /**
     * How many notices wait now, those among them that were tried already.
     *
     * @throws StoreUnavailableException if the database does not answer
     */
    public long waiting() {
        return database.transaction(t -> t.outbox().waiting());
    }

    /**
     * How long the oldest of them has waited; zero where none does.
     *
     * @throws StoreUnavailableException if the database does not answer
     */
    public Duration longestWait() {
        Long oldest = database.transaction(t -> t.outbox().oldestWaiting());
        return oldest == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - oldest));
    }

    private List<OutboxRow> nextOfEach(Transaction transaction) {
        long now = clock.millis();
        return transaction.outbox().accountsDue(now, ACCOUNTS_AT_ONCE).stream()
                .map(account -> transaction.outbox().nextOf(account, now))
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
    }

    /** Whether nothing speaks against trying the next one at once. */
    private boolean tried(OutboxRow row) {
        long others = clock.instant().plus(TAKEN).toEpochMilli();
        int taken = database.transaction(t -> t.outbox().claim(row.id(), row.dueAt(), others));
        if (taken == 0) {
            return true;
        }
        try {
            Optional<String> to = recipients.of(Medium.EMAIL, row.account());
            if (!to.isPresent()) {
                giveUp(row, "no e-mail address is known");
                return true;
            }
            sender.deliver(Message.mail(row.id(), row.account(), to.get(), row.subject(), row.body()));
        } catch (RecipientRefusedException e) {
            refused(row, e);
            return true;
        } catch (DeliveryException e) {
            failed(row, e.getMessage());
            return false;
        } catch (RuntimeException | LinkageError e) {
            // The application's own address book may throw anything.
            failed(row, e.getClass().getName());
            return false;
        }
        database.transaction(t -> t.outbox().sent(row.id(), clock.millis()));
        log.sent(row.account(), row.kind());
        return true;
    }

    private void refused(OutboxRow row, RecipientRefusedException refusal) {
        if (!refusal.forGood()) {
            failed(row, refusal.getMessage());
        } else if (row.attempts() + 1 >= MOST_REFUSED) {
            giveUp(row, refusal.getMessage());
        } else {
            postpone(row, refusal.getMessage(), clock.millis(), REFUSED_PAUSE);
        }
    }

    private void failed(OutboxRow row, String reason) {
        long now = clock.millis();
        if (now >= row.createdAt() + GIVEN_UP_AFTER.toMillis()) {
            giveUp(row, reason);
        } else {
            postpone(row, reason, now, pauseAfter(row.attempts() + 1));
        }
    }

    private void postpone(OutboxRow row, String reason, long now, Duration pause) {
        database.transaction(t -> t.outbox().postpone(row.id(), now + pause.toMillis()));
        LOG.warn("A notice did not leave ({}); it is tried again in {} minutes", reason, pause.toMinutes());
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void giveUp(OutboxRow row, String reason) {
        database.transaction(t -> t.outbox().giveUp(row.id(), clock.millis()));
        log.givenUp(row.account(), row.kind(), reason);
    }
}
