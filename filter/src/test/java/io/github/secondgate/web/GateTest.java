package io.github.secondgate.web;

import static io.github.secondgate.shiro.SecondFactorStamp.Method.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.AuditedEvents;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import io.github.secondgate.shiro.MaskedSubject;
import io.github.secondgate.shiro.SecondFactorStamp;
import io.github.secondgate.web.House.Outcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import javax.servlet.DispatcherType;
import org.apache.shiro.subject.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes on to the application, who does not, and what they get instead. */
class GateTest {
    private static final String EXEMPT = "otto";

    private House house = new House(new House.Rules().everyone(EXEMPT));

    /** Where somebody stands, and whether that shuts the application. */
    enum Who {
        STRANGER(true),
        OWES_NOTHING(true),
        GAVE_THE_FACTOR(true),
        OWES_CODE(false),
        OWES_ENROLMENT(false),
        OWES_PASSWORD(false),
        UNKNOWN(false);

        private final boolean goesOn;

        Who(boolean goesOn) {
            this.goesOn = goesOn;
        }

        Browser in(House house) {
            String account = this == OWES_NOTHING ? house.named(EXEMPT) : house.person();
            switch (this) {
                case STRANGER:
                    return new Browser();
                case OWES_NOTHING:
                case OWES_ENROLMENT:
                    return house.signedIn(account);
                case GAVE_THE_FACTOR:
                    return house.passed(account, house.enrol(account));
                case OWES_CODE:
                    house.enrol(account);
                    return house.signedIn(account);
                case OWES_PASSWORD:
                    house.rememberEverybodyAs(account);
                    return new Browser();
                default:
                    Browser browser = house.signedIn(account);
                    house.storeGoesAway();
                    return browser;
            }
        }
    }

    private static FakeRequest page(Browser browser, String path) {
        return new FakeRequest(browser, "GET", path).accept("text/html");
    }

    private static void isShut(Outcome outcome) {
        assertThat(outcome.reachedChain).isFalse();
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.untouched()).isFalse();
    }

    private static void isLedTo(Outcome outcome, String location) {
        isShut(outcome);
        assertThat(outcome.response.getStatus()).isEqualTo(303);
        assertThat(outcome.response.getHeader("Location")).isEqualTo(location);
    }

    private Browser owing() {
        return Who.OWES_CODE.in(house);
    }

    private Browser passed() {
        return Who.GAVE_THE_FACTOR.in(house);
    }

    private String account(Browser browser) {
        return (String) house.subject(browser).getPrincipal();
    }

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
        assertThat(outcome.seen instanceof MaskedSubject).isEqualTo(!who.goesOn);
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

    // --- what they get instead

    @Test
    void eachDebtLeadsToWhereItIsPaid() {
        isLedTo(house.get(owing(), "/account/"), "/app/2fa/challenge");
        isLedTo(house.get(Who.OWES_ENROLMENT.in(house), "/account/"), "/app/2fa");
        isLedTo(house.get(Who.OWES_PASSWORD.in(house), "/account/"), "/app/login.jsp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "INVENTED"})
    void noMethodOpensWhatIsOwed(String method) {
        isShut(house.ask(new FakeRequest(owing(), method, "/account/")));
        isShut(house.ask(new FakeRequest(owing(), method, "/account/").header("X-HTTP-Method-Override", "POST")));
    }

    @Test
    void aStrangerAtOurPagesIsSentToTheLogin() {
        Outcome page = house.get(new Browser(), "/2fa/challenge");
        assertThat(page.response.getStatus()).isEqualTo(302);
        assertThat(page.response.getHeader("Location")).isEqualTo("/app/login.jsp");
        Outcome script = house.ask(new FakeRequest(new Browser(), "GET", "/2fa").accept("application/json"));
        assertThat(script.response.getStatus()).isEqualTo(401);
        assertThat(script.response.body()).contains("urn:secondgate:problem:password-required", "/app/login.jsp");
    }

    @Test
    void eachRefusalIsAnEventWithItsReason() {
        Browser browser = owing();
        assertThat(AuditedEvents.of(() -> house.get(browser, "/account/")))
                .singleElement()
                .asString()
                .contains("REQUEST_REFUSED", account(browser), "second-factor-required", "203.0.113.7");
    }

    @Test
    void onlyTheGatesOwnLeadToTheSetUpIsMarked() {
        Browser browser = Who.OWES_ENROLMENT.in(house);
        house.get(browser, "/account/");
        assertThat(Notice.takeLedByGate(house.session(browser))).isTrue();
        Browser other = owing();
        house.get(other, "/account/");
        assertThat(Notice.takeLedByGate(house.session(other))).isFalse();
    }

    @Test
    void nothingIsRememberedBeforeThePassword() {
        Browser browser = Who.OWES_PASSWORD.in(house);
        house.get(browser, "/account/");
        assertThat(SavedRequest.at(house.session(browser), account(browser))).isEmpty();
    }

    @Test
    void withoutASessionNothingIsRememberedAndNoneIsStarted() {
        house.keepNobodyInSessions();
        String account = house.person();
        house.enrol(account);
        house.rememberEverybodyAs(account);
        Browser browser = new Browser();
        isLedTo(house.get(browser, "/account/"), "/app/2fa/challenge");
        assertThat(browser.sessionId()).isNull();
    }

    @Test
    void aScriptIsToldWhereToGo() {
        Outcome outcome = house.ask(new FakeRequest(owing(), "GET", "/account/").accept("application/json"));
        isShut(outcome);
        assertThat(outcome.response.getStatus()).isEqualTo(401);
        assertThat(outcome.response.getContentType()).isEqualTo("application/problem+json");
        assertThat(outcome.response.body())
                .contains("urn:secondgate:problem:second-factor-required", "/app/2fa/challenge");
    }

    @Test
    void whateverElseGetsABare401() {
        Outcome outcome = house.ask(
                new FakeRequest(owing(), "GET", "/account/").accept("*/*").header("Authorization", "Basic eDp5"));
        isShut(outcome);
        assertThat(outcome.response.getStatus()).isEqualTo(401);
        assertThat(outcome.response.getHeader("WWW-Authenticate")).isNull();
        assertThat(outcome.response.getHeader("Location")).isNull();
    }

    @Test
    void anErrorKeepsItsStatusAndSavesNothing() {
        Browser browser = owing();
        FakeResponse response = new FakeResponse();
        response.setStatus(418);
        Outcome outcome = house.ask(page(browser, "/error/page").dispatch(DispatcherType.ERROR), response, s -> {});
        isShut(outcome);
        assertThat(response.getStatus()).isEqualTo(418);
        assertThat(response.getHeader("Location")).isNull();
        assertThat(SavedRequest.at(house.session(browser), account(browser))).isEmpty();
    }

    @Test
    void anIncludeIsShutInSilence() {
        Outcome outcome = house.ask(page(owing(), "/account/").dispatch(DispatcherType.INCLUDE));
        assertThat(outcome.reachedChain).isFalse();
        assertThat(outcome.response.untouched()).isTrue();
    }

    @Test
    void anAnswerThatIsGoneIsLeftAlone() {
        Outcome outcome = house.ask(page(owing(), "/account/"), new FakeResponse().committed(), s -> {});
        assertThat(outcome.reachedChain).isFalse();
        assertThat(outcome.response.untouched()).isTrue();
    }

    @Test
    void anIncludeIsJudgedByWhatIsIncluded() {
        assertThat(house.ask(page(owing(), "/account/").dispatch(DispatcherType.INCLUDE)).reachedChain)
                .isFalse();
        assertThat(house.ask(page(owing(), "/public/x").dispatch(DispatcherType.INCLUDE)).reachedChain)
                .isTrue();
    }

    @Test
    void thePageFirstAskedForIsRemembered() {
        Browser browser = owing();
        house.get(browser, "/account/first");
        house.get(browser, "/account/second");
        assertThat(SavedRequest.at(house.session(browser), account(browser))
                        .orElseThrow()
                        .location("/app"))
                .contains("/app/account/first");
    }

    // --- what cannot be told

    @Test
    void whatCannotBeToldIs503() {
        Outcome outcome = house.get(Who.UNKNOWN.in(house), "/account/");
        isShut(outcome);
        assertThat(outcome.response.getStatus()).isEqualTo(503);
        assertThat(house.ask(new FakeRequest(house.signedIn(house.person()), "POST", "/login.jsp"))
                        .response
                        .getStatus())
                .isEqualTo(503);
    }

    @Test
    void whatCannotBeToldIs503ForScriptsToo() {
        Browser browser = Who.UNKNOWN.in(house);
        Outcome outcome = house.ask(new FakeRequest(browser, "GET", "/account/").accept("application/json"));
        assertThat(outcome.response.getStatus()).isEqualTo(503);
        assertThat(outcome.response.body()).contains("urn:secondgate:problem:unavailable");
    }

    @Test
    void aDecisionThatFailsIs503BeforeAndAfterTheChain() {
        // Nobody was admitted, so there is no visit to decide about.
        FakeResponse first = new FakeResponse();
        FakeResponse second = new FakeResponse();
        Browser browser = passed();
        house.subject(browser).execute(() -> {
            assertThat(house.gate.opens(page(browser, "/account/"), first)).isFalse();
            assertThat(house.gate.stillOpens(page(browser, "/account/"), second))
                    .isFalse();
            return null;
        });
        assertThat(first.getStatus()).isEqualTo(503);
        assertThat(second.getStatus()).isEqualTo(503);
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
        for (Who who : Set.of(Who.OWES_CODE, Who.OWES_ENROLMENT)) {
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
        Browser browser = Who.OWES_PASSWORD.in(house);
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
        house.stamp(browser, new SecondFactorStamp(house.person(), APP, house.now, changes));
        isShut(house.get(browser, "/account/"));
    }

    @Test
    void aStampIsGoodForDays() {
        Browser browser = passed();
        house.move(Duration.ofDays(1));
        assertThat(house.get(browser, "/account/").reachedApplication).isTrue();
    }
}
