package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The application's list of accounts and what is on record, as one list in the order of the names. The application's comes in
 * no order, so it is read once for each part, and no more of it is kept than the part.
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
        final Set<String> roles = new HashSet<>();
        /** Null where nothing is on record. */
        AccountRow row;
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

    /** @param after only those whose name comes after this one, or null */
    Part after(PeopleSearch search, String after, int most) {
        Part part = new Part();
        if (listed != null) {
            read(search, after, most, part);
        }
        List<AccountRow> rows = onRecord(search, after, most);
        for (AccountRow row : rows) {
            if (search.role == null || part.people.containsKey(row.account())) {
                part.people.computeIfAbsent(row.account(), name -> new Entry()).row = row;
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

    private void read(PeopleSearch search, String after, int most, Part part) {
        TreeMap<String, Entry> names = part.people;
        listed.each((name, role) -> {
            String account = accountOf.apply(name);
            if (account != null
                    && search.names(account)
                    && (search.role == null || search.role.equals(role))
                    && (after == null || account.compareTo(after) > 0)
                    && (names.size() <= most || account.compareTo(names.lastKey()) <= 0)) {
                names.computeIfAbsent(account, each -> new Entry()).roles.add(role);
                if (names.size() > most + 1) {
                    names.pollLastEntry();
                }
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
