package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.OnceUntil;
import io.github.secondgate.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When the day passes of the helpdesk end: all of one day at one time. What a pass lets in notes when that was, and here is
 * said how long it lasts; another end in the settings holds for those that are in already. Immutable.
 */
public final class DayPass {
    /** The helpdesk issues none. */
    public static final DayPass OFF = new DayPass(null, ZoneOffset.UTC);

    private static final OnceUntil USED = new OnceUntil("DAY_PASS");

    private final LocalTime ends;
    private final ZoneId zone;

    /** @param ends after midnight, at which every day begins; null where the helpdesk issues none */
    public DayPass(LocalTime ends, ZoneId zone) {
        this.ends = ends;
        this.zone = zone;
    }

    public boolean on() {
        return ends != null;
    }

    /** The time of day at which they end; null where there are none. */
    public LocalTime time() {
        return ends;
    }

    /** The first moment at which a pass of that day lets nobody in. */
    public Instant endOf(Instant moment) {
        if (ends == null) {
            throw new IllegalStateException("There are no day passes, and so they have no end");
        }
        return day(moment).atTime(ends).atZone(zone).toInstant();
    }

    /** Whether what a pass let in at that moment still is. A clock that was set back to another day makes none longer. */
    public boolean holds(Instant letIn, Instant now) {
        return on() && day(now).equals(day(letIn)) && now.isBefore(endOf(letIn));
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** Why this account can have none now; null where it can. */
    Rescue.Outcome refusal(Transaction transaction, String account, Instant now) {
        if (!now.isBefore(endOf(now))) {
            return Rescue.Outcome.DAY_PASS_OVER;
        }
        return USED.isOpen(transaction, account, now.toEpochMilli()) ? null : Rescue.Outcome.DAY_PASS_USED;
    }

    /**
     * Uses the one pass that the account has on this day; of several at once one is used.
     *
     * @return whether it was not used before
     */
    boolean use(Transaction transaction, String account, Instant now) {
        Instant tomorrow = day(now).plusDays(1).atStartOfDay(zone).toInstant();
        return USED.use(transaction, account, now.toEpochMilli(), tomorrow.toEpochMilli());
    }
}
