package io.github.secondgate.secondfactor.policy;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.Obligation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The policy changed at run time, on two nodes with one database. */
class PoliciesTest {
    private static final MethodsOffered BOTH =
            new MethodsOffered(Set.of(Channel.EMAIL, Channel.SMS), Set.of(Channel.EMAIL, Channel.SMS));

    private final Lab lab = new Lab();
    private final Policies one = node(Enforcement.VOLUNTARY);
    private final Policies other = node(Enforcement.VOLUNTARY);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theSettingsHoldUntilSomebodyChangesThem() {
        assertThat(one.newest().requirement()).isEqualTo(Enforcement.VOLUNTARY);
        assertThat(one.newest().version()).isZero();
        assertThat(kind(one)).isEqualTo(Kind.NONE);
    }

    @Test
    void aChangeReachesEveryNodeWithItsNextLookAtAnAccount() {
        assertThat(kind(other)).isEqualTo(Kind.NONE);
        assertThat(one.change(everyone(one.newest()), "mara", HERE)).isTrue();

        assertThat(kind(one)).isEqualTo(Kind.ENROLMENT);
        assertThat(kind(other)).isEqualTo(Kind.ENROLMENT);
        assertThat(node(Enforcement.VOLUNTARY).newest().version()).isEqualTo(1);
    }

    @Test
    void everyPartOfARuleIsReadBack() {
        Policy rule = one.newest()
                .amended(
                        Enforcement.ROLES,
                        Set.of("admin", "treasurer"),
                        Duration.ofDays(14),
                        Lab.START.plus(Duration.ofDays(30)));
        one.change(rule, "mara", HERE);

        Policy read = other.newest();
        assertThat(read.requirement()).isEqualTo(Enforcement.ROLES);
        assertThat(read.roles()).containsExactly("admin", "treasurer");
        assertThat(read.grace()).isEqualTo(Duration.ofDays(14));
        assertThat(read.graceEnd()).isEqualTo(Lab.START.plus(Duration.ofDays(30)));
        assertThat(lab.lastEvent())
                .contains("POLICY_CHANGED", "mara", "version 1: ROLES admin,treasurer grace 14d", "offering app");
    }

    @Test
    void aMethodSwitchedOffIsOfferedByNoNodeAfterItsNextLookAtAnAccount() {
        assertThat(offered(other)).containsExactly("app", "email", "sms");
        Policy seen = one.newest();
        one.change(seen.offering(seen.methods().switchedTo(Set.of(Channel.EMAIL))), "mara", HERE);

        assertThat(offered(other)).containsExactly("app", "email");
        assertThat(lab.lastEvent()).contains("POLICY_CHANGED", "mara", "version 1: VOLUNTARY offering app,email");

        one.change(one.newest().offering(BOTH), "mara", HERE);
        assertThat(offered(other)).containsExactly("app", "email", "sms");
    }

    @Test
    void aRestartWithFewerWaysOutOffersNoneThatIsGone() {
        one.change(one.newest().offering(BOTH), "mara", HERE);
        Policies restarted = node(Enforcement.VOLUNTARY, new MethodsOffered(Set.of(), Set.of(Channel.EMAIL)));

        assertThat(offered(restarted)).containsExactly("app", "email");
        assertThat(offered(one)).containsExactly("app", "email", "sms");
    }

    @Test
    void aPolicyFromBeforeMethodsWereStoredOffersWhatTheSettingsSay() {
        lab.tables.run("INSERT INTO secondgate_policy (version, requirement, roles, grace_seconds, methods, changed_by,"
                + " changed_at) VALUES (1, 'EVERYONE', '', 0, '', 'mara', 0)");

        assertThat(kind(one)).isEqualTo(Kind.ENROLMENT);
        assertThat(offered(one)).containsExactly("app", "email", "sms");
        assertThat(offered(node(Enforcement.VOLUNTARY, MethodsOffered.appOnly())))
                .containsExactly("app");
    }

    @Test
    void whoIsRequiredAgainAfterNobodyWasHasTheWholeGraceAgain() {
        Policy fortnight = everyone(one.newest()).amended(Enforcement.EVERYONE, Set.of(), Duration.ofDays(14), null);
        one.change(fortnight, "mara", HERE);
        lab.accounts.noteRequired("alice");
        lab.clock.move(Duration.ofDays(15));
        assertThat(kind(one)).isEqualTo(Kind.ENROLMENT);

        one.change(one.newest().amended(Enforcement.ROLES, Set.of("admin"), Duration.ofDays(14), null), "mara", HERE);
        assertThat(lab.accounts.facts("alice").requiredSince())
                .as("who has the role is required all the time")
                .isEqualTo(Lab.START);
        one.change(one.newest().amended(Enforcement.VOLUNTARY, Set.of(), Duration.ofDays(14), null), "mara", HERE);
        assertThat(lab.accounts.facts("alice").requiredSince()).isNull();

        one.change(one.newest().amended(Enforcement.EVERYONE, Set.of(), Duration.ofDays(14), null), "mara", HERE);
        Obligation obligation = other.decide(lab.accounts.facts("alice"), role -> false);
        assertThat(obligation.graceEndsAt()).isEqualTo(lab.clock.instant().plus(Duration.ofDays(14)));
    }

    @Test
    void aChangeThatCameTooLateForgetsNobodysGrace() {
        Policy seen = one.newest();
        one.change(everyone(seen), "mara", HERE);
        lab.accounts.noteRequired("alice");

        assertThat(other.change(seen, "nils", HERE)).isFalse();
        assertThat(lab.accounts.facts("alice").requiredSince()).isEqualTo(Lab.START);
    }

    @Test
    void ofTwoWhoChangeTheSamePolicyTheSecondIsTooLate() {
        Policy seen = one.newest();
        one.change(everyone(seen), "mara", HERE);

        assertThat(other.change(seen.amended(Enforcement.ROLES, Set.of("admin"), Duration.ZERO, null), "nils", HERE))
                .isFalse();
        assertThat(other.newest().requirement()).isEqualTo(Enforcement.EVERYONE);
        assertThat(lab.lastEvent()).contains("POLICY_CHANGED", "nils", "OVERTAKEN");
    }

    @Test
    void ofManyAtOnceExactlyOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Policy seen = one.newest();
        Callable<Boolean> change = () -> one.change(everyone(seen), "mara", HERE);
        int won = 0;
        for (Future<Boolean> outcome : threads.invokeAll(List.of(change, change, change, change, change, change))) {
            won += outcome.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(won).isEqualTo(1);
        assertThat(one.newest().version()).isEqualTo(1);
    }

    @Test
    void whatTheSettingsExemptStaysExempt() {
        Policies exempting = new Policies(
                lab.database,
                new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of("alice")),
                lab.audit,
                lab.clock);
        exempting.change(everyone(exempting.newest()), "mara", HERE);

        assertThat(kind(exempting)).isEqualTo(Kind.NONE);
        assertThat(kind(one)).isEqualTo(Kind.ENROLMENT);
    }

    @Test
    void whatTheSettingsSwitchOffStaysOff() {
        one.change(everyone(one.newest()), "mara", HERE);
        lab.enrolled("alice");
        Policies off = node(Enforcement.OFF);

        assertThat(kind(off)).isEqualTo(Kind.NONE);
        assertThat(off.newest().off()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> off.change(everyone(off.newest()), "mara", HERE));
    }

    private static Policy everyone(Policy policy) {
        return policy.amended(Enforcement.EVERYONE, Set.of(), Duration.ZERO, null);
    }

    private Kind kind(Policies policies) {
        return policies.decide(lab.accounts.facts("alice"), role -> false).kind();
    }

    private List<String> offered(Policies policies) {
        return policies.methods(lab.accounts.facts("alice")).keys();
    }

    private Policies node(Enforcement requirement) {
        return node(requirement, BOTH);
    }

    private Policies node(Enforcement requirement, MethodsOffered methods) {
        Policy settings = new Policy(requirement, Set.of(), Duration.ZERO, Set.of()).offering(methods);
        return new Policies(lab.database, settings, lab.audit, lab.clock);
    }
}
