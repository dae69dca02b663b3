package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Everybody, as administrators see them: the accounts that the application lists, and those that something is on record
 * about. Where it lists none, whoever signed in without ever touching the second factor is not among them. Safe for
 * concurrent use.
 */
public final class People {
    /** People on one page. */
    public static final int PAGE = 25;

    /** Read at once of what is on record. */
    private static final int AT_ONCE = 2000;
    /** A page that is not full by then goes on with the next one. */
    private static final Duration LONGEST = Duration.ofMillis(4500);

    private final Database database;
    private final Roster roster;
    private final ApplicationAccounts listed;
    private final Clock clock;

    /**
     * @param listed the application's list, or null where it gives none
     * @param accountOf the account of a name of that list, or null where it is none
     */
    public People(Database database, ApplicationAccounts listed, UnaryOperator<String> accountOf, Clock clock) {
        this.database = database;
        this.roster = new Roster(database, listed, accountOf, clock);
        this.listed = listed;
        this.clock = clock;
    }

    /** Some of those who are looked for, in the order of their names. Immutable. */
    public static final class Page {
        private final List<PersonFacts> people;
        private final String next;
        private final Roster.Ahead ahead;

        private Page(List<PersonFacts> people, String next, Roster.Ahead ahead) {
            this.people = people;
            this.next = next;
            this.ahead = ahead;
        }

        public List<PersonFacts> people() {
            return people;
        }

        /** After whom the next page begins; null where this is the last. */
        public String next() {
            return next;
        }
    }

    /**
     * A page of those who are looked for. Of a long list of the application's, who is on it is what it said within the last
     * minute; how they stand is of now.
     *
     * @param after only those whose name comes after this one, or null
     * @param most of them; fewer too where few of many are wanted, and then there is a next page all the same
     * @throws io.github.secondgate.store.StoreUnavailableException if a database does not answer
     */
    public Page page(PeopleSearch search, String after, int most) {
        return page(search, after, most, null, Roster.FEW);
    }

    /**
     * The page that follows one, for whoever goes through all of them: as {@link #page}, but without reading the application's
     * whole list each time.
     */
    public Page following(PeopleSearch search, Page page, int most) {
        return page(search, page.next, most, page.ahead, Roster.MANY);
    }

    private Page page(PeopleSearch search, String after, int most, Roster.Ahead before, int firstAhead) {
        boolean roles = tellsRoles();
        Instant now = clock.instant();
        Instant enough = now.plus(LONGEST);
        List<PersonFacts> found = new ArrayList<>();
        String last = after;
        int atOnce = most + 1;
        int readAhead = Math.max(firstAhead, atOnce);
        Roster.Ahead ahead = before;
        Roster.Part part;
        do {
            part = roster.after(search, last, atOnce, ahead, readAhead);
            ahead = part.ahead;
            atOnce = Math.min(AT_ONCE, atOnce * 8);
            readAhead = Roster.MANY;
            for (Map.Entry<String, Roster.Entry> each : part.people.entrySet()) {
                Roster.Entry entry = each.getValue();
                AccountRow row = entry.row;
                PersonFacts person = row == null ? PersonFacts.unknown(each.getKey()) : PersonFacts.of(row, now);
                if (search.wanted.is(person, role -> !roles || entry.roles.contains(role))) {
                    if (found.size() == most) {
                        return new Page(found, last, ahead);
                    }
                    found.add(person);
                }
                last = each.getKey();
            }
        } while (!part.last && clock.instant().isBefore(enough));
        return new Page(found, part.last ? null : last, ahead);
    }

    /** Whether the application lists its people with their roles. */
    public boolean tellsRoles() {
        return listed != null && listed.tellsRoles();
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

    /**
     * What else of one of them ends with a reset, but for trusted browsers: the keys of the headings under which its owner
     * knows it.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public List<String> belongings(String account) {
        return database.transaction(t -> Belongings.of(t, account, clock.millis()));
    }
}
