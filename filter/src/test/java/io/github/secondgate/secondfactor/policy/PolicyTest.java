package io.github.secondgate.secondfactor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.policy.Obligation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Predicate<String> NO_ROLE = role -> false;
    private static final AccountFacts NEW = new AccountFacts("alice", 0, List.of(), null, 0);
    private static final AccountFacts ENROLLED =
            new AccountFacts("alice", 1, List.of(new TotpAppFacts("app", "Phone", NOW, null)), null, 8);

    @Test
    void offAsksNobodyWhateverTheyHave() {
        Policy off = policy(Enforcement.OFF);

        assertThat(off.decide(ENROLLED, NO_ROLE, NOW).kind()).isEqualTo(Kind.NONE);
        assertThat(off.decide(ENROLLED, NO_ROLE, NOW).required()).isFalse();
        assertThat(off.off()).isTrue();
    }

    @Test
    void voluntaryAsksThoseWhoEnrolled() {
        Policy voluntary = policy(Enforcement.VOLUNTARY);

        assertThat(voluntary.decide(NEW, NO_ROLE, NOW).kind()).isEqualTo(Kind.NONE);
        assertThat(voluntary.decide(ENROLLED, NO_ROLE, NOW).kind()).isEqualTo(Kind.SECOND_FACTOR);
        assertThat(voluntary.decide(ENROLLED, NO_ROLE, NOW).required()).isFalse();
    }

    @Test
    void everyoneMustEnrolAtOnceWithoutGrace() {
        Obligation obligation = policy(Enforcement.EVERYONE).decide(NEW, NO_ROLE, NOW);

        assertThat(obligation.kind()).isEqualTo(Kind.ENROLMENT);
        assertThat(obligation.required()).isTrue();
        assertThat(obligation.graceEndsAt()).isNull();
    }

    @Test
    void whoHasAnAppIsAskedForItWhetherRequiredOrNot() {
        Obligation obligation = policy(Enforcement.EVERYONE).decide(ENROLLED, NO_ROLE, NOW);

        assertThat(obligation.kind()).isEqualTo(Kind.SECOND_FACTOR);
        assertThat(obligation.required()).isTrue();
    }

    @Test
    void oneOfTheListedRolesIsEnough() {
        Policy roles = new Policy(Enforcement.ROLES, Set.of("admin", "treasurer"), Duration.ZERO, Set.of());

        assertThat(roles.decide(NEW, "treasurer"::equals, NOW).kind()).isEqualTo(Kind.ENROLMENT);
        assertThat(roles.decide(NEW, "guest"::equals, NOW).kind()).isEqualTo(Kind.NONE);
    }

    @Test
    void graceLastsUntilItsVeryLastMillisecond() {
        Policy grace = new Policy(Enforcement.EVERYONE, Set.of(), FORTNIGHT, Set.of());
        AccountFacts noted = new AccountFacts("alice", 0, List.of(), NOW, 0);
        Instant end = NOW.plus(FORTNIGHT);

        Obligation before = grace.decide(noted, NO_ROLE, end.minusMillis(1));
        assertThat(before.kind()).isEqualTo(Kind.NONE);
        assertThat(before.required()).isTrue();
        assertThat(before.graceEndsAt()).isEqualTo(end);
        Obligation after = grace.decide(noted, NO_ROLE, end);
        assertThat(after.kind()).isEqualTo(Kind.ENROLMENT);
        assertThat(after.graceEndsAt()).isNull();
    }

    @Test
    void graceBeginsNowForThoseNotNotedYet() {
        Policy grace = new Policy(Enforcement.EVERYONE, Set.of(), FORTNIGHT, Set.of());

        assertThat(grace.decide(NEW, NO_ROLE, NOW).graceEndsAt()).isEqualTo(NOW.plus(FORTNIGHT));
    }

    @Test
    void anExemptAccountIsLeftOutUnlessItEnrolled() {
        Policy policy = new Policy(Enforcement.EVERYONE, Set.of(), Duration.ZERO, Set.of("alice"));

        assertThat(policy.decide(NEW, NO_ROLE, NOW).kind()).isEqualTo(Kind.NONE);
        assertThat(policy.decide(NEW, NO_ROLE, NOW).required()).isFalse();
        assertThat(policy.decide(ENROLLED, NO_ROLE, NOW).kind()).isEqualTo(Kind.SECOND_FACTOR);
        assertThat(policy.decide(NEW, NO_ROLE, NOW).exempt()).isTrue();
        assertThat(policy.decide(ENROLLED, NO_ROLE, NOW).exempt()).isTrue();
        assertThat(policy(Enforcement.EVERYONE).decide(NEW, NO_ROLE, NOW).exempt())
                .isFalse();
    }

    @Test
    void aDayOnWhichGraceEndsCutsThePeriodShort() {
        Instant day = NOW.plus(Duration.ofDays(3));
        Policy rule = policy(Enforcement.EVERYONE);

        assertThat(rule.amended(Enforcement.EVERYONE, Set.of(), FORTNIGHT, day)
                        .decide(NEW, NO_ROLE, NOW)
                        .graceEndsAt())
                .isEqualTo(day);
        assertThat(rule.amended(Enforcement.EVERYONE, Set.of(), Duration.ofDays(1), day)
                        .decide(NEW, NO_ROLE, NOW)
                        .graceEndsAt())
                .isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void withoutAPeriodEverybodyHasUntilTheDayOnWhichGraceEnds() {
        Instant day = NOW.plus(Duration.ofDays(3));
        Policy rule = policy(Enforcement.EVERYONE).amended(Enforcement.EVERYONE, Set.of(), Duration.ZERO, day);

        assertThat(rule.decide(NEW, NO_ROLE, day.minusMillis(1)).graceEndsAt()).isEqualTo(day);
        assertThat(rule.decide(NEW, NO_ROLE, day).kind()).isEqualTo(Kind.ENROLMENT);
    }

    @Test
    void rulesThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Policy(Enforcement.ROLES, Set.of(), Duration.ZERO, Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Policy(Enforcement.EVERYONE, Set.of(), Duration.ofDays(-1), Set.of()));
    }

    @Test
    void theAppAloneIsOfferedUntilMoreIsSaid() {
        MethodsOffered mail = new MethodsOffered(Set.of(Channel.EMAIL), Set.of(Channel.EMAIL));
        assertThat(policy(Enforcement.EVERYONE).methods().keys()).containsExactly("app");
        Policy offering = policy(Enforcement.EVERYONE).offering(mail);
        assertThat(offering.methods().keys()).containsExactly("app", "email");
        assertThat(offering.requirement()).isEqualTo(Enforcement.EVERYONE);
        assertThat(offering.amended(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, null)
                        .methods()
                        .keys())
                .containsExactly("app", "email");
    }

    @Test
    void theDayOfTheFirstDemandIsNotedOnce() {
        try (Lab lab = new Lab()) {
            Instant first = lab.clock.instant();
            assertThat(lab.accounts.facts("alice").requiredSince()).isNull();
            lab.accounts.noteRequired("alice");
            lab.clock.move(FORTNIGHT);
            lab.accounts.noteRequired("alice");

            assertThat(lab.accounts.facts("alice").requiredSince()).isEqualTo(first);
            assertThat(lab.accounts.facts("alice").changes()).isZero();
        }
    }

    private static Policy policy(Enforcement requirement) {
        return new Policy(requirement, Set.of("admin"), Duration.ZERO, Set.of());
    }
}
