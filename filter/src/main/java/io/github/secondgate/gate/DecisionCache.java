package io.github.secondgate.gate;

import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.account.AccountStanding;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * When this node last decided about a session, so that the decision is believed for a few seconds without a query. Kept
 * here and not in the session, which would be written at each request. A session that ends or changes its id is forgotten
 * at once where the login tells of it; what ends by itself goes with the next sweep. Bounded: when full, it takes no more until
 * then, and the price is a query.
 */
public final class DecisionCache {
    /** Two threads at once may each add one more. */
    private static final int MOST = 20_000;

    private final ConcurrentMap<Object, Entry> entries = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, FutureTask<AccountStanding>> asked = new ConcurrentHashMap<>();
    private final long millis;
    private final LongAdder misses = new LongAdder();
    private final LongAdder hits = new LongAdder();

    /** @param believed how long a decision is believed; zero: never */
    public DecisionCache(Duration believed) {
        this.millis = believed.toMillis();
    }

    /**
     * The access state decided a moment ago for the same key, person and stamp.
     *
     * @param key the session's id, or the account where there is no session
     * @param session that holds the stamp; null where there is none
     * @return null where there is none to believe
     */
    AccessState believed(Object key, Object principal, Session session, long now) {
        Entry entry = entries.get(key);
        boolean believable = entry != null && entry.isYoung(now, millis) && entry.isFor(principal, session);
        (believable ? hits : misses).increment();
        return believable ? entry.accessState : null;
    }

    /**
     * A decision on the facts that another request of the same session, account and stamp is asking for just now; whoever is
     * the first of them asks, and the others wait for what that says. Another stamp asks for itself, since older facts would
     * take it away.
     *
     * @param question may throw, and then does so for all who wait
     */
    AccessState together(
            Object key,
            String account,
            SecondFactorStamp.Stored stamp,
            Supplier<? extends AccountStanding> question,
            Function<AccountStanding, AccessState> decision) {
        if (millis == 0) {
            return decision.apply(question.get());
        }
        Object same = Arrays.asList(key, account, stamp);
        FutureTask<AccountStanding> own = new FutureTask<>(question::get);
        FutureTask<AccountStanding> running = asked.putIfAbsent(same, own);
        if (running != null) {
            return decision.apply(answer(running));
        }
        try {
            own.run();
            return decision.apply(answer(own));
        } finally {
            // Not before the decision is noted: whoever comes between would ask again.
            asked.remove(same, own);
        }
    }

    private static AccountStanding answer(FutureTask<AccountStanding> question) {
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What a decision rests on could not be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another request asked", e);
        }
    }

    void note(Object key, Object principal, SecondFactorStamp.Stored stamp, AccessState accessState, long now) {
        if (millis == 0) {
            return;
        }
        Entry entry = new Entry(principal, stamp, accessState, now);
        if (entries.size() < MOST) {
            entries.put(key, entry);
        } else {
            entries.replace(key, entry);
        }
    }

    /** @param key the id of a session that ended */
    public void forget(Object key) {
        entries.remove(key);
    }

    /** Drops what is not believed any more; for the background, as it looks at all there is. */
    public void sweep(long now) {
        entries.values().removeIf(entry -> !entry.isYoung(now, millis));
    }

    /** How often a decision was looked for since the start. */
    public long lookUps() {
        return hits.sum() + misses.sum();
    }

    /** How often there was one to believe, so that nothing was asked of the database. */
    public long hits() {
        return hits.sum();
    }

    private static final class Entry {
        private final Object principal;
        private final SecondFactorStamp.Stored stamp;
        private final AccessState accessState;
        private final long at;

        Entry(Object principal, SecondFactorStamp.Stored stamp, AccessState accessState, long at) {
            this.principal = principal;
            this.stamp = stamp;
            this.accessState = accessState;
            this.at = at;
        }

        /** A clock that was set back makes nothing younger. */
        boolean isYoung(long now, long millis) {
            return now - at < millis && now >= at;
        }

        boolean isFor(Object other, Session session) {
            return (principal == other || principal.equals(other)) && stamp.standsIn(session);
        }
    }
}
