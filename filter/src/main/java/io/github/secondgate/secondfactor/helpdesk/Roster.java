package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The application's list of accounts and what is on record, as one list in the order of the names. The application's comes in
 * no order, so it is read whole for each {@link Ahead}, and no more of it is kept than that.
 */
final class Roster {
    private final Database database;
    private final ApplicationAccounts listed;
    private final UnaryOperator<String> accountOf;

    /** @param listed null where the application lists nobody */
    Roster(Database database, ApplicationAccounts listed, UnaryOperator<String> accountOf) {
        this.database = database;
        this.listed = listed;
        this.accountOf = accountOf;
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
        boolean last = true;

        private void cutAfter(String name) {
            people.tailMap(name, false).clear();
            last = false;
        }
    }

    /**
     * Names of the application's list that come next, each with its roles: more than are asked for at once, so that the list is
     * read seldom. For one search, from name to name; confined to a thread.
     */
    static final class Ahead {
        private final TreeMap<String, Set<String>> names = new TreeMap<>();
        private boolean whole;
        private int most;

        /** Without those of before. */
        private void begin(int atMost) {
            names.clear();
            whole = true;
            most = atMost;
        }

        private void add(String account, String role) {
            if (names.size() > most && account.compareTo(names.lastKey()) > 0) {
                whole = false;
                return;
            }
            names.computeIfAbsent(account, each -> new HashSet<>(2)).add(role);
            if (names.size() > most + 1) {
                names.pollLastEntry();
                whole = false;
            }
        }

        private NavigableMap<String, Set<String>> after(String name) {
            return name == null ? names : names.tailMap(name, false);
        }
    }

    /**
     * @param after only those whose name comes after this one, or null
     * @param ahead what was read for the part before
     * @param readAhead names of the application's list to be read where those do not do, at least {@code most}
     */
    Part after(PeopleSearch search, String after, int most, Ahead ahead, int readAhead) {
        Part part = new Part();
        if (listed != null) {
            if (!ahead.whole && ahead.after(after).size() <= most) {
                read(search, after, readAhead, ahead);
            }
            ahead.after(after).entrySet().stream()
                    .limit(most + 1L)
                    .forEach(each -> part.people.put(each.getKey(), new Entry(each.getValue())));
        }
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

    private void read(PeopleSearch search, String after, int most, Ahead ahead) {
        ahead.begin(most);
        listed.each((name, role) -> {
            String account = accountOf.apply(name);
            if (account != null
                    && search.names(account)
                    && (search.role == null || search.role.equals(role))
                    && (after == null || account.compareTo(after) > 0)) {
                ahead.add(account, role);
            }
            return true;
        });
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
