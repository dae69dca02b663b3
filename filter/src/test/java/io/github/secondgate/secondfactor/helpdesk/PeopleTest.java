package io.github.secondgate.secondfactor.helpdesk;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.policy.Coverage;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody the application knows, and everybody something is on record about, in one list. */
class PeopleTest {
    private static final PeopleSearch.Wanted ALL = (person, hasRole) -> true;
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
        List<String> names = new ArrayList<>();
        String after = null;
        do {
            People.Page page =
                    people.page(new PeopleSearch(part, PeopleSearch.Match.CONTAINS, role, wanted), after, most);
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
