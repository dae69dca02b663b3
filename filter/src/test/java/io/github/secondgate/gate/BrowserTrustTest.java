package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.http.TrustCookie;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.trust.TrustResult;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.servlet.DispatcherType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A trusted browser before the gate. */
class BrowserTrustTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final RequestOrigin HERE =
            new RequestOrigin("203.0.113.7", null, "Firefox on Linux", Locale.ENGLISH);

    private House house = new House(new House.Rules().trust(WEEK).stepUp("/admin/**", Duration.ofMinutes(5)));
    private final String account = house.person();
    private TrustResult trusted;

    @BeforeEach
    void trust() {
        long changes = house.enrol(account);
        trusted = house.browsers
                .trust(account, changes, () -> account, null, HERE)
                .orElseThrow();
    }

    private static FakeRequest get(Browser browser, String path, String cookie) {
        FakeRequest request = new FakeRequest(browser, "GET", path).accept("text/html");
        return cookie == null ? request : request.cookie(name(), cookie);
    }

    private static String name() {
        FakeResponse response = new FakeResponse();
        TrustCookie.write(new FakeRequest(new Browser(), "GET", "/x"), response, "", WEEK);
        String header = response.added("Set-Cookie").get(0);
        return header.substring(0, header.indexOf('='));
    }

    private static String written(Outcome outcome) {
        List<String> cookies = outcome.response.added("Set-Cookie");
        assertThat(cookies).hasSize(1);
        return cookies.get(0).replaceFirst("[^=]*=([^;]*);.*", "$1");
    }

    @Test
    void aStampSaysThatItWasTrustAndNoFactor() {
        Browser browser = house.signedIn(account);
        String id = browser.sessionId();
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()));
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(outcome.principalSeen).isEqualTo(account);
        assertThat(browser.sessionId()).isNotEqualTo(id);
        SecondFactorStamp stamp = house.stampOf(browser);
        assertThat(stamp.byTrust()).isTrue();
        assertThat(stamp.bySecondFactor()).isFalse();
        assertThat(stamp.fresh(Duration.ofHours(1), house.clock.instant())).isFalse();
    }

    @Test
    void itIsDecidedAgainAfterTheRecheckTime() {
        Browser browser = house.signedIn(account);
        house.ask(get(browser, "/account/", trusted.cookie()));
        house.browsers.revoke(account, trusted.id(), HERE);
        house.move(House.RECHECK.minus(MOMENT));
        assertThat(house.get(browser, "/account/").reachedApplication).isTrue();
        house.move(MOMENT);
        assertThat(house.get(browser, "/account/").reachedApplication).isFalse();
        assertThat(SecondFactorStamp.stored(house.session(browser))).isEqualTo(SecondFactorStamp.Stored.NONE);
    }

    @Test
    void aStampOfTrustThatNamesNoBrowserIsWorthNothing() {
        Browser browser = house.signedIn(account);
        house.stamp(browser, new SecondFactorStamp(account, Method.TRUSTED, house.clock.instant(), 1));
        assertThat(house.get(browser, "/account/").reachedApplication).isFalse();
    }

    @Test
    void switchedOffNobodyStaysIn() {
        Browser browser = house.signedIn(account);
        house.ask(get(browser, "/account/", trusted.cookie()));
        house = new House();
        house.named(account);
        assertThat(house.get(browser, "/account/").reachedApplication).isFalse();
    }

    @Test
    void somebodyRememberedIsAskedAllTheSame() {
        house.rememberEverybodyAs(account);
        Browser browser = new Browser();
        house.session(browser);
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.added("Set-Cookie")).isEmpty();
    }

    @Test
    void itNeverCountsForAStepUpNotEvenForWhoeverIsExempt() {
        house = new House(new House.Rules().trust(WEEK).everyone(account).stepUp("/admin/**", Duration.ofMinutes(5)));
        house.named(account);
        Browser browser = house.signedIn(account);
        assertThat(house.ask(get(browser, "/account/", trusted.cookie())).reachedApplication)
                .isTrue();
        Outcome outcome = house.get(browser, "/admin/users");
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getHeader("Location")).isEqualTo("/app/2fa/challenge");
        assertThat(house.get(browser, "/2fa/challenge").response.body()).contains("Confirm it is you");
    }

    @ParameterizedTest
    @EnumSource(names = {"INCLUDE", "ERROR", "ASYNC"})
    void whereNoCookieCanBeWrittenNoneIsReplaced(DispatcherType dispatch) {
        Browser browser = house.signedIn(account);
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()).dispatch(dispatch));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(house.ask(get(browser, "/account/", trusted.cookie())).reachedApplication)
                .isTrue();
    }

    @Test
    void intoACommittedAnswerNoneIsWrittenEither() {
        Browser browser = house.signedIn(account);
        Outcome outcome =
                house.ask(get(browser, "/account/", trusted.cookie()), new FakeResponse().committed(), seen -> {});
        assertThat(outcome.reachedApplication).isFalse();
    }

    @Test
    void ofTwoRequestsAtOnceBothPassAndOneGetsTheNewSecret() {
        Browser browser = house.signedIn(account);
        FakeRequest first = get(browser, "/account/", trusted.cookie());
        Outcome[] second = new Outcome[1];
        // While the one looks at the account, the other is recognised.
        house.beforeNextQuery(() -> second[0] = house.ask(get(browser, "/account/other", trusted.cookie())));
        Outcome outcome = house.ask(first);
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(second[0].reachedApplication).isTrue();
        assertThat(outcome.response.added("Set-Cookie")).isEmpty();
        Browser later = house.signedIn(account);
        assertThat(house.ask(get(later, "/account/", written(second[0]))).reachedApplication)
                .isTrue();
    }

    /** As long as a query takes, and the application's own is among them. */
    @Test
    void whileOneIsLookedUpNobodyElseWaits() {
        String stranger = house.person();
        house.enrol(stranger);
        Browser other = house.signedIn(stranger);
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        whileLookingUp(() -> {
            Thread aside = new Thread(() -> answer.complete(house.ask(get(other, "/account/", trusted.cookie()))));
            aside.setDaemon(true);
            aside.start();
            answer.orTimeout(20, TimeUnit.SECONDS).exceptionally(late -> null).join();
        });
        house.ask(get(house.signedIn(account), "/account/", trusted.cookie()));
        assertThat(answer).isCompleted();
    }

    private static boolean isLookingUp() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("recognise")));
    }

    @Test
    void whoeverIsOvertakenInTheSameSessionFindsItsStamp() {
        Browser browser = house.signedIn(account);
        Outcome[] faster = new Outcome[1];
        whileLookingUp(() -> faster[0] = house.ask(get(browser, "/account/other", trusted.cookie())));
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()));
        assertThat(faster[0].reachedApplication).isTrue();
        assertThat(outcome.reachedApplication).isTrue();
        assertThat(outcome.response.added("Set-Cookie")).isEmpty();
        assertThat(house.ask(get(house.signedIn(account), "/account/", written(faster[0]))).reachedApplication)
                .isTrue();
    }

    @Test
    void whoeverIsOvertakenInAnotherSessionIsAsked() {
        Browser browser = house.signedIn(account);
        Browser copy = house.signedIn(account);
        whileLookingUp(() -> house.ask(get(copy, "/account/other", trusted.cookie())));
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(SecondFactorStamp.stored(house.session(browser))).isEqualTo(SecondFactorStamp.Stored.NONE);
    }

    private void whileLookingUp(Runnable deed) {
        house.beforeNextQuery(() -> {
            if (isLookingUp()) {
                deed.run();
            } else {
                whileLookingUp(deed);
            }
        });
    }

    @Test
    void overtakenOnAnotherNodeItIsAskedAndTheTrustStays() {
        Browser browser = house.signedIn(account);
        TrustResult elsewhere = house.browsers.recognise(account, 1, () -> account, trusted.cookie(), HERE);
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.added("Set-Cookie")).isEmpty();
        assertThat(house.ask(get(browser, "/account/", elsewhere.cookie())).reachedApplication)
                .isTrue();
    }

    @Test
    void aCookieWorthNothingIsTakenAway() {
        Browser browser = house.signedIn(account);
        Outcome outcome = house.ask(get(browser, "/account/", "forged"));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.added("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("Max-Age=0");
    }

    @Test
    void somebodyElsesCookieIsLeftAlone() {
        String other = house.person();
        house.enrol(other);
        Browser browser = house.signedIn(other);
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.added("Set-Cookie")).isEmpty();
    }

    @Test
    void theStoreAwayIsNeverAPass() {
        Browser browser = house.signedIn(account);
        house.storeGoesAway();
        Outcome outcome = house.ask(get(browser, "/account/", trusted.cookie()));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getStatus()).isEqualTo(503);
    }

    @Test
    void aSignOutThatThisGateSeesEndsItForVisitorsOfEveryKind() {
        Browser browser = house.signedIn(account);
        String cookie = written(house.ask(get(browser, "/account/", trusted.cookie())));
        Outcome out = house.ask(get(browser, "/logout", cookie));
        assertThat(out.reachedApplication).isTrue();
        assertThat(out.response.added("Set-Cookie")).singleElement().asString().contains("Max-Age=0");
        assertThat(house.ask(get(house.signedIn(account), "/account/", cookie)).reachedApplication)
                .isFalse();
    }

    @Test
    void aSignOutAfterTheSessionEndedEndsItToo() {
        house.ask(get(new Browser(), "/logout", trusted.cookie()));
        assertThat(house.browsers.of(account, 1)).isEmpty();
    }

    @Test
    void whereItIsSetASignOutEndsNothing() {
        house = new House(new House.Rules().trust(WEEK).trustOutlivesSignOut());
        house.named(account);
        Browser browser = house.signedIn(account);
        assertThat(house.ask(get(browser, "/logout", trusted.cookie())).reachedApplication)
                .isTrue();
        assertThat(house.browsers.of(account, 1)).hasSize(1);
    }
}
