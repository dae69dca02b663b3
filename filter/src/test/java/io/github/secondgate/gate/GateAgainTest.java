package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.DispatcherType;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.apache.shiro.web.subject.WebSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate is asked once more, because a filter of Shiro's chain may log somebody in on the way. */
class GateAgainTest {
    private House house = new House();

    private Outcome loginOnTheWay(Browser browser, String account) {
        return loginOnTheWay(new FakeRequest(browser, "GET", "/basic/report"), account);
    }

    private Outcome loginOnTheWay(FakeRequest request, String account) {
        return house.ask(request, new FakeResponse(), seen -> House.login(seen, account));
    }

    /** As our pages are given it, from the request that the application sees. */
    private static RequestContext visit(Subject seen) {
        return RequestContext.of(((WebSubject) seen).getServletRequest());
    }

    private String enrolled() {
        String account = house.person();
        house.enrol(account);
        return account;
    }

    private static void isHeldBack(Outcome outcome) {
        assertThat(outcome.reachedChain).isTrue();
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getStatus()).isEqualTo(401);
        assertThat(outcome.response.getHeader("WWW-Authenticate")).isNull();
    }

    /** Attack 65. */
    @Test
    void aLoginOnTheWayOwesItsFactor() {
        isHeldBack(loginOnTheWay(new Browser(), enrolled()));
    }

    @ParameterizedTest
    @EnumSource
    void aLoginOnTheWayOwesItsFactorOnEveryDispatch(DispatcherType dispatch) {
        FakeRequest request = new FakeRequest(new Browser(), "GET", "/basic/report").dispatch(dispatch);
        assertThat(loginOnTheWay(request, enrolled()).reachedApplication).isFalse();
    }

    @Test
    void aLoginOnTheWayOwesItsFactorInASessionToo() {
        Browser browser = new Browser();
        house.session(browser).setAttribute("basket", "full");
        isHeldBack(loginOnTheWay(browser, enrolled()));
    }

    /** Shiro's manager alone takes nobody's acting as another away, so that the Subject looks as before. */
    @Test
    void aLoginOnTheWayBeneathWhomeverOneActsAsOwesItsFactorToo() {
        Browser browser = house.signedIn(house.person());
        house.subject(browser).runAs(House.principals(house.person()));
        String account = enrolled();
        isHeldBack(house.ask(
                new FakeRequest(browser, "GET", "/x"),
                new FakeResponse(),
                seen -> seen.getSession()
                        .setAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY, House.principals(account))));
    }

    @Test
    void aLoginOnTheWayOfSomebodyWhoOwesNothingGoesOn() {
        String account = house.person();
        Outcome outcome = loginOnTheWay(new Browser(), account);
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(outcome.principalSeen).isEqualTo(account);
    }

    @Test
    void aLoginOnTheWayAsTheSamePersonOwesTheFactorAgain() {
        String account = house.person();
        Browser browser = house.passed(account, house.enrol(account));
        isHeldBack(loginOnTheWay(browser, account));
    }

    @Test
    void aLoginOnTheWayAsSomebodyElseOwesTheirFactor() {
        String account = house.person();
        Browser browser = house.passed(account, house.enrol(account));
        isHeldBack(loginOnTheWay(browser, enrolled()));
    }

    @Test
    void aLoginOnTheWayInAPublicAddressIsPublicStill() {
        FakeRequest request = new FakeRequest(new Browser(), "GET", "/public/x");
        assertThat(loginOnTheWay(request, enrolled()).reachedApplication).isTrue();
    }

    @Test
    void aLoginOnTheWayToTheLogoutEndsThere() {
        Browser browser = new Browser();
        FakeRequest request = new FakeRequest(browser, "GET", "/logout");
        Outcome outcome = loginOnTheWay(request, enrolled());
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(outcome.principalSeen).isNull();
        assertThat(browser.sessionId()).isNull();
    }

    @Test
    void aLoginOnTheWayWithTheStoreAwayIs503() {
        String account = enrolled();
        Outcome outcome =
                house.ask(new FakeRequest(new Browser(), "GET", "/basic/report"), new FakeResponse(), seen -> {
                    house.storeGoesAway();
                    House.login(seen, account);
                });
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getStatus()).isEqualTo(503);
    }

    /** Else a login that hides itself would open what only its visibility closes. */
    @Test
    void aLoginOnTheWayThatStaysMaskedOwesItsFactorAllTheSame() {
        house = new House(new House.Rules().maskAtLogin());
        isHeldBack(loginOnTheWay(new Browser(), enrolled()));
        Browser browser = new Browser();
        house.session(browser).setAttribute("basket", "full");
        isHeldBack(loginOnTheWay(browser, enrolled()));
    }

    @Test
    void aLoginThatOwesNothingIsNeitherMaskedNorHeldBack() {
        house = new House(new House.Rules().maskAtLogin());
        Outcome outcome = loginOnTheWay(new Browser(), house.person());
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(outcome.principalSeen).isNotNull();
    }

    @Test
    void aLoginWithWhichSomebodyOwesNoneTheLessStaysMasked() {
        house = new House(new House.Rules().maskAtLogin());
        Browser browser = house.signedIn(enrolled());
        FakeRequest request = new FakeRequest(browser, "POST", "/login.jsp");
        Outcome outcome = loginOnTheWay(request, enrolled());
        assertThat(outcome.principalSeen).isNull();
        assertThat(house.get(browser, "/account/").reachedApplication).isFalse();
    }

    @Test
    void whoeverNobodyLoggedInIsNotDecidedTwice() {
        String account = house.person();
        Browser browser = house.passed(account, house.enrol(account));
        house.get(browser, "/account/");
        int before = house.connections.get();
        assertThat(house.get(browser, "/account/").reachedApplication).isTrue();
        assertThat(house.get(new Browser(), "/account/").reachedApplication).isTrue();
        assertThat(house.connections).hasValue(before);
    }

    @Test
    void whoeverNobodyLoggedInStandsAsBefore() {
        String account = house.person();
        Browser passed = house.passed(account, house.enrol(account));
        Browser owing = house.signedIn(account);
        for (Browser browser : List.of(new Browser(), passed, owing, house.signedIn(house.person()))) {
            FakeRequest request = new FakeRequest(browser, "GET", "/public/x");
            AtomicReference<RequestContext> before = new AtomicReference<>();
            Outcome outcome = house.ask(request, new FakeResponse(), seen -> before.set(visit(seen)));
            assertThat(outcome.reachedApplication).isTrue();
            assertThat(visit(outcome.seen)).isNotNull().isSameAs(before.get());
        }
    }

    @Test
    void aLoginOnTheWayOverSomebodyRememberedOwesItsFactorWithoutAnySession() {
        house.keepNobodyInSessions();
        house.rememberEverybodyAs(house.person());
        FakeRequest request = new FakeRequest(new Browser(), "GET", "/basic/report");
        AtomicReference<RequestContext> before = new AtomicReference<>();
        Outcome outcome = house.ask(request, new FakeResponse(), seen -> before.set(visit(seen)));
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(visit(outcome.seen)).isNotNull().isSameAs(before.get());
        isHeldBack(loginOnTheWay(new Browser(), enrolled()));
    }

    @Test
    void whatOurPagesSeeAfterALoginOnTheWayIsTheNewPerson() {
        String account = enrolled();
        Browser browser = new Browser();
        FakeRequest request = new FakeRequest(browser, "GET", "/basic/report").accept("text/html");
        Outcome outcome = loginOnTheWay(request, account);
        assertThat(outcome.response.getHeader("Location")).isEqualTo("/app/2fa/challenge");
        RequestContext visit = visit(outcome.seen);
        assertThat(visit.accessState().kind()).isEqualTo(AccessState.Kind.CHALLENGE_REQUIRED);
        assertThat(visit.accessState().person().account()).isEqualTo(account);
        assertThat(SavedRequest.at(house.session(browser), account)).isPresent();
    }
}
