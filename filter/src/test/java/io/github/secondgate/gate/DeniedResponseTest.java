package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.http.Csrf;
import io.github.secondgate.shiro.AuditedEvents;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import javax.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What those get who may not go on to the application. */
class DeniedResponseTest extends AtTheGate {
    // --- what they get instead

    @Test
    void eachDebtLeadsToWhereItIsPaid() {
        isLedTo(house.get(owing(), "/account/"), "/app/2fa/challenge");
        isLedTo(house.get(Who.ENROLMENT_REQUIRED.in(house), "/account/"), "/app/2fa");
        isLedTo(house.get(Who.PASSWORD_REQUIRED.in(house), "/account/"), "/app/login.jsp");
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
        Browser browser = Who.ENROLMENT_REQUIRED.in(house);
        house.get(browser, "/account/");
        assertThat(LedByGate.take(house.session(browser), account(browser))).isTrue();
        Browser other = owing();
        house.get(other, "/account/");
        assertThat(LedByGate.take(house.session(other), account(other))).isFalse();
    }

    @Test
    void aPageIsRememberedBeforeThePasswordOfWhomACookieNames() {
        Browser browser = Who.PASSWORD_REQUIRED.in(house);
        house.session(browser);
        isLedTo(house.get(browser, "/account/"), "/app/login.jsp");
        assertThat(way(browser).location("/app")).hasValue("/app/account/");
    }

    @Test
    void withoutASessionNothingIsRememberedAndNoneIsStarted() {
        house.keepNobodyInSessions();
        String account = house.person();
        house.enrol(account);
        house.rememberEverybodyAs(account);
        Browser browser = new Browser();
        isLedTo(house.get(browser, "/account/"), "/app/login.jsp");
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
    void whateverIsNoNavigationIsToldWhereToGo() {
        for (String destination : new String[] {"empty", "image", "script", "style", "font"}) {
            Outcome outcome = house.ask(page(owing(), "/account/")
                    .header("Sec-Fetch-Mode", "no-cors")
                    .header("Sec-Fetch-Dest", destination));
            isShut(outcome);
            assertThat(outcome.response.getStatus()).as(destination).isEqualTo(401);
            assertThat(outcome.response.body()).contains("\"location\":\"/app/2fa/challenge\"");
        }
    }

    @Test
    void aBrowserInsideAnApplicationIsLedToThePage() {
        isLedTo(
                house.ask(page(owing(), "/account/").header("X-Requested-With", "com.example.mail")),
                "/app/2fa/challenge");
        isLedTo(
                house.ask(page(Who.ENROLMENT_REQUIRED.in(house), "/account/")
                        .header("X-Requested-With", "com.example.mail")),
                "/app/2fa");
    }

    @Test
    void jsfIsToldInAPartialResponse() {
        for (String method : new String[] {"POST", "GET"}) {
            Outcome outcome = house.ask(new FakeRequest(owing(), method, "/account/")
                    .accept("text/html")
                    .header("Faces-Request", "partial/ajax"));
            isShut(outcome);
            assertThat(outcome.response.getStatus()).isEqualTo(200);
            assertThat(outcome.response.getContentType()).isEqualTo("text/xml;charset=UTF-8");
            assertThat(outcome.response.body()).isEqualTo("""
                            <?xml version="1.0" encoding="UTF-8"?>
                            <partial-response><redirect url="/app/2fa/challenge"/></partial-response>
                            """);
        }
    }

    @Test
    void anAddressInAPartialResponseIsNoMarkup() {
        Outcome outcome = house.ask(new FakeRequest(owing(), "POST", "/account/")
                .context("/a&b\"<c")
                .header("Faces-Request", "partial/ajax"));
        assertThat(outcome.response.body()).contains("url=\"/a&amp;b&quot;&lt;c/2fa/challenge\"");
    }

    @Test
    void htmxIsToldByItsHeader() {
        Outcome outcome = house.ask(
                new FakeRequest(owing(), "GET", "/account/").accept("*/*").header("HX-Request", "true"));
        isShut(outcome);
        assertThat(outcome.response.getStatus()).isEqualTo(401);
        assertThat(outcome.response.getHeader("HX-Redirect")).isEqualTo("/app/2fa/challenge");
        assertThat(outcome.response.body()).contains("second-factor-required");
    }

    @Test
    void theLoginIsNamedToJsfAndHtmxToo() {
        Outcome owed = house.ask(new FakeRequest(Who.PASSWORD_REQUIRED.in(house), "POST", "/account/")
                .header("Faces-Request", "partial/ajax"));
        assertThat(owed.response.body()).contains("<redirect url=\"/app/login.jsp\"/>");
        Outcome htmx = house.ask(new FakeRequest(new Browser(), "GET", "/2fa").header("HX-Request", "true"));
        assertThat(htmx.response.getHeader("HX-Redirect")).isEqualTo("/app/login.jsp");
    }

    /** A link that htmx boosts would put our page into the body of another. */
    @Test
    void aPageOfOursIsAskedForAsAWholePage() {
        Outcome outcome = house.ask(new FakeRequest(passed(), "GET", "/2fa")
                .query("page=2")
                .accept("*/*")
                .header("HX-Request", "true"));
        assertThat(outcome.response.getStatus()).isEqualTo(200);
        assertThat(outcome.response.getHeader("HX-Redirect")).isEqualTo("/app/2fa?page=2");
        assertThat(house.get(passed(), "/2fa").response.getHeader("HX-Redirect"))
                .isNull();
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

    /** Whoever opens the form again while signed in would land on it once the code was given. */
    @Test
    void theLoginIsNoPageToComeBackTo() {
        Browser browser = owing();
        isLedTo(house.get(browser, "/login.jsp"), "/app/2fa/challenge");
        assertThat(SavedRequest.at(house.session(browser), account(browser))).isEmpty();
        house.get(browser, "/account/first");
        assertThat(way(browser).location("/app")).contains("/app/account/first");
    }

    // --- what is lost

    private static FakeRequest form(Browser browser, String path) {
        return new FakeRequest(browser, "POST", path)
                .accept("text/html")
                .header("Host", "marina.example")
                .header("Referer", "http://marina.example/app/account/form?id=7");
    }

    private SavedRequest way(Browser browser) {
        return SavedRequest.at(house.session(browser), account(browser)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"CHALLENGE_REQUIRED", "ENROLMENT_REQUIRED"})
    void aFormThatMeetsAClosedGateIsToldOfWhateverIsOwed(Who who) {
        Browser browser = who.in(house);
        isShut(house.ask(form(browser, "/account/order")));
        assertThat(way(browser).lost()).isTrue();
        assertThat(way(browser).form("/app")).contains("/app/account/form?id=7");
        assertThat(way(browser).location("/app")).isEmpty();
    }

    /** Whom only a cookie remembers is asked for the password first, and told afterwards. */
    @Test
    void aFormIsToldAfterThePasswordToo() {
        Browser browser = Who.PASSWORD_REQUIRED.in(house);
        house.session(browser);
        isLedTo(house.ask(form(browser, "/account/order")), "/app/login.jsp");
        assertThat(way(browser).lost()).isTrue();
    }

    @Test
    void aFormOfOursIsFoundOnOurPage() {
        Browser browser = owing();
        String token = Csrf.token(house.session(browser), account(browser));
        isLedTo(house.ask(form(browser, "/2fa/enable").field("_csrf", token)), "/app/2fa/challenge");
        assertThat(way(browser).form("/app")).contains("/app/2fa");
    }

    @Test
    void whatAScriptSentIsToldToTheScript() {
        Browser browser = owing();
        house.ask(form(browser, "/account/order").accept("application/json"));
        assertThat(SavedRequest.at(house.session(browser), account(browser))).isEmpty();
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
}
