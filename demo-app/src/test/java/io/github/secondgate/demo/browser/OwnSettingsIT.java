package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A portal with its own address of the screen, list of apps, recovery codes and time between two codes. */
@Lines(
        value = {
            "secondgate.path = /my/profile/two-factor",
            "secondgate.recoveryCodes = 10",
            "secondgate.recoveryCodeLength = 12",
            "secondgate.trust.lifetime = 1d",
        },
        words = {
            "apps.android = Harbour Authenticator",
            "apps.advice = Get it from the harbour office only.",
        })
@Further
class OwnSettingsIT extends BrowserTest {

    private static final String SCREEN = "/my/profile/two-factor";
    private static final String CODE = "[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}";

    @Test
    void theScreenStandsAtTheAddressOfThePortal() {
        String account = demo.newMember();
        signIn(account);
        press("Set up two-factor");
        assertThat(path()).isEqualTo(SCREEN);
        assertThat(heading()).isEqualTo("Two-factor authentication");
        press("Enable two-factor");
        Phone phone = Phone.ofKey(setupKey());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        keepCodes();
        assertThat(path()).isEqualTo(SCREEN);
        assertThat(badge()).isEqualTo("Enabled");

        browser.forget();
        signIn(account);
        assertThat(path()).isEqualTo(SCREEN + "/challenge");
        field("code").sendKeys(phone.code());
        press("Verify and sign in");
        visit("/2fa");
        assertThat(text()).doesNotContain("Two-factor authentication");
    }

    @Test
    void thereAreAsManyRecoveryCodesAndAsLongAsThePortalWants() {
        String account = demo.newMember();
        signIn(account);
        visit(SCREEN);
        press("Enable two-factor");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches(CODE));
        String code = recoveryCodes().get(9);

        browser.forget();
        signIn(account);
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(code);
        press("Use recovery code");
        press("I still have it, continue");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void theListOfAppsIsThePortals() {
        signIn(demo.newMember());
        visit(SCREEN);
        press("Enable two-factor");
        unfold("No app yet?");
        assertThat(text())
                .containsSubsequence("Android", "Harbour Authenticator", "iPhone and iPad")
                .contains("Get it from the harbour office only.")
                .doesNotContain("Aegis");
    }

    @Test
    void aTrustedBrowserIsAskedForACodeAsOftenAsThePortalWants() throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit(SCREEN);
        press("Enable two-factor");
        Phone phone = Phone.ofKey(setupKey());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        driver.manage().deleteCookieNamed("JSESSIONID");

        signIn(account);
        assertThat(text()).contains("Don’t ask again in this browser for up to 1 day.");
        driver.findElement(By.id("trust")).click();
        field("code").sendKeys(phone.code());
        press("Verify and sign in");
        TestClock.move(Duration.ofDays(1).minusMillis(1));
        driver.manage().deleteCookieNamed("JSESSIONID");
        signIn(account);
        assertThat(path()).isEqualTo("/account/");
        TestClock.move(Duration.ofMillis(1));
        driver.manage().deleteCookieNamed("JSESSIONID");
        signIn(account);
        assertThat(path()).isEqualTo(SCREEN + "/challenge");
    }
}
