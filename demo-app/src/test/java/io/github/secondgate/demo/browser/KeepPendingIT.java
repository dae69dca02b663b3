package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A portal whose people set up on their phones, which drop the page while the authenticator is open. */
@Lines("secondgate.keepPending = 10m")
@Further
class KeepPendingIT extends BrowserTest {

    @Test
    void thePageThatIsLoadedAgainShowsTheSameKeyWhichCanBeConfirmed() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        TestClock.move(Duration.ofMinutes(9));
        visit("/2fa");
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(setupKey()).isEqualTo(phone.setupKey());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8);
        keepCodes();
        visit("/2fa");
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(driver.getPageSource()).doesNotContain(phone.setupKey());
    }

    @Test
    void tenMinutesAfterItsBeginningItIsDiscarded() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        TestClock.move(Duration.ofMinutes(10));
        visit("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
        assertThat(driver.getPageSource()).doesNotContain(phone.setupKey());
    }

    @Test
    void cancellingEndsItAtOnce() throws Exception {
        startedSetup(demo.newMember());
        press("Cancel set-up");
        assertThat(badge()).isEqualTo("Not configured");
        assertThat(status()).isEqualTo("The set-up was cancelled. Nothing has changed.");
        visit("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void anotherBrowserOfTheSamePersonDoesNotSeeTheKey() throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        String key = setupKey();
        browser.forget();
        signIn(account);
        visit("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
        assertThat(driver.getPageSource()).doesNotContain(key);
    }
}
