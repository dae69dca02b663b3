package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Reach.Basis;
import io.github.secondgate.store.ApplicationAccounts;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many accounts a policy would stop, counted before it is saved. */
class HeadcountTest {
    private static final Policy VOLUNTARY = new Policy(Requirement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of("otto"));
    private static final Policy EVERYONE = VOLUNTARY.amended(Requirement.EVERYONE, Set.of(), Duration.ZERO, null);
    private static final Policy ADMINS = VOLUNTARY.amended(Requirement.ROLES, Set.of("admin"), Duration.ZERO, null);

    private final Lab lab = new Lab();

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
        Reach reach = headcount("SELECT username FROM users").of(EVERYONE);
        assertThat(reach.now()).isEqualTo(2);
        assertThat(reach.basis()).isEqualTo(Basis.ALL);
    }

    @Test
    void rolesAreCountedWhereTheListTellsThem() {
        Reach reach = headcount("SELECT username, role FROM users").of(ADMINS);
        assertThat(reach.now()).isEqualTo(1);
        assertThat(reach.basis()).isEqualTo(Basis.ALL);
    }

    @Test
    void withoutAListOnlyAccountsOnRecordAreCounted() {
        assertThat(headcount(null).of(EVERYONE)).hasToString("Reach[1 now, 0 later, ON_RECORD]");
        assertThat(headcount(null).of(ADMINS)).hasToString("Reach[1 now, 0 later, ON_RECORD_IN_ANY_ROLE]");
        assertThat(headcount("SELECT username FROM users").of(ADMINS).basis()).isEqualTo(Basis.ON_RECORD_IN_ANY_ROLE);
    }

    @Test
    void whoeverHasGraceIsStoppedLater() {
        lab.clock.move(Duration.ofDays(20));
        Policy grace = EVERYONE.amended(Requirement.EVERYONE, Set.of(), Duration.ofDays(14), null);
        // The fortnight of aisha began when it was first demanded; nadia's begins now.
        assertThat(headcount("SELECT username FROM users").of(grace)).hasToString("Reach[1 now, 1 later, ALL]");
    }

    @Test
    void whoHasNothingButAMethodIsCounted() {
        lab.configured("ewan", Channel.EMAIL, "ewan@example.org");
        lab.configured("nadia", Channel.EMAIL, "nadia@example.org");
        lab.configured("sam", Channel.EMAIL, "sam@example.org");
        lab.configured("sam", Channel.SMS, "+49 170 1234567");
        lab.configured("kim", Channel.SMS, "+49 170 7654321");

        // ewan has an app.
        assertThat(headcount(null).onlyBy(Set.of(Channel.EMAIL))).isEqualTo(1);
        assertThat(headcount(null).onlyBy(Set.of(Channel.SMS))).isEqualTo(1);
        assertThat(headcount(null).onlyBy(Set.of(Channel.EMAIL, Channel.SMS))).isEqualTo(3);
        assertThat(headcount(null).onlyBy(Set.of())).isZero();
    }

    @Test
    void aVoluntaryPolicyStopsNobody() {
        assertThat(headcount("SELECT username FROM users").of(VOLUNTARY).now()).isZero();
    }

    private Headcount headcount(String sql) {
        ApplicationAccounts listed = sql == null ? null : new ApplicationAccounts(lab.tables.dataSource(), sql);
        return new Headcount(
                lab.database, listed, name -> name.isEmpty() ? null : name.toLowerCase(Locale.ROOT), lab.clock);
    }
}
