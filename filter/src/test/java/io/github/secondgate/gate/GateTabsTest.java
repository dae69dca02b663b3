package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.gate.destination.WaitingTabs;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tabs of one browser come to the challenge, each on the way to a page of its own. */
class GateTabsTest {
    private static final String CHALLENGE = "/app/2fa/challenge";

    private final House house = new House(new House.Rules()
            .policy(new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of()))
            .stepUp("/admin/**", Duration.ofMinutes(5)));

    private final String account = house.person();
    private final long changes = house.enrol(account);
    private final Browser browser = house.signedIn(account);

    private FakeRequest tab(String path) {
        return new FakeRequest(browser, "GET", path)
                .accept("text/html")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    private String ledTo(FakeRequest request) {
        return house.ask(request).response.getHeader("Location");
    }

    private void passes() {
        SecondFactorStamp.Method method = SecondFactorStamp.Method.FACTOR;
        house.stamp(browser, new SecondFactorStamp(account, method, house.clock.instant(), changes));
    }

    @Test
    void eachIsKnownByTheOrderInWhichItCame() {
        assertThat(ledTo(tab("/one"))).isEqualTo(CHALLENGE);
        assertThat(ledTo(tab("/two").query("a=1"))).isEqualTo(CHALLENGE + "?tab=1");
        assertThat(ledTo(tab("/three"))).isEqualTo(CHALLENGE + "?tab=2");
        assertThat(ledTo(tab("/two").query("a=1"))).as("the same page").isEqualTo(CHALLENGE + "?tab=1");
        assertThat(ledTo(tab("/one"))).isEqualTo(CHALLENGE);
    }

    @Test
    void theFormsTellWhichTabSendsThem() {
        ledTo(tab("/one"));
        ledTo(tab("/two"));
        assertThat(house.ask(tab("/2fa/challenge").query("tab=1")).response.body())
                .contains("action=\"/app/2fa/challenge?tab=1\"");
        assertThat(house.ask(tab("/2fa/challenge")).response.body()).contains("action=\"/app/2fa/challenge\"");
    }

    @Test
    void onceOneIsInTheOthersGoOnToTheirOwnPages() {
        ledTo(tab("/one"));
        ledTo(tab("/two").query("a=1"));
        passes();
        assertThat(ledTo(tab("/2fa/challenge"))).isEqualTo("/app/one");
        assertThat(ledTo(tab("/2fa/challenge").query("tab=1"))).isEqualTo("/app/two?a=1");
        assertThat(house.ask(new FakeRequest(browser, "GET", "/2fa/challenge")
                                .query("tab=1")
                                .accept("application/json"))
                        .response
                        .getStatus())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab=2", "tab=9", "tab=12", "tab=x", "tab=-1", "tab=//evil.example", "xtab=1", "tab=1x"})
    void whatNamesNoTabLeadsNowhereElse(String query) {
        ledTo(tab("/one"));
        ledTo(tab("/two"));
        passes();
        assertThat(ledTo(tab("/2fa/challenge").query(query))).isIn("/app/", "/app/one");
    }

    @Test
    void noMoreThanNineAreKnown() {
        for (int i = 0; i < 9; i++) {
            assertThat(ledTo(tab("/page" + i))).isEqualTo(CHALLENGE + (i == 0 ? "" : "?tab=" + i));
        }
        assertThat(ledTo(tab("/page9"))).isEqualTo(CHALLENGE);
    }

    @Test
    void whatIsNoTabIsNotCounted() {
        ledTo(tab("/one"));
        assertThat(ledTo(new FakeRequest(browser, "GET", "/two").accept("text/html")))
                .as("says nothing of itself")
                .isEqualTo(CHALLENGE);
        assertThat(ledTo(tab("/two").header("Sec-Fetch-Dest", "iframe"))).isEqualTo(CHALLENGE);
        assertThat(ledTo(tab("/two").header("Sec-Purpose", "prefetch"))).isEqualTo(CHALLENGE);
        assertThat(ledTo(tab("/two;x"))).isEqualTo(CHALLENGE);
        assertThat(ledTo(tab("/login.jsp"))).isEqualTo(CHALLENGE);
        assertThat(ledTo(tab("/two"))).isEqualTo(CHALLENGE + "?tab=1");
    }

    @Test
    void theNextTimeThatACodeIsAskedForTheyAreCountedAnew() {
        ledTo(tab("/one"));
        ledTo(tab("/two"));
        passes();
        SavedRequest.forget(house.session(browser));
        house.move(Duration.ofMinutes(6));
        assertThat(ledTo(tab("/admin/x"))).isEqualTo(CHALLENGE);
        assertThat(ledTo(tab("/admin/y"))).isEqualTo(CHALLENGE + "?tab=1");
        assertThat(ledTo(tab("/admin/x"))).isEqualTo(CHALLENGE);
    }

    @Test
    void aPartThatWantsAFreshCodeDoesNotLeadToAPageOfBefore() {
        ledTo(tab("/one"));
        passes();
        SavedRequest.forget(house.session(browser));
        house.move(Duration.ofMinutes(6));
        house.ask(new FakeRequest(browser, "GET", "/admin/part")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Dest", "empty"));
        FakeRequest challenge = tab("/2fa/challenge");
        house.ask(challenge);
        assertThat(WaitingTabs.page(house.session(browser), account, challenge)).isEmpty();
    }
}
