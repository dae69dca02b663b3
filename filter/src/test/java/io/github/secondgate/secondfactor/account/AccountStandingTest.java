package io.github.secondgate.secondfactor.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session is looked at again by less, which must say the same. */
class AccountStandingTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private AccountStanding standing() {
        AccountStanding standing = lab.accounts.standing("alice");
        assertThat(standing).isExactlyInstanceOf(AccountStanding.class);
        assertThat(standing)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(new AccountStanding(
                        "alice",
                        lab.accounts.facts("alice").changes(),
                        lab.accounts.facts("alice").enrolled(),
                        millis(lab.accounts.facts("alice").requiredSince()),
                        millis(lab.accounts.facts("alice").exemptUntil()),
                        millis(lab.accounts.facts("alice").resetAt()),
                        lab.accounts.facts("alice").policyVersion()));
        return standing;
    }

    private static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    @Test
    void ofAnAccountNeverHeardOfItIsThePolicyAlone() {
        assertThat(standing().enrolled()).isFalse();
        Policies policies = new Policies(
                lab.database,
                new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of()),
                lab.audit,
                lab.clock);
        policies.change(policies.newest(), "mara", Lab.HERE);
        assertThat(standing().policyVersion()).isPositive();
    }

    @Test
    void anAppIsAFactorUntilItIsTakenAway() {
        lab.enrolled("alice");
        assertThat(standing().enrolled()).isTrue();
        lab.enrolments.disable("alice", Lab.HERE);
        assertThat(standing().enrolled()).isFalse();
    }

    @Test
    void soIsAChannelFromItsConfirmationOn() {
        lab.begin("alice", Channel.EMAIL, "alice@example.org", Lab.session("hers"));
        assertThat(standing().enrolled()).isFalse();
        lab.configured("bob", Channel.EMAIL, "bob@example.org");
        assertThat(lab.accounts.standing("bob").enrolled()).isTrue();
    }

    @Test
    void whatAnAdministratorDidAndWhatIsDemandedShows() {
        lab.enrolled("alice");
        new Exemptions(lab.core)
                .grant("alice", lab.clock.instant().plus(Duration.ofDays(1)), "mara", "no phone", Lab.HERE);
        assertThat(standing().exemptUntil()).isAfter(lab.clock.instant());
        new Helpdesk(lab.core, lab.kinds).reset("alice", "mara", "lost it at sea", Lab.HERE);
        assertThat(standing().resetAt()).isEqualTo(lab.clock.instant());
        lab.accounts.noteRequired("alice");
        assertThat(standing().requiredSince()).isEqualTo(lab.clock.instant());
    }
}
