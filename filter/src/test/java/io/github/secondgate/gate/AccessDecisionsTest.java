package io.github.secondgate.gate;

import static io.github.secondgate.login.SecondFactorStamp.Method.FACTOR;
import static io.github.secondgate.login.SecondFactorStamp.Method.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.AccessState.Kind;
import io.github.secondgate.login.KeptInMemory;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import java.time.Duration;
import java.util.Set;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.apache.shiro.web.subject.WebSubject;
import org.junit.jupiter.api.Test;

/** Whether something is owed, decided on the account as it is, and believed for a few seconds. */
class AccessDecisionsTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private House house = new House();
    private final String account = house.person();

    private Kind kind(Browser browser) {
        return of(browser).kind();
    }

    private AccessState of(Browser browser) {
        return house.accessDecisions.of(house.loginOf(browser));
    }

    private void rules(House.Rules rules) {
        house = new House(rules);
        house.named(account);
    }

    private static Policy policy(Enforcement requirement, Duration grace, String... roles) {
        return new Policy(requirement, Set.of(roles), grace, Set.of());
    }

    // --- the stamp

    @Test
    void nobodyIsAnonymousWithAndWithoutASession() {
        assertThat(kind(new Browser())).isEqualTo(Kind.ANONYMOUS);
        Browser browser = new Browser();
        house.session(browser).setAttribute("basket", "full");
        assertThat(kind(browser)).isEqualTo(Kind.ANONYMOUS);
        assertThat(SecondFactorStamp.stored(house.session(browser))).isEqualTo(SecondFactorStamp.Stored.NONE);
    }

    @Test
    void whoeverOwesNothingGetsAStampThatSaysSo() {
        Browser browser = house.signedIn(account);
        AccessState accessState = of(browser);
        assertThat(accessState.kind()).isEqualTo(Kind.PASSES);
        assertThat(accessState.bySecondFactor()).isFalse();
        assertThat(house.stampOf(browser).fits(account, 0)).isTrue();
        assertThat(house.stampOf(browser).bySecondFactor()).isFalse();
    }

    @Test
    void aStampThatFitsPasses() {
        AccessState accessState = of(house.passed(account, house.enrol(account)));
        assertThat(accessState.kind()).isEqualTo(Kind.PASSES);
        assertThat(accessState.bySecondFactor()).isTrue();
        assertThat(accessState.person().account()).isEqualTo(account);
    }

    @Test
    void withoutAStampTheCodeIsOwed() {
        house.enrol(account);
        Browser browser = house.signedIn(account);
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
        assertThat(SecondFactorStamp.stored(house.session(browser))).isEqualTo(SecondFactorStamp.Stored.NONE);
    }

    @Test
    void aStampThatDoesNotFitIsRemovedAtOnce() {
        long changes = house.enrol(account);
        SecondFactorStamp[] wrong = {
            new SecondFactorStamp(house.person(), FACTOR, house.clock.instant(), changes),
            new SecondFactorStamp(account, FACTOR, house.clock.instant(), changes - 1),
            new SecondFactorStamp(account, FACTOR, house.clock.instant(), changes + 1),
            new SecondFactorStamp(account, NONE, house.clock.instant(), changes),
        };
        for (SecondFactorStamp stamp : wrong) {
            Browser browser = house.signedIn(account);
            house.stamp(browser, stamp);
            assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
            assertThat(SecondFactorStamp.stored(house.session(browser))).isEqualTo(SecondFactorStamp.Stored.NONE);
        }
    }

    @Test
    void aStampThatCannotBeReadIsRemovedAtOnce() {
        house.enrol(account);
        Browser browser = house.signedIn(account);
        house.session(browser)
                .setAttribute("io.github.secondgate.stamp", new String[] {account, "1", "FORGED", "0", "1"});
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
        assertThat(SecondFactorStamp.stored(house.session(browser))).isEqualTo(SecondFactorStamp.Stored.NONE);
    }

    @Test
    void aStampIsForThePersonOfItsSessionOnly() {
        String other = house.person();
        Browser browser = house.passed(account, house.enrol(account));
        house.enrol(other);
        House.login(house.subject(browser), other);
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
        House.login(house.subject(browser), account);
        assertThat(kind(browser)).as("A again, after B").isEqualTo(Kind.CHALLENGE_REQUIRED);
    }

    @Test
    void aStampOfNothingOwedIsRenewedWhenTheAccountChanged() {
        Browser browser = house.signedIn(account);
        of(browser);
        house.enrol(account);
        house.enrolments.disable(account, House.HERE);
        house.move(House.RECHECK);
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        assertThat(house.stampOf(browser)
                        .fits(account, house.accounts.facts(account).changes()))
                .isTrue();
    }

    /** Else whoever took the session over would set an app of their own up in its place. */
    @Test
    void whoeverWasLetInByAFactorThatIsGoneGivesThePasswordAgain() {
        Browser browser = house.passed(account, house.enrol(account));
        house.enrolments.disable(account, House.HERE);
        assertThat(kind(browser)).isEqualTo(Kind.ANONYMOUS);
        assertThat((Object) house.loginOf(browser).principal()).isNull();
    }

    @Test
    void whoeverHasWaitedForTheirCodeSinceBeforeAResetGivesThePasswordAgain() {
        house.enrol(account);
        Browser waiting = house.signedIn(account);
        assertThat(kind(waiting)).isEqualTo(Kind.CHALLENGE_REQUIRED);
        house.move(MOMENT);
        House.DATABASE.transaction(t -> t.accounts().noteReset(account, house.clock.millis()));
        Browser later = house.signedIn(account);
        assertThat(kind(waiting)).isEqualTo(Kind.ANONYMOUS);
        assertThat(kind(later)).isEqualTo(Kind.CHALLENGE_REQUIRED);
    }

    // --- how long a decision is believed

    @Test
    void aDecisionIsBelievedUntilItsTimeIsOverAndCostsNoQuery() {
        Browser browser = house.passed(account, house.enrol(account));
        of(browser);
        int queries = house.connections.get();
        house.move(House.RECHECK.minus(MOMENT));
        of(browser);
        assertThat(house.connections).hasValue(queries);
        house.move(MOMENT);
        of(browser);
        assertThat(house.connections).hasValue(queries + 1);
        of(browser);
        assertThat(house.connections).hasValue(queries + 1);
    }

    /** Attack 40. */
    @Test
    void whatAnotherSessionChangedIsOwedAfterTheRecheckTime() {
        Browser browser = house.signedIn(account);
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        house.enrol(account);
        house.move(House.RECHECK.minus(MOMENT));
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        house.move(MOMENT);
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
        assertThat(SecondFactorStamp.stored(house.session(browser))).isEqualTo(SecondFactorStamp.Stored.NONE);
    }

    @Test
    void withARecheckOfZeroNothingIsBelieved() {
        rules(new House.Rules().recheck(Duration.ZERO));
        Browser browser = house.signedIn(account);
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        house.enrol(account);
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
    }

    @Test
    void aDebtIsNeverBelieved() {
        long changes = house.enrol(account);
        Browser browser = house.signedIn(account);
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
        house.stamp(browser, new SecondFactorStamp(account, FACTOR, house.clock.instant(), changes));
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
    }

    @Test
    void aStampTakenAwayIsMissedAtOnce() {
        Browser browser = house.passed(account, house.enrol(account));
        of(browser);
        SecondFactorStamp.remove(house.session(browser));
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
    }

    @Test
    void aStampThatWasExchangedIsLookedAtAgain() {
        Browser browser = house.passed(account, house.enrol(account));
        of(browser);
        house.stamp(browser, new SecondFactorStamp(account, FACTOR, house.clock.instant(), 99));
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
    }

    @Test
    void aClockSetBackBelievesNothing() {
        Browser browser = house.signedIn(account);
        of(browser);
        house.enrol(account);
        house.move(Duration.ofSeconds(-1));
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
    }

    /** How many sessions ended within its time is then no matter of memory. */
    @Test
    void aDecisionIsForgottenWithTheSessionThatEnds() {
        Browser browser = house.passed(account, house.enrol(account));
        Session session = house.session(browser);
        Object id = session.getId();
        SecondFactorStamp stamp = SecondFactorStamp.of(session);
        house.ask(new FakeRequest(browser, "GET", "/x"), new FakeResponse(), seen -> {
            assertThat(remembered(id, stamp)).isNotNull();
            seen.logout();
        });
        assertThat(remembered(id, stamp)).isNull();
    }

    private AccessState remembered(Object id, SecondFactorStamp stamp) {
        Session same = new KeptInMemory();
        stamp.write(same);
        return house.decisionCache.believed(id, House.principals(account), same, house.clock.millis());
    }

    // --- policy

    @Test
    void whoeverIsRequiredSetsAFactorUp() {
        rules(new House.Rules().everyone());
        assertThat(kind(house.signedIn(account))).isEqualTo(Kind.ENROLMENT_REQUIRED);
    }

    @Test
    void graceIsCountedFromTheFirstTimeItWasAsked() {
        Duration grace = Duration.ofDays(14);
        rules(new House.Rules().policy(policy(Enforcement.EVERYONE, grace)));
        Browser browser = house.signedIn(account);
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        assertThat(house.accounts.facts(account).requiredSince()).isEqualTo(House.START);
        house.move(grace.minus(MOMENT));
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        house.move(House.RECHECK);
        assertThat(kind(browser)).isEqualTo(Kind.ENROLMENT_REQUIRED);
    }

    @Test
    void rolesAreThoseOfThePersonAtTheKeyboard() {
        rules(new House.Rules().policy(policy(Enforcement.ROLES, Duration.ZERO, "admin")));
        assertThat(kind(house.signedIn(account))).isEqualTo(Kind.PASSES);
        assertThat(kind(house.signedIn(house.person("admin")))).isEqualTo(Kind.ENROLMENT_REQUIRED);
    }

    @Test
    void switchedOffNobodyIsAsked() {
        rules(new House.Rules().policy(policy(Enforcement.OFF, Duration.ZERO)));
        house.enrol(account);
        assertThat(kind(house.signedIn(account))).isEqualTo(Kind.PASSES);
    }

    // --- acting as somebody else

    @Test
    void whoeverActsAsAnotherStandsForThemselves() {
        String protege = house.person();
        house.enrol(protege);
        Browser browser = house.signedIn(account);
        house.subject(browser).runAs(House.principals(protege));
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        assertThat(of(browser).person().account()).isEqualTo(account);
    }

    @Test
    void anotherWhoOwesNothingPaysNoDebt() {
        house.enrol(account);
        Browser browser = house.signedIn(account);
        house.subject(browser).runAs(House.principals(house.person()));
        house.subject(browser).runAs(House.principals(house.person()));
        assertThat(kind(browser)).isEqualTo(Kind.CHALLENGE_REQUIRED);
        assertThat(of(browser).person().account()).isEqualTo(account);
    }

    @Test
    void aRunAsStackWithoutABottomCannotBeTold() {
        Browser browser = house.signedIn(account);
        house.subject(browser).runAs(House.principals(house.person()));
        WebSubject subject = house.subject(browser);
        subject.getSession().removeAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY);
        assertThat(house.accessDecisions.of(house.loginOf(subject)).kind()).isEqualTo(Kind.UNKNOWN);
    }

    // --- remembered, or without a session

    /** Attack 38. */
    @Test
    void whoeverIsRememberedOwesThePasswordBeforeTheCode() {
        house.enrol(account);
        house.rememberEverybodyAs(account);
        assertThat(kind(new Browser())).isEqualTo(Kind.PASSWORD_REQUIRED);
    }

    @Test
    void whoeverIsRememberedOwesThePasswordBeforeASetUp() {
        rules(new House.Rules().everyone());
        house.rememberEverybodyAs(account);
        assertThat(kind(new Browser())).isEqualTo(Kind.PASSWORD_REQUIRED);
    }

    @Test
    void withoutASessionTheAnswerIsTheSameAndNoneIsStarted() {
        house.keepNobodyInSessions();
        house.rememberEverybodyAs(account);
        Browser browser = new Browser();
        AccessState accessState = of(browser);
        assertThat(accessState.kind()).isEqualTo(Kind.PASSES);
        assertThat(accessState.stamp()).isNull();
        assertThat(browser.sessionId()).isNull();
    }

    @Test
    void withoutASessionADecisionIsBelievedForTheSameTime() {
        house.keepNobodyInSessions();
        house.rememberEverybodyAs(account);
        of(new Browser());
        int queries = house.connections.get();
        house.move(House.RECHECK.minus(MOMENT));
        assertThat(kind(new Browser())).isEqualTo(Kind.PASSES);
        assertThat(house.connections).hasValue(queries);
        house.enrol(account);
        house.move(MOMENT);
        assertThat(kind(new Browser())).isEqualTo(Kind.PASSWORD_REQUIRED);
    }

    // --- what cannot be told

    @Test
    void aLoginOwesWhatItsAccountDoesAndAlsoWhatCannotBeTold() {
        assertThat(house.accessDecisions.owes(house.loginOf(House.principals(account))))
                .isFalse();
        house.enrol(account);
        assertThat(house.accessDecisions.owes(house.loginOf(House.principals(account))))
                .isTrue();
        assertThat(house.accessDecisions.owes(house.loginOf(House.principals(new Object()))))
                .isTrue();
        house.storeGoesAway();
        assertThat(house.accessDecisions.owes(house.loginOf(House.principals(house.person()))))
                .isTrue();
    }

    /** The same session in two requests at once. */
    @Test
    void aStampWrittenDuringAnOlderLookIsNotWiped() {
        long changes = house.enrol(account);
        Browser browser = house.signedIn(account);
        SecondFactorStamp earned = new SecondFactorStamp(account, FACTOR, house.clock.instant(), changes);
        Session session = house.session(browser);
        house.beforeNextQuery(() -> earned.write(session));
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        assertThat(house.stampOf(browser).bySecondFactor()).isTrue();
    }

    /** The first factor is confirmed while another request is being told that none is owed. */
    @Test
    void aStampThatSaysNothingIsOwedTakesNoEarnedOnesPlace() {
        Browser browser = house.signedIn(account);
        Session session = house.session(browser);
        house.beforeNextQuery(() -> {
            long changes = house.enrol(account);
            new SecondFactorStamp(account, FACTOR, house.clock.instant(), changes).write(session);
        });
        assertThat(kind(browser)).isEqualTo(Kind.PASSES);
        assertThat(house.stampOf(browser).bySecondFactor()).isTrue();
    }

    @Test
    void theFirstDemandIsNotedOnceOnly() {
        rules(new House.Rules().policy(policy(Enforcement.EVERYONE, Duration.ofDays(14))));
        Browser browser = house.signedIn(account);
        of(browser);
        int queries = house.connections.get();
        house.move(House.RECHECK);
        of(browser);
        assertThat(house.connections).hasValue(queries + 1);
    }

    /** Attack 73. */
    @Test
    void withTheStoreAwayNothingCanBeTold() {
        Browser browser = house.signedIn(account);
        house.storeGoesAway();
        assertThat(kind(browser)).isEqualTo(Kind.UNKNOWN);
        assertThat(kind(new Browser())).isEqualTo(Kind.ANONYMOUS);
    }

    @Test
    void aPrincipalWithoutAnAccountCannotBeTold() {
        Browser browser = house.signedIn(account);
        house.session(browser)
                .setAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY, House.principals(new Object()));
        assertThat(kind(browser)).isEqualTo(Kind.UNKNOWN);
    }
}
