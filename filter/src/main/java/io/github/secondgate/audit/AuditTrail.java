package io.github.secondgate.audit;

import io.github.secondgate.store.Database;
import io.github.secondgate.store.EventRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The kept audit log, for whoever reads it; it reaches back as far as {@code Housekeeping} lets it. Safe for concurrent use. */
public final class AuditTrail {
    /** Events on one page. */
    public static final int PAGE = 50;
    /** Events of one export. */
    public static final int MOST_EXPORTED = 100_000;

    private static final int AT_ONCE = 500;

    private final Database database;

    public AuditTrail(Database database) {
        this.database = database;
    }

    /** Which events are wanted; null stands for all. Immutable. */
    public static final class Search {
        private final String account;
        private final String kind;
        private final String above;
        private final String below;

        /**
         * @param kind one of {@link AuditTrail#kinds}
         * @param from the first moment
         * @param until the first moment that is too late
         */
        public Search(String account, String kind, Instant from, Instant until) {
            this.account = account;
            this.kind = kind;
            this.above = from == null ? null : EventId.floor(from);
            this.below = until == null ? null : EventId.floor(until);
        }
    }

    /** Some events, the newest first, and where the pages beside them begin. Immutable. */
    public static final class Page {
        private final List<AuditEntry> events;
        private final boolean newer;
        private final boolean older;

        private Page(List<AuditEntry> events, boolean newer, boolean older) {
            this.events = events;
            this.newer = newer;
            this.older = older;
        }

        /** Up to {@link #PAGE} events. */
        public List<AuditEntry> events() {
            return events;
        }

        /** What {@link #after} takes for the page of newer ones; null where there is none. */
        public String newer() {
            return newer && !events.isEmpty() ? events.get(0).id() : null;
        }

        /** What {@link #before} takes for the page of older ones; null where there is none. */
        public String older() {
            return older ? events.get(events.size() - 1).id() : null;
        }
    }

    /** Takes an exported event. */
    public interface Sink {
        void take(AuditEntry event) throws IOException;
    }

    /** What can have happened, in alphabetical order. */
    public static List<String> kinds() {
        return Arrays.stream(SecurityEvent.Kind.values())
                .filter(kind -> kind != SecurityEvent.Kind.REQUEST_REFUSED)
                .map(Enum::name)
                .sorted()
                .collect(Collectors.toList());
    }

    /** Whether it has the form of what {@link #before} and {@link #after} take. */
    public static boolean isPlace(String id) {
        return EventId.isOne(id);
    }

    /**
     * The newest page.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Page newest(Search search) {
        return page(found(search, search.below, PAGE + 1), false);
    }

    /**
     * The page that follows an event in time backwards, however far back that is.
     *
     * @param id as a page gave it; need not be an event any more
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Page before(Search search, String id) {
        return page(found(search, lesser(search.below, id), PAGE + 1), true);
    }

    /**
     * The page of those that came next after an event; the newest page where that is not a whole one any more.
     *
     * @param id as a page gave it; need not be an event any more
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Page after(Search search, String id) {
        String above = search.above == null || search.above.compareTo(id) < 0 ? id : search.above;
        List<EventRow> rows = new ArrayList<>(database.transaction(
                t -> t.events().oldest(search.account, search.kind, above, search.below, PAGE + 1)));
        if (rows.size() <= PAGE) {
            return newest(search);
        }
        rows.remove(PAGE);
        Collections.reverse(rows);
        return new Page(kept(rows), true, true);
    }

    private static Page page(List<AuditEntry> found, boolean newer) {
        boolean older = found.size() > PAGE;
        return new Page(older ? found.subList(0, PAGE) : found, newer, older);
    }

    private static String lesser(String bound, String id) {
        return bound == null || bound.compareTo(id) > 0 ? id : bound;
    }

    /**
     * Hands on the newest {@link #MOST_EXPORTED} events, the newest first, a few hundred from each look at the database, so
     * that no transaction waits for a slow reader.
     *
     * @throws IOException what the sink throws; nothing more is handed on then
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void export(Search search, Sink sink) throws IOException {
        String below = search.below;
        for (int exported = 0; exported < MOST_EXPORTED; exported += AT_ONCE) {
            List<AuditEntry> some = found(search, below, AT_ONCE);
            for (AuditEntry event : some) {
                sink.take(event);
            }
            if (some.size() < AT_ONCE) {
                return;
            }
            below = some.get(AT_ONCE - 1).id();
        }
    }

    private List<AuditEntry> found(Search search, String below, int most) {
        return kept(
                database.transaction(t -> t.events().newest(search.account, search.kind, search.above, below, most)));
    }

    private static List<AuditEntry> kept(List<EventRow> rows) {
        return rows.stream().map(AuditEntry::new).collect(Collectors.toList());
    }
}
