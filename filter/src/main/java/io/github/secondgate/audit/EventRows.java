package io.github.secondgate.audit;

import io.github.secondgate.audit.SecurityEvent.Factor;
import io.github.secondgate.audit.SecurityEvent.Kind;
import io.github.secondgate.store.EventRow;
import io.github.secondgate.store.HourlyLimit;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.ColumnWidth;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Events as rows, so that nobody floods the table by doing one thing again and again.
 *
 * <p>What anybody can repeat at will is kept as its first occurrence and a count: the same event of the same account, from
 * the same address and with the same outcome, is counted on that row for an hour. What changed something or let somebody
 * in, and each alarm, is a row of its own. Of either sort an account writes at most 60 rows an hour, each on a limit of its
 * own, so that refusals never displace a change; what comes after that is counted on one row, {@code EVENTS_COUNTED}, whose
 * time tells when that began. Row counts decide, so that it holds over all nodes. A code of an app is accepted once in a time
 * step, which is limit enough.
 */
final class EventRows {
    static final int MOST_AN_HOUR = 60;

    private static final String NOBODY = "(none)";
    private static final HourlyLimit CHANGES = new HourlyLimit("EVENT_CHANGE", MOST_AN_HOUR);
    private static final HourlyLimit REPEATS = new HourlyLimit("EVENT_REPEAT", MOST_AN_HOUR);

    /** Changes nothing and lets nobody in, however it ends. */
    private static final Set<Kind> REPEATABLE = Collections.unmodifiableSet(EnumSet.of(
            Kind.ENROLMENT_BEGUN,
            Kind.ENROLMENT_ABANDONED,
            Kind.APP_RENAMED,
            Kind.PASSWORD_CHECKED,
            Kind.CODE_SENT,
            Kind.RESCUE_ASKED,
            Kind.SIGN_IN_CANCELLED,
            Kind.SIGN_IN_FEDERATED,
            Kind.RUN_AS_STARTED,
            Kind.RUN_AS_ENDED,
            Kind.MESSAGE_NOT_SENT,
            Kind.NOTICE_SENT,
            Kind.NOTICE_GIVEN_UP,
            Kind.BROWSER_REFUSED,
            Kind.CREDENTIAL_USED,
            Kind.CREDENTIAL_REFUSED));

    /** Outcomes of the other kinds that were none; before some of them stands what for. */
    private static final Pattern REFUSAL = Pattern.compile("(?s)(?:[A-Z_]+ )?(?:REJECTED|REPLAYED|REPEATED|THROTTLED"
            + "|LOCKED|WEAKER|REFUSED|LAST|UNKNOWN(?:_[A-Z]+)?|NOT_ENROLLED|NO_PENDING|NO_PASSWORD_FOUND|FACTORS_CHANGED"
            + "|ALREADY_ISSUED|OWN_ACCOUNT)(?: .*)?");

    private final AtomicInteger number = new AtomicInteger();

    /**
     * In any transaction; may run more than once, if the database settles a race by rolling back.
     *
     * @param times how often it happened just now; more than once for what repeats only
     */
    void write(Transaction transaction, SecurityEvent event, int times, long now) {
        EventRow row = row(event, times, now);
        boolean repeatable = isRepeatable(event);
        String since = EventId.floor(
                Instant.ofEpochMilli(now).minus(HourlyLimit.WINDOW).plusMillis(1));
        if (repeatable && transaction.events().countAgain(row, since) > 0) {
            return;
        }
        HourlyLimit limit = repeatable ? REPEATS : CHANGES;
        String owner = row.account() == null ? NOBODY : row.account();
        if (!limit.use(transaction, owner, now).isZero()) {
            countOnly(transaction, limit, owner, closing(row, repeatable, now), since);
        } else if (repeatable && transaction.events().countAgain(row, since) > 0) {
            // Another request wrote the first one meanwhile; from here on this transaction holds the limit.
            limit.giveBack(transaction, owner);
        } else {
            transaction.events().add(row);
        }
    }

    /** Of what is neither repeatable nor in need of a limit. */
    void writePaced(Transaction transaction, SecurityEvent event, int times, long now) {
        transaction.events().add(row(event, times, now));
    }

    private static void countOnly(
            Transaction transaction, HourlyLimit limit, String owner, EventRow closing, String since) {
        if (transaction.events().countAgain(closing, since) == 0) {
            limit.hold(transaction, owner);
            if (transaction.events().countAgain(closing, since) == 0) {
                transaction.events().add(closing);
            }
        }
    }

    private EventRow closing(EventRow row, boolean repeatable, long now) {
        String outcome = "more than " + MOST_AN_HOUR + (repeatable ? " refusals and requests" : " changes and sign-ins")
                + " within an hour: from here on they are counted only";
        return row(
                new SecurityEvent(Kind.EVENTS_COUNTED, Factor.NONE, row.account(), null, outcome),
                row.occurrences(),
                now);
    }

    /** Whether anybody can bring it about as often as they like. */
    static boolean isRepeatable(SecurityEvent event) {
        return !event.kind().isAlarm() && (REPEATABLE.contains(event.kind()) || isRefusal(event));
    }

    /** Whether something was asked for and not done. */
    static boolean isRefusal(SecurityEvent event) {
        return !event.kind().isAlarm() && REFUSAL.matcher(event.outcome()).matches();
    }

    private EventRow row(SecurityEvent event, int times, long now) {
        EventRow row = new EventRow(
                EventId.of(now, number.getAndIncrement(), UUID.randomUUID().getMostSignificantBits()),
                now,
                event.kind().name(),
                event.factor().toString(),
                ColumnWidth.ACCOUNT.cut(event.account()),
                ColumnWidth.ADDRESS.cut(event.address()),
                ColumnWidth.OUTCOME.cut(event.outcome()));
        return row.happened(times);
    }
}
