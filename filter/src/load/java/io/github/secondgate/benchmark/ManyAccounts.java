package io.github.secondgate.benchmark;

import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.audit.EventId;
import io.github.secondgate.it.Percentiles;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PeopleSearch;
import io.github.secondgate.secondfactor.helpdesk.PeopleSearch.Match;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a sign-in and the administration cost with few accounts and with many, on PostgreSQL. All of them have an app and five
 * events, and the application lists them, in no order. Pages of that list are turned one after another, and the same policy is
 * asked for again, by the clock of the machine; what is asked first stands among what is measured, and once more by itself as
 * cold. Few and many are asked in turn, so that both meet the same load of the machine. To be run by its {@code main}, which
 * takes how many accounts are few and many, and how often each thing is measured that takes milliseconds; what reads all names is less
 * often.
 */
public final class ManyAccounts {
    private static final String LISTED = "SELECT username FROM users";
    private static final int ENROLLED = 50;
    private static final int AT_ONCE = 5000;
    /** How often what reads all names of the list is measured. */
    private static final int COLD = 30;

    private static final int BY_A_PART = 150;
    private static final long MILLIS_BETWEEN_EVENTS = 1000;
    private static final AuditTrail.Search ANY = new AuditTrail.Search(null, null, null, null);

    private final Lab lab = new Lab(
            TestDatabase.with("&options=-c%20default_transaction_isolation=read%5C%20committed"), source -> source);
    private final List<Phone> phones = new ArrayList<>();
    private final int accounts;
    private final int times;

    private ManyAccounts(int accounts, int times) {
        this.accounts = accounts;
        this.times = times;
    }

    public static void main(String[] arguments) {
        System.setProperty("test.database", "postgresql-17");
        int times = Integer.parseInt(arguments[2]);
        ManyAccounts few = new ManyAccounts(Integer.parseInt(arguments[0]), times);
        List<Measured> ofFew = few.measured();
        // The first time for the compiler.
        ofFew.forEach(each -> each.warmUp(each.times));
        ManyAccounts many = new ManyAccounts(Integer.parseInt(arguments[1]), times);
        List<Measured> ofMany = many.measured();
        for (int i = 0; i < ofFew.size(); i++) {
            report(ofFew.get(i), ofMany.get(i));
        }
        few.lab.close();
        many.lab.close();
        System.exit(0);
    }

    private List<Measured> measured() {
        List<Measured> all = new ArrayList<>();
        for (int i = 0; i < ENROLLED; i++) {
            phones.add(lab.enrolled("person" + i));
        }
        fill();
        ApplicationAccounts listed = new ApplicationAccounts(lab.tables.dataSource(), LISTED);
        People onRecord = new People(lab.database, null, UnaryOperator.identity(), lab.clock);
        AuditTrail trail = new AuditTrail(lab.database);
        Supplier<People> everybody =
                () -> new People(lab.database, listed, UnaryOperator.identity(), Clock.systemUTC());
        Supplier<PolicyImpact> counts =
                () -> new PolicyImpact(lab.database, lab.kinds, listed, UnaryOperator.identity(), Clock.systemUTC());
        Policy everyone = new Policy(Enforcement.EVERYONE, Set.of(), Duration.ZERO, Set.of());
        String middle = EventId.floor(Instant.ofEpochMilli(accounts * 5L / 2 * MILLIS_BETWEEN_EVENTS));

        measure(all, "a right code", times, i -> {
            if (i % ENROLLED == 0) {
                lab.clock.move(Lab.STEP);
            }
            Phone phone = phones.get(i % ENROLLED);
            Verification verification = lab.verify(phone, phone.code());
            // In one of a million steps the code is that of the step before, which counted as this one then.
            if (!verification.accepted() && !phone.code(-1).equals(phone.code())) {
                throw new IllegalStateException(phone.account + ": " + verification);
            }
        });
        measure(all, "a look again", times, i -> lab.accounts.standing(name(i)));
        measure(
                all,
                "people, by a beginning",
                times,
                i -> onRecord.page(search(name(i).substring(0, 7), Match.BEGINS), null, People.PAGE));
        measure(
                all,
                "people, by a part",
                BY_A_PART,
                i -> onRecord.page(search(name(i).substring(4), Match.CONTAINS), null, People.PAGE));
        measure(all, "people, listed, page after page", times, new Turning(everybody));
        measure(
                all,
                "people, listed, each time another part of a name, so cold",
                COLD,
                i -> everybody.get().page(search(name(i).substring(4), Match.CONTAINS), null, People.PAGE));
        measure(
                all,
                "people, listed, the first page, cold",
                COLD,
                i -> everybody.get().page(search("", Match.CONTAINS), null, People.PAGE));
        measure(all, "their list, by plain JDBC", COLD, i -> readByJdbc());
        measure(all, "events, the first page", times, i -> trail.newest(ANY));
        measure(all, "events, a page in the middle", times, i -> trail.before(ANY, middle));
        measure(
                all,
                "events of an account",
                times,
                i -> trail.newest(new AuditTrail.Search(name(i), null, null, null)));
        Fresh<PolicyImpact> impact = new Fresh<>(counts);
        measure(all, "what a policy would do", times, i -> impact.from(i).of(everyone));
        measure(all, "what a policy would do, cold", COLD, i -> counts.get().of(everyone));
        Fresh<PolicyImpact> head = new Fresh<>(counts);
        measure(all, "how many are protected", times, i -> head.from(i).coverage());
        measure(all, "how many are protected, cold", COLD, i -> counts.get().coverage());
        measure(
                all,
                "the people's file, a part",
                COLD / 6,
                i -> everybody.get().page(search("", Match.CONTAINS), name(i), 1000));
        return all;
    }

    /** What remembers nothing of the warming up. */
    private final class Fresh<T> {
        private final Supplier<T> source;
        private T fresh;

        Fresh(Supplier<T> source) {
            this.source = source;
            this.fresh = source.get();
        }

        /** @param i {@code times} for the first that is measured */
        T from(int i) {
            if (i == times) {
                fresh = source.get();
            }
            return fresh;
        }
    }

    /** Somebody who turns pages; from the first one when the last was seen. */
    private final class Turning implements Work {
        private final Fresh<People> people;
        private String after;

        Turning(Supplier<People> people) {
            this.people = new Fresh<>(people);
        }

        @Override
        public void run(int i) {
            after = i == times ? null : after;
            People.Page page = people.from(i).page(search("", Match.CONTAINS), after, People.PAGE);
            if (page.people().isEmpty()) {
                throw new IllegalStateException("Nobody after " + after);
            }
            after = page.next();
        }
    }

    /** The least that a look at the application's list can cost: a part of the rows at once. */
    private long readByJdbc() {
        long read = 0;
        try (Connection connection = lab.tables.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(LISTED)) {
                statement.setFetchSize(AT_ONCE);
                ResultSet names = statement.executeQuery();
                while (names.next()) {
                    read += names.getString(1).length();
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return read;
    }

    private String name(int i) {
        return String.format(Locale.ROOT, "user%07d", (int) (i * 7919L % accounts) + 1);
    }

    private static PeopleSearch search(String part, Match match) {
        return new PeopleSearch(part, match, null, (person, hasRole) -> true);
    }

    private void fill() {
        String name = "'user' || lpad(CAST(x AS text), 7, '0')";
        String of = " FROM generate_series(1, " + accounts + ") AS numbers (x)";
        lab.tables.run("INSERT INTO secondgate_account (account) SELECT " + name + of);
        lab.tables.run(
                "INSERT INTO secondgate_app (id, account, name, secret, algorithm, digits, period_seconds, last_step,"
                        + " confirmed_at) SELECT 'i' || x, " + name + ", 'Phone', 'secret', 'SHA1', 6, 30, 0, 0" + of);
        // As EventId writes the time.
        lab.tables.run(
                "INSERT INTO secondgate_event (id, at, kind, factor, account, outcome) SELECT translate(lpad(to_hex("
                        + "CAST(x AS bigint) * " + MILLIS_BETWEEN_EVENTS
                        + "), 12, '0') || lpad(to_hex(x), 16, '0'), '0123456789abcdef', 'abcdefghijklmnop'),"
                        + " CAST(x AS bigint) * " + MILLIS_BETWEEN_EVENTS
                        + ", 'SECOND_FACTOR_CHECKED', 'APP', 'user' || lpad(CAST(x % "
                        + accounts + " + 1 AS text), 7, '0'), 'ACCEPTED' FROM generate_series(1, " + 5L * accounts
                        + ") AS numbers (x)");
        lab.tables.run("CREATE TABLE users (username VARCHAR(64) COLLATE \"C\" PRIMARY KEY)");
        lab.tables.run("INSERT INTO users SELECT " + name + of + " ORDER BY md5(" + name + ")");
        for (String table : lab.tables.all("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
            lab.tables.run("VACUUM ANALYZE " + table);
        }
        // What was filled in is written out now, and not while something is measured.
        lab.tables.run("CHECKPOINT");
    }

    private interface Work {
        void run(int i);
    }

    private static void measure(List<Measured> all, String what, int times, Work work) {
        all.add(new Measured(what, Math.max(times, 5), work));
    }

    /** What is measured, with a few of it beforehand. */
    private static final class Measured {
        private final String what;
        private final int times;
        private final Work work;
        private final Percentiles took;

        Measured(String what, int times, Work work) {
            this.what = what;
            this.times = times;
            this.work = work;
            this.took = new Percentiles(times);
        }

        void warmUp(int some) {
            for (int i = 0; i < some; i++) {
                work.run(i);
            }
        }

        void once(int i) {
            long began = System.nanoTime();
            work.run(times + i);
            took.add(System.nanoTime() - began);
        }
    }

    private static void report(Measured few, Measured many) {
        few.warmUp(few.times / 10 + 1);
        many.warmUp(many.times / 10 + 1);
        for (int i = 0; i < few.times; i++) {
            few.once(i);
            many.once(i);
        }
        System.out.println(few.what);
        System.out.println("  few, " + few.took);
        System.out.println("  many, " + many.took);
    }
}
