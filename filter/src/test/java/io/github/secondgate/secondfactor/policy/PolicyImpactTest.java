package io.github.secondgate.secondfactor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.AccountStates.State;
import io.github.secondgate.secondfactor.policy.ImpactCount.Basis;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.PolicyRow;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** How many accounts a policy would stop, counted before it is saved. */
class PolicyImpactTest {
    private static final Policy VOLUNTARY = new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of("otto"));
    private static final Policy EVERYONE = VOLUNTARY.amended(Enforcement.EVERYONE, Set.of(), Duration.ZERO, null);
    private static final Policy ADMINS = VOLUNTARY.amended(Enforcement.ROLES, Set.of("admin"), Duration.ZERO, null);

    private final Lab lab = new Lab();
    private Duration took;

    @BeforeEach
    void people() {
        lab.tables.run("CREATE TABLE users (username VARCHAR(64), role VARCHAR(64))");
        lab.tables.run("INSERT INTO users VALUES ('Ewan', 'admin'), ('nadia', NULL), ('aisha', 'admin'),"
                + " ('aisha', 'clerk'), ('otto', 'clerk'), (NULL, 'clerk'), ('', NULL)");
        lab.enrolled("ewan");
        lab.accounts.noteRequired("aisha");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void everyAccountOfTheApplicationIsCountedWhereItListsThem() {
        // nadia and aisha: ewan has a factor, otto is exempt by the settings.
        ImpactCount reach = policyImpact("SELECT username FROM users").of(EVERYONE);
        assertThat(reach.now()).isEqualTo(2);
        assertThat(reach.basis()).isEqualTo(Basis.ALL);
    }

    @Test
    void rolesAreCountedWhereTheListTellsThem() {
        ImpactCount reach = policyImpact("SELECT username, role FROM users").of(ADMINS);
        assertThat(reach.now()).isEqualTo(1);
        assertThat(reach.basis()).isEqualTo(Basis.ALL);
    }

    @Test
    void withoutAListOnlyAccountsOnRecordAreCounted() {
        assertThat(policyImpact(null).of(EVERYONE)).hasToString("Reach[1 now, 0 later, ON_RECORD]");
        assertThat(policyImpact(null).of(ADMINS)).hasToString("Reach[1 now, 0 later, ON_RECORD_IN_ANY_ROLE]");
        assertThat(policyImpact("SELECT username FROM users").of(ADMINS).basis())
                .isEqualTo(Basis.ON_RECORD_IN_ANY_ROLE);
    }

    @Test
    void whoeverHasGraceIsStoppedLater() {
        lab.clock.move(Duration.ofDays(20));
        Policy grace = EVERYONE.amended(Enforcement.EVERYONE, Set.of(), Duration.ofDays(14), null);
        // The fortnight of aisha began when it was first demanded; nadia's begins now.
        assertThat(policyImpact("SELECT username FROM users").of(grace)).hasToString("Reach[1 now, 1 later, ALL]");
    }

    /** More than are read at once, most of them with a factor, many with a role more, in no order. */
    @Test
    void everybodyIsCountedOnceHoweverManyTheyAre() {
        lab.tables.run("DELETE FROM users");
        lab.tables.run(
                "INSERT INTO users SELECT CONCAT('member', MOD(x * 7919, 30011)), CASE WHEN MOD(x, 2) = 0 THEN 'admin'"
                        + " ELSE 'clerk' END FROM " + lab.tables.range(1, 60022));
        lab.tables.run("INSERT INTO secondgate_account (account, required_since_at)"
                + " SELECT CONCAT('member', x), CASE WHEN MOD(x, 3) = 0 THEN 5 END FROM " + lab.tables.range(0, 29999));
        for (String app : new String[] {"phone", "tablet"}) {
            lab.tables.run("INSERT INTO secondgate_app (id, account, name, secret, algorithm, digits, period_seconds,"
                    + " last_step, confirmed_at) SELECT CONCAT('" + app + "', x), CONCAT('member', x), '" + app
                    + "', 's', 'SHA1', 6, 30, 0, 1 FROM " + lab.tables.range(0, 23999));
        }
        lab.tables.run("INSERT INTO secondgate_channel (account, channel, destination, confirmed_at)"
                + " SELECT CONCAT('member', x), 'EMAIL', 'd', 1 FROM " + lab.tables.range(23000, 24999));
        lab.tables.run("INSERT INTO secondgate_exemption (id, account, reason, granted_by, granted_at, until_at) VALUES"
                + " ('one', 'member29999', 'r', 'mara', 1, 4102444800000), ('over', 'member29998', 'r', 'mara', 1, 2)");

        // 30,011 members, 25,000 of them with a factor, and one exempt.
        assertThat(policyImpact("SELECT username, role FROM users").of(EVERYONE))
                .hasToString("Reach[5010 now, 0 later, ALL]");
        assertThat(policyImpact("SELECT username, role FROM users").of(ADMINS))
                .hasToString("Reach[5010 now, 0 later, ALL]");
        // Without the eleven of whom nothing is on record, and with aisha.
        assertThat(policyImpact(null).of(EVERYONE)).hasToString("Reach[5000 now, 0 later, ON_RECORD]");
        Policy grace = EVERYONE.amended(Enforcement.EVERYONE, Set.of(), Duration.ofDays(14), null);
        // Those who were asked first in 1970 have no grace left: every third of the 5,000.
        assertThat(policyImpact("SELECT username FROM users").of(grace))
                .hasToString("Reach[1666 now, 3344 later, ALL]");
    }

    /** Never a number that is less than the truth without saying so. */
    @Test
    void aListThatIsCutIsSaidToBe() {
        ApplicationAccounts seven = new ApplicationAccounts(lab.tables.dataSource(), "SELECT username FROM users", 7);
        ApplicationAccounts six = new ApplicationAccounts(lab.tables.dataSource(), "SELECT username FROM users", 6);
        Function<ApplicationAccounts, Basis> basis = listed -> new PolicyImpact(
                        lab.database, lab.kinds, listed, name -> name.isEmpty() ? null : name, lab.clock)
                .of(EVERYONE)
                .basis();

        assertThat(basis.apply(seven)).isEqualTo(Basis.ALL);
        assertThat(basis.apply(six)).isEqualTo(Basis.AT_LEAST);
    }

    /** With the third name more time has gone than an administrator should wait. */
    @Test
    void aListThatTakesLongIsReadNoFurtherAndSaidToBeCut() {
        ApplicationAccounts listed =
                new ApplicationAccounts(lab.tables.dataSource(), "SELECT username FROM users ORDER BY username DESC");
        UnaryOperator<String> slow = name -> {
            lab.clock.move(Duration.ofSeconds(2));
            return name;
        };

        ImpactCount reach = new PolicyImpact(lab.database, lab.kinds, listed, slow, lab.clock).of(EVERYONE);

        // otto is exempt, nadia and ewan are left; nobody asked for the others.
        assertThat(reach).hasToString("Reach[2 now, 0 later, AT_LEAST]");
        assertThat(policyImpact("SELECT username FROM users").of(EVERYONE).basis())
                .isEqualTo(Basis.ALL);
    }

    /** Our own tables take longer than an administrator should wait; nothing is certain of anybody by then. */
    @Test
    void ourOwnTablesAreReadNoFurtherWhenTheTimeIsUp() throws SQLException {
        assertThat(askedOfSlowDatabase(Duration.ofSeconds(4), EVERYONE)).hasToString("Reach[0 now, 0 later, AT_LEAST]");
        assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    /** Factors and exemptions are known after six looks, then 10,000 first demands of 12,000, then the time is up. */
    @Test
    void whoIsKnownToBeStoppedIsCountedWhereFirstDemandsAreNotAllRead() throws SQLException {
        lab.tables.run("DELETE FROM users");
        lab.tables.run("INSERT INTO users SELECT CONCAT('member', x), NULL FROM " + lab.tables.range(10000, 25000));
        lab.tables.run("INSERT INTO secondgate_account (account, required_since_at)"
                + " SELECT CONCAT('member', x), 5 FROM " + lab.tables.range(10001, 22000));
        Policy grace = EVERYONE.amended(Enforcement.EVERYONE, Set.of(), Duration.ofDays(14), null);

        assertThat(askedOfSlowDatabase(Duration.ofMillis(450), grace))
                .hasToString("Reach[9999 now, 0 later, AT_LEAST]");
        assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(policyImpact("SELECT username FROM users").of(grace))
                .hasToString("Reach[12000 now, 3001 later, ALL]");
    }

    private ImpactCount askedOfSlowDatabase(Duration aLook, Policy policy) throws SQLException {
        DataSource slow = Mockito.mock(DataSource.class);
        Mockito.when(slow.getConnection()).thenAnswer(asked -> {
            lab.clock.move(aLook);
            return lab.tables.dataSource().getConnection();
        });
        Database database = new Database(slow, Duration.ofSeconds(30));
        ApplicationAccounts listed = new ApplicationAccounts(slow, "SELECT username FROM users ORDER BY username");
        Instant before = lab.clock.instant();

        ImpactCount reach =
                new PolicyImpact(database, lab.kinds, listed, UnaryOperator.identity(), lab.clock).of(policy);

        took = Duration.between(before, lab.clock.instant());
        return reach;
    }

    /** Half of them have a factor; whichever names are left out, the number is never more than the truth. */
    @Test
    void aListThatIsCutNeverCountsWhoHasAFactor() {
        lab.tables.run("DELETE FROM users");
        lab.tables.run("INSERT INTO users SELECT CONCAT('member', x), NULL FROM " + lab.tables.range(10, 19));
        lab.tables.run(
                "INSERT INTO secondgate_account (account) SELECT CONCAT('member', x) FROM " + lab.tables.range(10, 14));
        lab.tables.run("INSERT INTO secondgate_channel (account, channel, destination, confirmed_at)"
                + " SELECT CONCAT('member', x), 'EMAIL', 'd', 1 FROM " + lab.tables.range(10, 14));
        String ascending = "SELECT username FROM users ORDER BY username";

        assertThat(cut(ascending, 7)).hasToString("Reach[2 now, 0 later, AT_LEAST]");
        assertThat(cut(ascending + " DESC", 7)).hasToString("Reach[5 now, 0 later, AT_LEAST]");
    }

    private ImpactCount cut(String query, int mostRows) {
        ApplicationAccounts listed = new ApplicationAccounts(lab.tables.dataSource(), query, mostRows);
        return new PolicyImpact(lab.database, lab.kinds, listed, UnaryOperator.identity(), lab.clock).of(EVERYONE);
    }

    @Test
    void ofManyAccountsWhatWasCountedAMomentAgoIsNotCountedAgain() {
        many();
        AtomicInteger read = new AtomicInteger();
        PolicyImpact impact = counting(read, "SELECT username FROM users");
        Instant asked = lab.clock.instant();
        assertThat(impact.of(EVERYONE)).hasToString("Reach[12000 now, 0 later, ALL]");
        assertThat(impact.coverage().all()).isEqualTo(12_000);
        lab.enrolled("member1");
        lab.clock.set(asked.plusMillis(59_999));
        assertThat(impact.of(VOLUNTARY.amended(Enforcement.EVERYONE, Set.of(), Duration.ZERO, null)))
                .hasToString("Reach[12000 now, 0 later, ALL]");
        assertThat(impact.coverage().covered()).isZero();
        assertThat(read).hasValue(24_000);
        lab.clock.set(asked.plusMillis(60_000));
        assertThat(impact.of(EVERYONE)).hasToString("Reach[11999 now, 0 later, ALL]");
        assertThat(impact.coverage().covered()).isEqualTo(1);
        assertThat(read).hasValue(48_000);
    }

    /** Whatever differs in what is demanded, and of whom; a policy that was saved meanwhile as well. */
    @Test
    void anotherPolicyIsCountedAnew() {
        many();
        AtomicInteger read = new AtomicInteger();
        PolicyImpact impact = counting(read, "SELECT username, role FROM users");
        Instant tomorrow = lab.clock.instant().plus(Duration.ofDays(1));
        Duration week = Duration.ofDays(7);
        List<Policy> different = List.of(
                EVERYONE,
                VOLUNTARY,
                ADMINS,
                VOLUNTARY.amended(Enforcement.ROLES, Set.of("admin", "clerk"), Duration.ZERO, null),
                VOLUNTARY.amended(Enforcement.EVERYONE, Set.of(), week, null),
                VOLUNTARY.amended(Enforcement.EVERYONE, Set.of(), Duration.ZERO, tomorrow),
                new Policy(Enforcement.EVERYONE, Set.of(), Duration.ZERO, Set.of("member1")),
                EVERYONE.as(new PolicyRow(1, "EVERYONE", "", 0, null, "app").changed("mara", 1)));
        assertThat(different)
                .extracting(policy -> {
                    impact.of(policy);
                    return impact.of(policy).toString();
                })
                .containsExactly(
                        "Reach[12000 now, 0 later, ALL]",
                        "Reach[0 now, 0 later, ALL]",
                        "Reach[6000 now, 0 later, ALL]",
                        "Reach[12000 now, 0 later, ALL]",
                        "Reach[0 now, 12000 later, ALL]",
                        "Reach[0 now, 12000 later, ALL]",
                        "Reach[11999 now, 0 later, ALL]",
                        "Reach[12000 now, 0 later, ALL]");
        assertThat(read).hasValue(8 * 12_000);
    }

    @Test
    void whereNobodyIsListedTheManyOnRecordAreCountedOnceAMinuteToo() {
        lab.tables.run("INSERT INTO secondgate_account (account) SELECT CONCAT('member', x) FROM "
                + lab.tables.range(1, 10_000));
        PolicyImpact impact = policyImpact(null);
        Instant asked = lab.clock.instant();
        assertThat(impact.of(EVERYONE).now()).isEqualTo(10_001);
        lab.enrolled("member1");
        lab.clock.set(asked);
        assertThat(impact.of(EVERYONE).now()).isEqualTo(10_001);
        lab.clock.move(Duration.ofMinutes(1));
        assertThat(impact.of(EVERYONE).now()).isEqualTo(10_000);
    }

    @Test
    void whatAnAdministratorChangesIsCountedAtOnce() {
        many();
        PolicyImpact impact = counting(new AtomicInteger(), "SELECT username FROM users");
        Instant asked = lab.clock.instant();
        assertThat(impact.of(EVERYONE).now()).isEqualTo(12_000);
        assertThat(impact.coverage().covered()).isZero();
        lab.enrolled("member1");
        lab.clock.set(asked);
        impact.forget();
        assertThat(impact.of(EVERYONE).now()).isEqualTo(11_999);
        assertThat(impact.coverage().covered()).isEqualTo(1);
    }

    @Test
    void ofFewAccountsEveryCountIsOfNow() {
        PolicyImpact impact = policyImpact("SELECT username FROM users");
        assertThat(impact.of(EVERYONE).now()).isEqualTo(2);
        assertThat(impact.coverage().covered()).isEqualTo(1);
        lab.enrolled("nadia");
        assertThat(impact.of(EVERYONE).now()).isEqualTo(1);
        assertThat(impact.coverage().covered()).isEqualTo(2);
    }

    @Test
    void aCountThatFailsIsNotRemembered() {
        many();
        AtomicInteger read = new AtomicInteger(-500);
        ApplicationAccounts listed = new ApplicationAccounts(lab.tables.dataSource(), "SELECT username FROM users");
        PolicyImpact impact = new PolicyImpact(
                lab.database,
                lab.kinds,
                listed,
                name -> {
                    if (read.incrementAndGet() == 11_000) {
                        throw new IllegalStateException("a fault");
                    }
                    return name;
                },
                lab.clock);
        assertThatThrownBy(() -> impact.of(EVERYONE)).hasMessage("a fault");
        assertThat(impact.of(EVERYONE)).hasToString("Reach[12000 now, 0 later, ALL]");
    }

    /** Twelve thousand who have nothing, every second of them an administrator. */
    private void many() {
        lab.tables.run("DELETE FROM users");
        lab.tables.run("INSERT INTO users SELECT CONCAT('member', x), CASE WHEN MOD(x, 2) = 0 THEN 'admin' ELSE 'clerk'"
                + " END FROM " + lab.tables.range(1, 12_000));
    }

    /** Counts each name that is read of the application's list. */
    private PolicyImpact counting(AtomicInteger read, String sql) {
        return new PolicyImpact(
                lab.database,
                lab.kinds,
                new ApplicationAccounts(lab.tables.dataSource(), sql),
                name -> {
                    read.incrementAndGet();
                    return name;
                },
                lab.clock);
    }

    @Test
    void namesThatLookAlikeAreSeveral() {
        AccountStates states = new AccountStates();
        for (int i = 0; i < 100_000; i++) {
            assertThat(states.put("member" + i, State.NOT_STOPPED)).isNull();
        }
        assertThat(states.put("member99999", State.COUNTED)).isEqualTo(State.NOT_STOPPED);
        assertThat(states.of("member99999")).isEqualTo(State.COUNTED);
        assertThat(states.of("member0")).isEqualTo(State.NOT_STOPPED);
        assertThat(states.of("member100000")).isNull();
    }

    @Test
    void whoHasNothingButAMethodIsCounted() {
        lab.configured("ewan", Channel.EMAIL, "ewan@example.org");
        lab.configured("nadia", Channel.EMAIL, "nadia@example.org");
        lab.configured("sam", Channel.EMAIL, "sam@example.org");
        lab.configured("sam", Channel.SMS, "+49 170 1234567");
        lab.configured("kim", Channel.SMS, "+49 170 7654321");

        // ewan has an app.
        assertThat(policyImpact(null).onlyBy(Set.of(Channel.EMAIL))).isEqualTo(1);
        assertThat(policyImpact(null).onlyBy(Set.of(Channel.SMS))).isEqualTo(1);
        assertThat(policyImpact(null).onlyBy(Set.of(Channel.EMAIL, Channel.SMS)))
                .isEqualTo(3);
        assertThat(policyImpact(null).onlyBy(Set.of())).isZero();
    }

    @Test
    void aVoluntaryPolicyStopsNobody() {
        assertThat(policyImpact("SELECT username FROM users").of(VOLUNTARY).now())
                .isZero();
    }

    private PolicyImpact policyImpact(String sql) {
        ApplicationAccounts listed = sql == null ? null : new ApplicationAccounts(lab.tables.dataSource(), sql);
        return new PolicyImpact(
                lab.database,
                lab.kinds,
                listed,
                name -> name.isEmpty() ? null : name.toLowerCase(Locale.ROOT),
                lab.clock);
    }
}
