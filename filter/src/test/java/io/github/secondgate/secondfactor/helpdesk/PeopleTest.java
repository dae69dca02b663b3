package io.github.secondgate.secondfactor.helpdesk;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.policy.Coverage;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody the application knows, and everybody something is on record about, in one list. */
class PeopleTest {
    private static final PeopleSearch.Wanted ALL = (person, hasRole) -> true;
    private static final PeopleSearch.Wanted NOBODY = (person, hasRole) -> false;
    private static final PeopleSearch.Wanted NOT_ENROLLED =
            (person, hasRole) -> !person.facts().enrolled();

    private final Lab lab = new Lab();
    private final ApplicationAccounts listed =
            new ApplicationAccounts(lab.tables.dataSource(), "SELECT name, role FROM members");
    private final People people = new People(lab.database, listed, name -> name.toLowerCase(Locale.ROOT), lab.clock);
    private final Reminders reminders = new Reminders(lab.core);

    @BeforeEach
    void members() {
        lab.tables.run("CREATE TABLE members (name VARCHAR(64), role VARCHAR(64))");
        lab.tables.run(
                "INSERT INTO members VALUES ('Zoe', NULL), ('bob', 'admin'), ('bob', 'clerk'), ('alice', 'clerk')");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private List<String> found(String part, String role, PeopleSearch.Wanted wanted, int most) {
        return found(people, new PeopleSearch(part, PeopleSearch.Match.CONTAINS, role, wanted), most);
    }

    private static List<String> found(People people, PeopleSearch search, int most) {
        List<String> names = new ArrayList<>();
        String after = null;
        do {
            People.Page page = people.page(search, after, most);
            assertThat(page.people()).hasSizeLessThanOrEqualTo(most);
            page.people().forEach(person -> names.add(person.facts().account()));
            after = page.next();
        } while (after != null);
        return names;
    }

    @Test
    void whoNeverCameNearASecondFactorIsListedTooAndWhoIsOnRecordOnlyAsWell() {
        lab.enrolled("bob");
        lab.enrolled("deleted");
        assertThat(found("", null, ALL, 25)).containsExactly("alice", "bob", "deleted", "zoe");
        assertThat(found("", null, NOT_ENROLLED, 25)).containsExactly("alice", "zoe");
        assertThat(found("o", null, ALL, 25)).containsExactly("bob", "zoe");
        assertThat(found("", "clerk", ALL, 25)).containsExactly("alice", "bob");
    }

    @Test
    void everyPageGoesOnWhereTheLastOneEndedHoweverFewAreWanted() {
        for (int i = 100; i < 160; i++) {
            lab.tables.run("INSERT INTO members VALUES ('m" + i + "', NULL)");
            if (i % 20 == 0) {
                lab.enrolled("m" + i);
            }
        }
        assertThat(found("m", null, ALL, 7)).hasSize(60).isSorted().doesNotHaveDuplicates();
        assertThat(found("m", null, (person, hasRole) -> person.facts().enrolled(), 1))
                .containsExactly("m100", "m120", "m140");
    }

    /** Counts each name that is read of the application's list. */
    private People counting(AtomicInteger read) {
        return new People(
                lab.database,
                listed,
                name -> {
                    read.incrementAndGet();
                    return name.toLowerCase(Locale.ROOT);
                },
                lab.clock);
    }

    /** It comes in no order, so that each reading costs all of it. */
    @Test
    void aLongListIsReadFewTimesForAllItsPages() {
        int members = 3000;
        lab.tables.run("INSERT INTO members SELECT 'm' || (10000 + (x * 7) % " + members + "), CASE WHEN x % 2 = 0 THEN"
                + " 'admin' ELSE 'clerk' END FROM " + lab.tables.range(1, members));
        lab.enrolled("m10007");
        lab.enrolled("n");
        AtomicInteger read = new AtomicInteger();
        People counted = counting(read);
        for (String role : new String[] {null, "admin"}) {
            read.set(0);
            PeopleSearch search = new PeopleSearch("", PeopleSearch.Match.CONTAINS, role, ALL);
            List<String> names = new ArrayList<>();
            People.Page page = counted.page(search, null, 100);
            while (page.next() != null) {
                page.people().forEach(person -> names.add(person.facts().account()));
                page = counted.following(search, page, 100);
            }
            page.people().forEach(person -> names.add(person.facts().account()));
            assertThat(names).isEqualTo(found("", role, ALL, 5000));
            assertThat(read.get()).isLessThan(3 * members);
        }
    }

    /** With them everybody is read in no order, each with two roles. */
    private void many() {
        lab.tables.run("INSERT INTO members SELECT 'm' || (10000 + MOD(x * 7, 12007)), CASE WHEN MOD(x, 2) = 0 THEN"
                + " 'admin' ELSE 'clerk' END FROM " + lab.tables.range(1, 24014));
    }

    private static PeopleSearch search(String part, String role) {
        return new PeopleSearch(part, PeopleSearch.Match.BEGINS, role, ALL);
    }

    private static List<String> names(People.Page page) {
        return page.people().stream().map(person -> person.facts().account()).collect(Collectors.toList());
    }

    @Test
    void aLongListIsReadOnceForThePagesThatAreTurnedWithinAMinute() {
        many();
        AtomicInteger read = new AtomicInteger();
        People counted = counting(read);
        for (String role : new String[] {null, "admin"}) {
            read.set(0);
            People.Page first = counted.page(search("m", role), null, 25);
            assertThat(names(first)).hasSize(25).startsWith("m10000", "m10001").doesNotContain("m10025");
            assertThat(names(counted.page(search("m", role), first.next(), 25)))
                    .hasSize(25)
                    .startsWith("m10025");
            lab.clock.move(Duration.ofMillis(59_999));
            assertThat(names(counted.page(search("m", role), null, 25))).isEqualTo(names(first));
            assertThat(read).hasValue(24_018);
            lab.clock.move(Duration.ofMillis(1));
            assertThat(names(counted.page(search("m", role), null, 25))).isEqualTo(names(first));
            assertThat(read).hasValue(2 * 24_018);
        }
    }

    /** 5,000 names first, and 20,000 for whoever goes on to where those end. */
    @Test
    void whoeverTurnsAllPagesReadsTheListTwice() {
        many();
        AtomicInteger read = new AtomicInteger();
        People counted = counting(read);
        assertThat(found(counted, search("", null), 400))
                .hasSize(12_010)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(read).hasValue(2 * 24_018);
    }

    @Test
    void whatWasReadForOneSearchAnswersNoOther() {
        many();
        assertThat(names(people.page(search("m", null), null, 2))).containsExactly("m10000", "m10001");
        assertThat(names(people.page(search("m11", null), null, 2))).containsExactly("m11000", "m11001");
        assertThat(names(people.page(new PeopleSearch("m11", PeopleSearch.Match.CONTAINS, null, ALL), "m11001", 2)))
                .containsExactly("m11002", "m11003");
        assertThat(names(people.page(search("m11", "none"), null, 2))).isEmpty();
        lab.tables.run("INSERT INTO members VALUES ('m22007', 'none')");
        assertThat(names(people.page(search("m", "none"), null, 2))).containsExactly("m22007");
        // A name further on was read, and nothing is known of what stands before it.
        assertThat(names(people.page(search("m1", null), "m11500", 2))).containsExactly("m11501", "m11502");
        assertThat(names(people.page(search("m1", null), "m10500", 2))).containsExactly("m10501", "m10502");
        assertThat(names(people.page(search("m1", null), null, 2))).containsExactly("m10000", "m10001");
    }

    @Test
    void onlyNamesAreOldNeverHowSomebodyStands() {
        many();
        AtomicInteger read = new AtomicInteger();
        People counted = counting(read);
        Instant asked = lab.clock.instant();
        counted.page(search("m", null), null, 1);
        lab.enrolled("m10000");
        lab.enrolled("m100");
        lab.clock.set(asked);
        People.Page page = counted.page(search("m", null), null, 2);
        assertThat(names(page)).containsExactly("m100", "m10000");
        assertThat(page.people()).allMatch(person -> person.facts().enrolled());
        assertThat(read).hasValue(24_018);
    }

    /** What is kept is bounded, also where nobody is found. */
    @Test
    void ofManySearchesTheOldestIsForgotten() {
        many();
        AtomicInteger read = new AtomicInteger();
        People counted = counting(read);
        for (int i = 0; i < 4; i++) {
            assertThat(names(counted.page(search("x" + i, null), null, 25))).isEmpty();
        }
        counted.page(search("x0", null), null, 25);
        assertThat(read).hasValue(4 * 24_018);
        counted.page(search("x4", null), null, 25);
        counted.page(search("x1", null), null, 25);
        assertThat(read).hasValue(5 * 24_018);
        counted.page(search("x0", null), null, 25);
        assertThat(read).hasValue(6 * 24_018);
    }

    /** Of the many names that a search for a few among many reads, those of one search are kept. */
    @Test
    void whereManyNamesAreKeptOthersAreNot() {
        many();
        AtomicInteger read = new AtomicInteger();
        People counted = counting(read);
        counted.page(search("m1", null), null, 25);
        counted.page(new PeopleSearch("m", PeopleSearch.Match.BEGINS, null, NOBODY), null, 25);
        assertThat(read).hasValue(3 * 24_018);
        counted.page(search("m", null), "m21000", 25);
        assertThat(read).hasValue(3 * 24_018);
        counted.page(search("m1", null), null, 25);
        assertThat(read).hasValue(4 * 24_018);
    }

    @Test
    void aShortListIsReadForEachPage() {
        assertThat(names(people.page(search("", null), null, 25))).containsExactly("alice", "bob", "zoe");
        lab.tables.run("INSERT INTO members VALUES ('carol', NULL)");
        assertThat(names(people.page(search("", null), null, 25))).containsExactly("alice", "bob", "carol", "zoe");
    }

    @Test
    void aReadingThatFailsIsNotRemembered() {
        many();
        AtomicInteger read = new AtomicInteger();
        People failing = new People(
                lab.database,
                listed,
                name -> {
                    if (read.incrementAndGet() == 20_000) {
                        throw new IllegalStateException("a fault");
                    }
                    return name.toLowerCase(Locale.ROOT);
                },
                lab.clock);
        assertThatThrownBy(() -> failing.page(search("m", null), null, 25)).hasMessage("a fault");
        assertThat(failing.page(search("m", null), null, 25).people()).hasSize(25);
        assertThat(read).hasValue(20_000 + 24_018);
    }

    @Test
    void severalWhoTurnPagesOfOneListAtOnceAllFindEverybody() throws Exception {
        many();
        ExecutorService administrators = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(administrators.submit(() -> found(people, search("", null), 400)));
            }
            for (Future<List<String>> each : all) {
                assertThat(each.get()).hasSize(12_010).isSorted().doesNotHaveDuplicates();
            }
        } finally {
            administrators.shutdown();
        }
    }

    @Test
    void ofManyAFewAreFoundByFewReadings() {
        lab.tables.run("INSERT INTO members SELECT 'm' || (10000 + x), NULL FROM " + lab.tables.range(1, 5000));
        lab.enrolled("m14990");
        AtomicInteger read = new AtomicInteger();
        People counted = counting(read);
        PeopleSearch enrolled = new PeopleSearch(
                "",
                PeopleSearch.Match.CONTAINS,
                null,
                (person, hasRole) -> person.facts().enrolled());
        assertThat(counted.page(enrolled, null, 1).people()).hasSize(1);
        assertThat(read.get()).isLessThan(3 * 5000);
    }

    @Test
    void theyAreCountedWithThoseWhoAreProtected() {
        lab.enrolled("bob");
        lab.enrolled("deleted");
        Coverage coverage = new PolicyImpact(
                        lab.database, lab.kinds, listed, name -> name.toLowerCase(Locale.ROOT), lab.clock)
                .coverage();
        assertThat(coverage.covered()).isEqualTo(1);
        assertThat(coverage.all()).isEqualTo(3);
        assertThat(coverage.whole()).isTrue();
        Coverage onRecord = new PolicyImpact(lab.database, lab.kinds, null, name -> name, lab.clock).coverage();
        assertThat(onRecord.covered()).isEqualTo(2);
        assertThat(onRecord.ofEverybody()).isFalse();
    }

    @Test
    void aReminderIsOneMailAWeekWithAnEventAndNoneForWhoHasAFactor() {
        lab.enrolled("bob");
        assertThat(reminders.remind("bob", "mara", HERE)).isFalse();
        assertThat(reminders.remind("alice", "mara", HERE)).isTrue();
        assertThat(reminders.remind("alice", "nils", HERE)).isFalse();
        lab.clock.move(Duration.ofDays(7).minusSeconds(1));
        assertThat(reminders.remind("alice", "mara", HERE)).isFalse();
        lab.clock.move(Duration.ofSeconds(1));
        assertThat(reminders.remind("alice", "mara", HERE)).isTrue();
        assertThat(lab.tables.ask(
                        "SELECT COUNT(*) FROM secondgate_outbox WHERE account = 'alice' AND kind = 'REMINDER'"))
                .isEqualTo("2");
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE account = 'alice'"
                        + " AND body LIKE '%Sign in and set up two-factor%' AND body NOT LIKE '%If this was%'"))
                .isEqualTo("2");
        assertThat(lab.events())
                .filteredOn(line -> line.contains("REMINDER_SENT"))
                .hasSize(2);
    }

    @Test
    void whereNoMailCanLeaveNobodyIsReminded() {
        CoreServices silent = new CoreServices(lab.database, lab.audit, Notices.none(), lab.clock, lab.random);
        assertThat(new Reminders(silent).on()).isFalse();
        assertThat(reminders.on()).isTrue();
    }
}
