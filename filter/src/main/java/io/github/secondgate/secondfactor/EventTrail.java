package io.github.secondgate.secondfactor;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.EventRow;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The kept audit log, for whoever reads it; it ends somewhere, and old events are deleted. Safe for concurrent use. */
public final class EventTrail {
    /** Events on one page. */
    public static final int PAGE = 50;
    /** How far back pages go. */
    public static final int MOST_PAGES = 200;
    /** Events of one export. */
    public static final int MOST_EXPORTED = 100_000;

    private static final int AT_ONCE = 500;

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    /** @param kept how old an event gets before {@link #purge} deletes it */
    public EventTrail(Database database, Duration kept, Clock clock) {
        this.database = database;
        this.kept = kept;
        this.clock = clock;
    }

    /** Which events are wanted; null stands for all. Immutable. */
    public static final class Search {
        private final String account;
        private final String kind;
        private final Long from;
        private final Long until;

        /**
         * @param kind one of {@link EventTrail#kinds}
         * @param from the first moment
         * @param until the first moment that is too late
         */
        public Search(String account, String kind, Instant from, Instant until) {
            this.account = account;
            this.kind = kind;
            this.from = from == null ? null : from.toEpochMilli();
            this.until = until == null ? null : until.toEpochMilli();
        }
    }

    /** Takes an exported event. */
    public interface Sink {
        void take(KeptEvent event) throws IOException;
    }

    /** What can have happened, in alphabetical order. */
    public static List<String> kinds() {
        return Arrays.stream(SecurityEvent.Kind.values())
                .filter(kind -> kind != SecurityEvent.Kind.REQUEST_REFUSED)
                .map(Enum::name)
                .sorted()
                .collect(Collectors.toList());
    }

    /**
     * A page of events, the newest first.
     *
     * @param page from 0 to {@link #MOST_PAGES} - 1
     * @return up to {@link #PAGE} events, and one more where another page follows
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public List<KeptEvent> page(Search search, int page) {
        return found(search, null, page * PAGE, PAGE + 1);
    }

    /**
     * Hands on the newest {@link #MOST_EXPORTED} events, the newest first, a few hundred from each look at the database, so
     * that no transaction waits for a slow reader.
     *
     * @throws IOException what the sink throws; nothing more is handed on then
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void export(Search search, Sink sink) throws IOException {
        String before = null;
        for (int exported = 0; exported < MOST_EXPORTED; exported += AT_ONCE) {
            List<KeptEvent> some = found(search, before, 0, AT_ONCE);
            for (KeptEvent event : some) {
                sink.take(event);
            }
            if (some.size() < AT_ONCE) {
                return;
            }
            before = some.get(AT_ONCE - 1).id();
        }
    }

    private List<KeptEvent> found(Search search, String before, int skip, int most) {
        List<EventRow> rows = database.transaction(
                t -> t.events().find(search.account, search.kind, search.from, search.until, before, skip, most));
        return rows.stream().map(KeptEvent::new).collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Deletes events that have been kept for long enough.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void purge() {
        long then = clock.instant().minus(kept).toEpochMilli();
        database.transaction(t -> t.events().deleteBefore(then));
    }
}
