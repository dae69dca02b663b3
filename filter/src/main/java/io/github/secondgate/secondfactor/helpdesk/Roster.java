package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.application.ApplicationAccounts;
import io.github.secondgate.store.application.RecentAnswers;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The application's list of accounts and what is on record, as one list in the order of the names. The application's comes in
 * no order, so it is read whole for each {@link Ahead}. Of a long one no more is kept than that, for whoever turns the page
 * within a minute: some 3 MB, 6 at the most. What is on record is always read. Safe for concurrent use.
 */
final class Roster {
    /** Names read ahead for whoever turns some pages. */
    static final int FEW = 5000;
    /** Few wanted people among many, and all of them, are found by few looks at the application's list; some 3 MB of names. */
    static final int MANY = 20_000;

    private final Database database;
    private final ApplicationAccounts listed;
    private final UnaryOperator<String> accountOf;
    private final RecentAnswers<List<Object>, Ahead> recent;

    /** @param listed null where the application lists nobody */
    Roster(Database database, ApplicationAccounts listed, UnaryOperator<String> accountOf, Clock clock) {
        this.database = database;
        this.listed = listed;
        this.accountOf = accountOf;
        this.recent = new RecentAnswers<>(clock);
    }

    /** Somebody, with the roles that the application tells. */
    static final class Entry {
        final Set<String> roles;
        /** Null where nothing is on record. */
        AccountRow row;

        private Entry(Set<String> roles) {
            this.roles = roles;
        }
    }

    /** Some of the list. */
    static final class Part {
        final TreeMap<String, Entry> people = new TreeMap<>();
        final Ahead ahead;
        boolean last = true;

        private Part(Ahead ahead) {
            this.ahead = ahead;
        }

        private void cutAfter(String name) {
            people.tailMap(name, false).clear();
            last = false;
        }
    }

    /**
     * Names of the application's list that come next, each with its roles: more than are asked for at once, so that the list is
     * read seldom. For one search, from name to name. Not changed any more when it was read.
     */
    static final class Ahead {
        static final Ahead NOBODY = new Ahead(null, 0);

        private final NavigableMap<String, Set<String>> names = new TreeMap<>();
        private final String begin;
        private final int most;
        private boolean whole = true;

        /** @param begin the name after which it begins, or null */
        private Ahead(String begin, int most) {
            this.begin = begin;
            this.most = most;
        }

        private boolean isPast(String account) {
            return begin == null || account != null && account.compareTo(begin) >= 0;
        }

        private void add(String account, String role) {
            if (names.size() > most && account.compareTo(names.lastKey()) > 0) {
                whole = false;
                return;
            }
            names.merge(account, Collections.singleton(role), Ahead::both);
            if (names.size() > most + 1) {
                names.pollLastEntry();
                whole = false;
            }
        }

        /** Most accounts have a role or none, for which a set that can grow takes many times the room. */
        private static Set<String> both(Set<String> some, Set<String> others) {
            Set<String> both = new HashSet<>(some);
            both.addAll(others);
            return both;
        }

        private NavigableMap<String, Set<String>> after(String name) {
            return name == null ? names : names.tailMap(name, false);
        }

        /** Whether it holds the next ones after this name, and tells whether there are more. */
        private boolean reaches(String name, int next) {
            return isPast(name)
                    && (whole
                            || after(name).keySet().stream()
                                    .skip(next)
                                    .findFirst()
                                    .isPresent());
        }
    }

    /**
     * @param after only those whose name comes after this one, or null
     * @param before what was read for the part before, or null
     * @param readAhead names of the application's list to be read where those do not do, at least {@code most}
     */
    Part after(PeopleSearch search, String after, int most, Ahead before, int readAhead) {
        boolean reaches = before != null && before.reaches(after, most);
        Part part = new Part(reaches ? before : ahead(search, after, most, readAhead));
        part.ahead.after(after).entrySet().stream()
                .limit(most + 1L)
                .forEach(each -> part.people.put(each.getKey(), new Entry(each.getValue())));
        List<AccountRow> rows = onRecord(search, after, most);
        for (AccountRow row : rows) {
            if (search.role == null || part.people.containsKey(row.account())) {
                part.people.computeIfAbsent(row.account(), name -> new Entry(Collections.emptySet())).row = row;
            }
        }
        if (rows.size() == most) {
            part.cutAfter(rows.get(most - 1).account());
        }
        if (part.people.size() > most) {
            part.cutAfter(
                    part.people.keySet().stream().skip(most - 1L).findFirst().orElseThrow(IllegalStateException::new));
        }
        return part;
    }

    private Ahead ahead(PeopleSearch search, String after, int most, int readAhead) {
        if (listed == null) {
            return Ahead.NOBODY;
        }
        Ahead known = recent.to(search.ofList());
        if (known == null) {
            return read(search, after, readAhead);
        }
        return known.reaches(after, most) ? known : read(search, after, MANY);
    }

    private Ahead read(PeopleSearch search, String after, int most) {
        Ahead ahead = new Ahead(after, most);
        int[] rows = new int[1];
        listed.each((name, role) -> {
            rows[0]++;
            String account = accountOf.apply(name);
            if (account != null
                    && search.names(account)
                    && (search.role == null || search.role.equals(role))
                    && (after == null || account.compareTo(after) > 0)) {
                ahead.add(account, role);
            }
            return true;
        });
        if (most > FEW) {
            // Of those the newest is all there is room for.
            recent.forget();
        }
        recent.note(search.ofList(), ahead, rows[0]);
        return ahead;
    }

    private List<AccountRow> onRecord(PeopleSearch search, String after, int most) {
        boolean begins = search.match == PeopleSearch.Match.BEGINS && !search.part.isEmpty();
        String pattern = (begins ? "" : "%") + search.part.replaceAll("([!%_])", "!$1") + "%";
        String from = begins ? search.part : null;
        String below = begins ? afterAllThatBegin(search.part) : null;
        return database.transaction(t -> t.accounts().search(from, below, pattern, after, most));
    }

    /** The least text that comes after all that begin with this one, or null: no pattern, so that every database finds its index. */
    private static String afterAllThatBegin(String part) {
        int last = part.codePointBefore(part.length());
        if (last == Character.MAX_CODE_POINT) {
            return null;
        }
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return part.substring(0, part.length() - Character.charCount(last)) + new String(Character.toChars(next));
    }
}
