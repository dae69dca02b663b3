package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import java.time.Duration;
import java.util.Set;
import javax.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may still go on without a factor is told until when, once in each sign-in. */
class GateGraceTest {
    private static final Duration GRACE = Duration.ofDays(14);
    private static final String PAGE = "/app/2fa/grace";

    private House house = new House(rules());
    private final String account = house.person();
    private Browser browser = house.signedIn(account);

    private static House.Rules rules() {
        return new House.Rules().policy(new Policy(Enforcement.EVERYONE, Set.of(), GRACE, Set.of("otto")));
    }

    private FakeRequest page(String path) {
        return new FakeRequest(browser, "GET", path).accept("text/html");
    }

    private void isTold(Outcome outcome) {
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getStatus()).isEqualTo(303);
        assertThat(outcome.response.getHeader("Location")).isEqualTo(PAGE);
    }

    private void isLetBe(FakeRequest request) {
        assertThat(house.ask(request).reachedApplication).isTrue();
    }

    private String told() {
        return house.ask(page("/2fa/grace")).response.body();
    }

    @Test
    void onTheWayToAPageOneIsToldOnceAndThenGoesOnToIt() {
        isTold(house.ask(page("/account/").query("a=1&b=2")));
        assertThat(told())
                .contains("Required from 15 March 2026", "until then you can sign in without it")
                .contains("href=\"/app/account/?a=1&amp;b=2\" data-onward>Later</a>")
                .contains("action=\"/app/2fa/enable\"", ">Set up now</button>");
        isLetBe(page("/account/").query("a=1&b=2"));
        isLetBe(page("/other"));
    }

    @Test
    void whoDoesNotLookAtItIsNotStoppedAgain() {
        isTold(house.ask(page("/account/")));
        isLetBe(page("/account/"));
        house.move(House.RECHECK);
        isLetBe(page("/account/"));
    }

    @Test
    void theNextSignInIsToldAgainEvenInTheSameSession() {
        isTold(house.ask(page("/account/")));
        told();
        house.move(Duration.ofHours(1));
        isLetBe(page("/account/"));
        house.ask(
                new FakeRequest(browser, "POST", "/login.jsp"), new FakeResponse(), seen -> House.login(seen, account));
        isTold(house.ask(page("/account/")));
        told();
        isLetBe(page("/account/"));
    }

    @Test
    void itIsToldInTheReadersLanguage() {
        isTold(house.ask(page("/account/")));
        assertThat(house.ask(page("/2fa/grace").header("Accept-Language", "de"))
                        .response
                        .body())
                .contains("Erforderlich ab 15. März 2026", ">Jetzt einrichten</button>", ">Später</a>");
    }

    @Test
    void aScriptReadsThePageToo() {
        isTold(house.ask(page("/account/")));
        assertThat(house.ask(new FakeRequest(browser, "GET", "/2fa/grace").accept("application/json"))
                        .response
                        .body())
                .contains("\"graceEndsAt\":\"2026-03-15T12:00:15Z\"", "\"location\":\"/app/account/\"");
    }

    // --- what is let be, and leaves it to be told

    private void isLetBeAndToldLater(FakeRequest request) {
        isLetBe(request);
        isTold(house.ask(page("/account/")));
    }

    @Test
    void whatIsNoPersonsOwnWayToAPageIsLetBe() {
        isLetBe(new FakeRequest(browser, "GET", "/api/x").accept("application/json"));
        isLetBe(new FakeRequest(browser, "GET", "/image.png").accept("image/avif,*/*"));
        isLetBe(new FakeRequest(browser, "GET", "/x"));
        isLetBe(page("/x").header("X-Requested-With", "XMLHttpRequest"));
        isLetBe(page("/x").header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", "iframe"));
        isLetBe(page("/x").header("Sec-Fetch-Mode", "cors").header("Sec-Fetch-Dest", "empty"));
        isLetBe(page("/x").header("Sec-Purpose", "prefetch"));
        isLetBe(new FakeRequest(browser, "POST", "/x").accept("text/html"));
        isLetBe(new FakeRequest(browser, "PUT", "/x").accept("text/html"));
        isLetBeAndToldLater(new FakeRequest(browser, "HEAD", "/x").accept("text/html"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUEST")
    void whatTheApplicationDispatchesItselfIsLetBe(DispatcherType dispatch) {
        isLetBeAndToldLater(page("/account/").dispatch(dispatch));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login.jsp", "/logout", "/public/page", "/account;x", "/account//x", "/a/../x"})
    void anAddressThatIsForEverybodyOrCouldNotBeGoneOnToIsLetBe(String path) {
        isLetBeAndToldLater(page(path));
    }

    @Test
    void whoeverActsAsAnotherIsLetBe() {
        house.subject(browser).runAs(House.principals(house.person()));
        isLetBe(page("/account/"));
        house.subject(browser).releaseRunAs();
        isTold(house.ask(page("/account/")));
    }

    @Test
    void theRequestThatSignsInIsLetBe() {
        Browser other = new Browser();
        FakeRequest callback = new FakeRequest(other, "GET", "/callback").accept("text/html");
        assertThat(house.ask(callback, new FakeResponse(), seen -> House.login(seen, account)).reachedApplication)
                .isTrue();
        isTold(house.get(other, "/account/"));
    }

    @Test
    void aClientThatShowsNoSessionIsLetBeEachTime() {
        house.rememberEverybodyAs(account);
        for (int i = 0; i < 3; i++) {
            Browser bare = new Browser();
            isLetBe(new FakeRequest(bare, "GET", "/account/").accept("text/html"));
            assertThat(bare.sessionId()).isNotNull();
        }
    }

    @Test
    void whereThereIsNoSessionNobodyIsToldAndNoneIsStarted() {
        house.keepNobodyInSessions();
        house.rememberEverybodyAs(account);
        Browser bare = new Browser();
        assertThat(house.get(bare, "/account/").reachedApplication).isTrue();
        assertThat(bare.sessionId()).isNull();
    }

    // --- who is not told, and what stays closed

    @Test
    void whoNeedsNoneOrHasOneIsNotTold() {
        String enrolled = house.person();
        for (Browser other : new Browser[] {
            house.signedIn(house.named("otto")), house.passed(enrolled, house.enrol(enrolled)), new Browser()
        }) {
            assertThat(house.get(other, "/account/").reachedApplication).isTrue();
        }
        assertThat(house.get(
                                house.passed(
                                        enrolled, house.accounts.facts(enrolled).changes()),
                                "/2fa/grace")
                        .response
                        .getHeader("Location"))
                .isEqualTo("/app/");
    }

    @Test
    void whatIsClosedStaysClosedAndIsToldWhy() {
        house = new House(rules().stepUp("/admin/**", Duration.ofMinutes(5)));
        house.named(account);
        browser = house.signedIn(account);
        assertThat(house.ask(page("/admin/x")).response.getHeader("Location")).isEqualTo("/app/2fa");
        assertThat(house.get(new Browser(), "/2fa/grace").response.getHeader("Location"))
                .isEqualTo("/app/login.jsp");
        isTold(house.ask(page("/account/")));
        assertThat(house.ask(page("/admin/x")).response.getHeader("Location")).isEqualTo("/app/2fa");
        house.move(GRACE);
        assertThat(house.ask(page("/account/")).response.getHeader("Location")).isEqualTo("/app/2fa");
        house.storeGoesAway();
        house.move(House.RECHECK);
        assertThat(house.ask(page("/account/")).response.getStatus()).isEqualTo(503);
    }

    // --- what it costs

    @Test
    void itCostsNoStatementAndOnceToldNothingAtAll() {
        house.ask(page("/x").header("Sec-Fetch-Dest", "iframe").header("Sec-Fetch-Mode", "navigate"));
        int before = house.connections.get();
        isTold(house.ask(page("/account/")));
        isLetBe(page("/account/"));
        assertThat(house.connections).hasValue(before);
        assertThat(house.accessDecisions.of(house.loginOf(browser)).graceToBeTold())
                .as("what is believed for some more seconds")
                .isTrue();
        told();
        before = house.connections.get();
        isLetBe(page("/account/"));
        assertThat(house.accessDecisions.of(house.loginOf(browser)).graceToBeTold())
                .isFalse();
        assertThat(house.connections).hasValue(before);
    }
}
