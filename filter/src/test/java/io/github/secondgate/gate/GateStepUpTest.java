package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.gate.destination.SavedRequest;
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

/** Some addresses ask for a second factor that was given a short while ago. */
class GateStepUpTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final String EXEMPT = "otto";

    private final House house = new House(new House.Rules()
            .policy(new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of(EXEMPT)))
            .stepUp("/admin/**", LONGEST)
            .stepUp("/admin/keys/**", Duration.ofMinutes(1)));

    private final String account = house.person();
    private final Browser browser = house.passed(account, house.enrol(account));

    private boolean opens(String path) {
        return house.get(browser, path).reachedApplication;
    }

    @Test
    void aFactorIsYoungEnoughUntilItsTimeIsOver() {
        assertThat(opens("/admin/users")).isTrue();
        house.move(LONGEST);
        assertThat(opens("/admin/users")).isTrue();
        house.move(MOMENT);
        assertThat(opens("/admin/users")).isFalse();
        assertThat(opens("/account/")).isTrue();
    }

    @Test
    void theStrictestRuleCounts() {
        house.move(Duration.ofMinutes(1).plus(MOMENT));
        assertThat(opens("/admin/keys/x")).isFalse();
        assertThat(opens("/admin/users")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/",
                "/admin/users",
                "/ADMIN/users",
                "/Admin",
                "/account/..;/admin/x",
                "/account//x",
                "/account/./x",
                "/account/../admin/x",
                "/account/.",
                "/account/..",
                "/account;x",
                "/account\\admin",
                "/account%2fadmin",
                "/account\u0000",
                "/account\u200b",
                "/account\n"
            })
    void noShapeOfTheAddressGetsAroundIt(String path) {
        house.move(LONGEST.plus(MOMENT));
        Outcome outcome = house.get(browser, path);
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getHeader("Location")).isEqualTo("/app/2fa/challenge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/administrator", "/account/admin/", "/x.y/..z", "/a..b", "/.well-known/x"})
    void otherAddressesAreLeftAlone(String path) {
        house.move(LONGEST.plus(MOMENT));
        assertThat(opens(path)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyDispatchAsks(DispatcherType dispatch) {
        house.move(LONGEST.plus(MOMENT));
        Outcome outcome = house.ask(
                new FakeRequest(browser, "GET", "/admin/x").accept("text/html").dispatch(dispatch));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.untouched()).isEqualTo(dispatch == DispatcherType.INCLUDE);
    }

    @Test
    void aStampOfTheFutureIsOld() {
        house.move(Duration.ofMinutes(-1));
        assertThat(opens("/admin/users")).isFalse();
    }

    @Test
    void theVisitorStaysVisibleAndThePageIsRemembered() {
        house.move(LONGEST.plus(MOMENT));
        Outcome outcome = house.get(browser, "/admin/users");
        assertThat(outcome.seen.getPrincipal()).isEqualTo(account);
        SavedRequest saved = SavedRequest.at(house.session(browser), account).orElseThrow();
        assertThat(saved.stepUp()).isTrue();
        assertThat(saved.location("/app")).contains("/app/admin/users");
    }

    @Test
    void aPostIsNotRepeated() {
        house.move(LONGEST.plus(MOMENT));
        house.ask(new FakeRequest(browser, "POST", "/admin/users").accept("text/html"));
        SavedRequest saved = SavedRequest.at(house.session(browser), account).orElseThrow();
        assertThat(saved.lost()).isTrue();
    }

    @Test
    void aScriptIsToldWhereTheCodeIsAsked() {
        house.move(LONGEST.plus(MOMENT));
        Outcome outcome = house.ask(new FakeRequest(browser, "GET", "/admin/users").accept("application/json"));
        assertThat(outcome.response.getStatus()).isEqualTo(401);
        assertThat(outcome.response.body()).contains("second-factor-required", "/app/2fa/challenge");
    }

    @Test
    void whoeverHasNoFactorSetsOneUp() {
        Browser without = house.signedIn(house.person());
        assertThat(house.get(without, "/account/").reachedApplication).isTrue();
        Outcome outcome = house.get(without, "/admin/users");
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getHeader("Location")).isEqualTo("/app/2fa");
    }

    @Test
    void whoeverIsOnlyRememberedGivesThePasswordFirst() {
        house.rememberEverybodyAs(house.person());
        Outcome outcome = house.get(new Browser(), "/admin/users");
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getHeader("Location")).isEqualTo("/app/login.jsp");
    }

    @Test
    void whoeverIsExemptIsNotAsked() {
        Browser exempt = house.signedIn(house.named(EXEMPT));
        assertThat(house.get(exempt, "/admin/users").reachedApplication).isTrue();
    }

    /** Not even where the rule covers everything: whoever cannot show a code must still be able to go, or to be somebody else. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /logout", "POST /logout", "GET /login.jsp", "POST /login.jsp"})
    void signingOutAndInIsNeverAskedForAnything(String signing) {
        House strict = new House(new House.Rules().stepUp("/**", LONGEST));
        String person = strict.person();
        Browser passed = strict.passed(person, strict.enrol(person));
        Browser without = strict.signedIn(strict.person());
        strict.move(LONGEST.plus(MOMENT));
        assertThat(strict.get(passed, "/account/").reachedApplication).isFalse();
        assertThat(strict.get(without, "/account/").reachedApplication).isFalse();
        String[] request = signing.split(" ");
        for (Browser who : new Browser[] {passed, without}) {
            assertThat(strict.ask(new FakeRequest(who, request[0], request[1]).accept("text/html")).reachedApplication)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout/", "/LOGOUT", "/logout/x", "/logout;x", "/login.jsp/x", "/x/../logout"})
    void whatOnlyLooksLikeTheSignOutIsAsked(String path) {
        House strict = new House(new House.Rules().stepUp("/**", LONGEST));
        String person = strict.person();
        Browser passed = strict.passed(person, strict.enrol(person));
        strict.move(LONGEST.plus(MOMENT));
        assertThat(strict.get(passed, path).reachedApplication).isFalse();
    }

    @Test
    void aStrangerIsLeftToTheApplication() {
        assertThat(house.get(new Browser(), "/admin/users").reachedApplication).isTrue();
    }

    @Test
    void aLoginOnTheWayOfSomebodyWithoutAFactorIsAskedToo() {
        String other = house.person();
        Outcome outcome = house.ask(
                new FakeRequest(new Browser(), "GET", "/admin/x"),
                new FakeResponse(),
                seen -> House.login(seen, other));
        assertThat(outcome.reachedChain).isTrue();
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getStatus()).isEqualTo(401);
    }
}
