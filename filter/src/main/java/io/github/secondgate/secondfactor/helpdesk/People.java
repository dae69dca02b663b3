package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The accounts that something is on record about, as administrators see them. Who has signed in without ever touching the
 * second factor is not among them. Safe for concurrent use.
 */
public final class People {
    /** People on one page. */
    public static final int PAGE = 25;
    /** How many pages there are at most. */
    public static final int MOST_PAGES = 400;

    private final Database database;
    private final Clock clock;

    public People(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Where in a name a text must stand. */
    public enum Match {
        /** At its beginning: found over the index of names, however many there are. */
        BEGINS,
        /** Anywhere: every name is read. */
        CONTAINS
    }

    /**
     * A page of those whose name holds a text, in the order of their names.
     *
     * @param part taken as it is, without wildcards
     * @param page from 0 to {@link #MOST_PAGES} - 1
     * @return up to {@link #PAGE} people, and one more where another page follows
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public List<PersonFacts> search(String part, Match match, int page) {
        boolean begins = match == Match.BEGINS && !part.isEmpty();
        String pattern = (begins ? "" : "%") + part.replaceAll("([!%_])", "!$1") + "%";
        Instant now = clock.instant();
        List<AccountRow> rows = database.transaction(t -> t.accounts()
                .search(begins ? part : null, begins ? afterAllThatBegin(part) : null, pattern, page * PAGE, PAGE + 1));
        return rows.stream().map(row -> PersonFacts.of(row, now)).collect(Collectors.toList());
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

    /**
     * One of them, or somebody of whom nothing is known.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public PersonFacts one(String account) {
        AccountRow row = database.transaction(t -> t.accounts().find(account));
        return row == null ? PersonFacts.unknown(account) : PersonFacts.of(row, clock.instant());
    }
}
