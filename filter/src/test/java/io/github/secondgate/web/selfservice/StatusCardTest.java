package io.github.secondgate.web.selfservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.gate.House;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import java.time.Duration;
import java.util.Set;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.apache.shiro.web.subject.WebSubject;
import org.junit.jupiter.api.Test;

/** What the application's own profile page shows of two-factor, and to whom. */
class StatusCardTest {
    private House house = new House(new House.Rules().federatedRealms("partner"));

    /** The card on the page that this browser sees next. */
    private String card(Browser browser) {
        return card(new FakeRequest(browser, "GET", "/account/").accept("text/html"));
    }

    private String card(FakeRequest request) {
        ServletContext context = mock(ServletContext.class);
        when(context.getAttribute(any())).thenReturn(house.card);
        WebSubject seen = (WebSubject) house.ask(request).seen;
        return StatusCard.in(context, (HttpServletRequest) seen.getServletRequest());
    }

    @Test
    void whoHasNoneIsShownTheWayToSetItUp() {
        assertThat(card(house.signedIn(house.person())))
                .contains(
                        "secondgate-not-configured",
                        "Not configured",
                        "<a class=\"secondgate-status-link\" href=\"/app/2fa\">Set up two-factor</a>");
    }

    @Test
    void whoHasGraceIsShownFromWhenOnOneIsRequired() {
        Policy grace = new Policy(Enforcement.EVERYONE, Set.of(), Duration.ofDays(14), Set.of());
        house = new House(new House.Rules().policy(grace));
        String account = house.person();
        Browser browser = house.signedIn(account);
        assertThat(card(browser))
                .contains(
                        "Not configured",
                        "<p class=\"secondgate-status-required\">Required from 15 March 2026</p>",
                        "Set up two-factor");
        house.passed(account, house.enrol(account));
        assertThat(card(browser)).doesNotContain("Required from");
    }

    @Test
    void whoHasOneIsShownThatItIsEnabled() {
        String account = house.person();
        Browser browser = house.passed(account, house.enrol(account));
        assertThat(card(browser))
                .contains("secondgate-enabled", ">Enabled<", ">Manage two-factor</a>")
                .doesNotContain("Set up");
    }

    @Test
    void whoComesFromAnotherOrganisationIsOfferedNothing() {
        String account = house.person();
        Browser browser = house.signedIn(account);
        house.session(browser)
                .setAttribute(
                        DefaultSubjectContext.PRINCIPALS_SESSION_KEY,
                        new SimplePrincipalCollection(account, "partner"));
        assertThat(card(browser)).contains("Handled by your organisation").doesNotContain("<a ");
    }

    @Test
    void itSpeaksTheReadersLanguage() {
        Browser browser = house.signedIn(house.person());
        FakeRequest request = new FakeRequest(browser, "GET", "/account/").accept("text/html");
        request.header("Accept-Language", "ar");
        assertThat(card(request)).contains("lang=\"ar\" dir=\"rtl\"").doesNotContain("Not configured");
    }

    @Test
    void nobodyIsShownNothing() {
        assertThat(card(new Browser())).isEmpty();
    }

    @Test
    void whoOwesAFactorIsShownNothing() {
        String account = house.person();
        house.enrol(account);
        assertThat(card(house.signedIn(account))).isEmpty();
    }

    @Test
    void whoActsAsSomeoneElseIsShownNothing() {
        String account = house.person();
        Browser browser = house.passed(account, house.enrol(account));
        house.subject(browser).runAs(House.principals(house.person()));
        house.stamp(
                browser,
                new SecondFactorStamp(
                        account,
                        SecondFactorStamp.Method.FACTOR,
                        house.clock.instant(),
                        house.accounts.facts(account).changes()));
        assertThat(card(browser)).isEmpty();
    }

    @Test
    void whereTwoFactorIsOffNothingIsShown() {
        house = new House(new House.Rules().policy(new Policy(Enforcement.OFF, Set.of(), Duration.ZERO, Set.of())));
        assertThat(card(house.signedIn(house.person()))).isEmpty();
    }

    @Test
    void aPageIsNotBrokenByAStoreThatIsAway() {
        Browser browser = house.signedIn(house.person());
        assertThat(card(browser)).isNotEmpty();
        house.storeGoesAway();
        assertThat(card(browser)).isEmpty();
    }

    @Test
    void withoutSecondgateInTheApplicationThereIsNoCard() {
        assertThat(StatusCard.in(mock(ServletContext.class), new FakeRequest(new Browser(), "GET", "/x")))
                .isEmpty();
    }
}
