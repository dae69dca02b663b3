package io.github.secondgate.gate;

import static io.github.secondgate.login.SecondFactorStamp.Method.FACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import io.github.secondgate.shiro.ObservedSubject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import javax.servlet.DispatcherType;
import org.apache.shiro.subject.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes on to the application, and who does not. */
class GateTest extends AtTheGate {
    // --- every standing on every dispatch

    @ParameterizedTest
    @EnumSource
    void theApplicationOpensOnEveryDispatchOrOnNone(Who who) {
        Browser browser = who.in(house);
        for (DispatcherType dispatch : DispatcherType.values()) {
            Outcome outcome = house.ask(page(browser, "/account/").dispatch(dispatch));
            assertThat(outcome.reachedChain).as("%s", dispatch).isEqualTo(who.goesOn);
            assertThat(outcome.reachedApplication).as("%s", dispatch).isEqualTo(who.goesOn);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsShutOutIsSeenByNobody(Who who) {
        Outcome outcome = house.get(who.in(house), "/public/page");
        assertThat(outcome.seen instanceof ObservedSubject && ((ObservedSubject) outcome.seen).masked())
                .isEqualTo(!who.goesOn);
        boolean known = who.goesOn && who != Who.STRANGER;
        assertThat(outcome.seen.getPrincipals() != null).isEqualTo(known);
        assertThat(outcome.seen.isAuthenticated()).isEqualTo(known);
    }

    @ParameterizedTest
    @EnumSource
    void publicAddressesAreOpenOnEveryDispatchWhileSomethingIsOwed(Who who) {
        Browser browser = who.in(house);
        for (DispatcherType dispatch : DispatcherType.values()) {
            Outcome outcome = house.ask(page(browser, "/public/style.css").dispatch(dispatch));
            assertThat(outcome.reachedApplication).as("%s", dispatch).isEqualTo(who != Who.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLogoutIsReachableByEveryone(Who who) {
        for (DispatcherType dispatch : DispatcherType.values()) {
            house = new House(new House.Rules().everyone(EXEMPT));
            Outcome outcome = house.ask(page(who.in(house), "/logout").dispatch(dispatch));
            assertThat(outcome.reachedApplication).as("%s", dispatch).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnPagesAnswerThemselvesButNeitherInAnIncludeNorForAnError(Who who) {
        Browser browser = who.in(house);
        for (DispatcherType dispatch : DispatcherType.values()) {
            Outcome outcome = house.ask(page(browser, "/2fa/nowhere").dispatch(dispatch));
            boolean ours =
                    !EnumSet.of(DispatcherType.INCLUDE, DispatcherType.ERROR).contains(dispatch);
            if (ours) {
                isShut(outcome);
                assertThat(outcome.response.getStatus()).isEqualTo(404);
            } else {
                assertThat(outcome.reachedApplication).as("%s", dispatch).isEqualTo(who.goesOn);
                assertThat(outcome.response.getStatus()).isNotEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2fa", "/2fa/", "/2fa/challenge", "/2fa/../account/", "/2fa/assets/../x"})
    void nothingBelowOurBaseReachesTheApplication(String path) {
        isShut(house.get(passed(), path));
        isShut(house.get(owing(), path));
    }

    @Test
    void anAddressThatOnlyBeginsLikeOursIsNotOurs() {
        assertThat(house.get(passed(), "/2fan").reachedApplication).isTrue();
        isLedTo(house.get(owing(), "/2fan"), "/app/2fa/challenge");
    }

    // --- session ids in addresses

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void aSessionInTheAddressIsRefused(Who who) {
        Browser browser = who.in(house);
        for (String path : new String[] {"/account/", "/public/x", "/2fa/challenge", "/login.jsp", "/logout"}) {
            Outcome outcome = house.ask(page(browser, path).idFromUrl());
            isShut(outcome);
            assertThat(outcome.response.getStatus()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUEST")
    void aSessionInTheAddressWasRefusedBeforeAnyOtherDispatch(DispatcherType dispatch) {
        Outcome outcome = house.ask(page(passed(), "/account/").idFromUrl().dispatch(dispatch));
        assertThat(outcome.reachedApplication).isTrue();
    }

    // --- the way in and the way out

    @Test
    void whoeverGaveThePasswordMayOnlySendItAnew() {
        for (Who who : Set.of(Who.CHALLENGE_REQUIRED, Who.ENROLMENT_REQUIRED)) {
            Browser browser = who.in(house);
            assertThat(house.ask(new FakeRequest(browser, "POST", "/login.jsp")).reachedApplication)
                    .isTrue();
            isShut(house.ask(new FakeRequest(browser, "GET", "/login.jsp")));
            isShut(house.ask(new FakeRequest(browser, "PUT", "/login.jsp")));
            isShut(house.ask(new FakeRequest(browser, "POST", "/login.jsp/x")));
            isShut(house.ask(new FakeRequest(browser, "POST", "/LOGIN.JSP")));
        }
    }

    @Test
    void whoeverOwesThePasswordSeesTheForm() {
        Browser browser = Who.PASSWORD_REQUIRED.in(house);
        assertThat(house.get(browser, "/login.jsp").reachedApplication).isTrue();
        assertThat(house.ask(new FakeRequest(browser, "POST", "/login.jsp")).reachedApplication)
                .isTrue();
    }

    @Test
    void aPasswordGivenAnewIsGatedAgain() {
        String other = house.person();
        house.enrol(other);
        Outcome outcome = house.ask(
                new FakeRequest(owing(), "POST", "/login.jsp").accept("text/html"),
                new FakeResponse(),
                seen -> House.login(seen, other));
        assertThat(outcome.reachedChain).isTrue();
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(outcome.principalSeen).isEqualTo(other);
    }

    @Test
    void theLogoutLogsTheRealPersonOut() {
        Browser browser = owing();
        Outcome outcome = house.ask(
                new FakeRequest(browser, "GET", "/logout"),
                new FakeResponse(),
                seen -> assertThat(seen.getSession(false)).isNull());
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(house.subject(browser).getPrincipal()).isNull();
        assertThat(browser.sessionId()).isNull();
    }

    @Test
    void theLogoutOfSomebodyWhoPassesIsTheApplications() {
        Browser browser = passed();
        house.get(browser, "/logout");
        assertThat(house.subject(browser).getPrincipal()).isNotNull();
        assertThat(house.ask(new FakeRequest(browser, "GET", "/logout"), new FakeResponse(), Subject::logout)
                        .reachedApplication)
                .isTrue();
        assertThat(house.subject(browser).getPrincipal()).isNull();
    }

    // --- stamps at the gate

    @Test
    void aStampOfSomebodyElseOpensNothing() {
        String account = house.person();
        long changes = house.enrol(account);
        Browser browser = house.signedIn(account);
        house.stamp(browser, new SecondFactorStamp(house.person(), FACTOR, house.clock.instant(), changes));
        isShut(house.get(browser, "/account/"));
    }

    @Test
    void aStampIsGoodForDays() {
        Browser browser = passed();
        house.move(Duration.ofDays(1));
        assertThat(house.get(browser, "/account/").reachedApplication).isTrue();
    }
}
