package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

/** The self-service screen and the recovery codes: what a member does about two-factor in their own account. */
class SettingsIT extends BrowserTest {

    private static final String NO_PENDING = "No pending enrollment. Click \"Enable\" to start over";
    private static final String CODE = "[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}";
    private static final Duration LONGER_THAN_FRESH = Duration.ofMinutes(6);

    private static Phone startedSetup(String account) throws Exception {
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        return Phone.ofKey(setupKey());
    }

    private static String setupKey() {
        return driver.findElement(By.id("setup-key")).getText().replace(" ", "");
    }

    private static void openSettings(Enrolled member) {
        signIn(member.account(), member.phone());
        visit("/2fa");
    }

    @Test
    void aMemberEnrolsByScanningTheQrCodeFromTheScreen() throws Exception {
        String account = demo.newMember();
        signIn(account);
        press("Two-factor authentication");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(heading()).isEqualTo("Two-factor authentication");
        assertThat(text()).contains("Authenticator app (TOTP)");
        assertThat(badge()).isEqualTo("Not configured");

        press("Enable two-factor");
        assertThat(badge()).isEqualTo("Pending confirmation");
        Phone phone = Phone.scan(browser.screenshot());
        assertThat(phone.type()).isEqualTo("totp");
        assertThat(phone.label()).isEqualTo("Larkhaven Marina:" + account);
        assertThat(phone.issuer()).isEqualTo("Larkhaven Marina");
        assertThat(setupKey()).isEqualTo(phone.setupKey()).hasSize(32);

        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(status())
                .isEqualTo("Two-factor authentication is now active. Save your recovery codes — they're shown once.");
        assertThat(text()).contains("Save these recovery codes — shown ONCE");
        assertThat(recoveryCodes()).hasSize(8).doesNotHaveDuplicates().allMatch(code -> code.matches(CODE));
        assertThat(button("Copy all codes").isDisplayed()).isTrue();
        assertThat(button("Print").isDisplayed()).isTrue();

        String code = recoveryCodes().get(0);
        press("Continue");
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(driver.getPageSource()).doesNotContain(code);
        String today = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.UK)
                .format(LocalDate.ofInstant(TestClock.now(), ZoneId.systemDefault()));
        assertThat(text())
                .containsSubsequence("Method", "Authenticator app (TOTP)", "Confirmed on", today)
                .containsSubsequence("Recovery codes left", "8");
    }

    @Test
    void theQrCodeCanBeScannedFromADarkScreenToo() throws Exception {
        browser.screen(360, "dark");
        startedSetup(demo.newMember());
        driver.executeScript("document.querySelector('.sg-qr').scrollIntoView({block: 'center'})");
        assertThat(Phone.scan(browser.screenshot()).setupKey()).isEqualTo(setupKey());
    }

    @Test
    void aPendingSetupDoesNotProtectTheAccountYet() throws Exception {
        String account = demo.newMember();
        startedSetup(account);
        browser.forget();
        signIn(account);
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void theSetupKeyIsShownInGroupsAndTheThreeStepsAreNumbered() throws Exception {
        startedSetup(demo.newMember());
        assertThat(driver.findElement(By.id("setup-key")).getText()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        assertThat(driver.findElements(By.cssSelector(".sg-steps > li"))).hasSize(3);
        unfold("Apps by platform");
        assertThat(text()).contains("Android", "iPhone and iPad", "Desktop", "Browser extension", "Password manager");
        assertThat(text()).contains("official store");
    }

    @Test
    void comingBackToThePageDiscardsThePendingSetup() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        String setup = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        visit("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
        driver.close();
        driver.switchTo().window(setup);

        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(alert()).isEqualTo(NO_PENDING);
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void cancellingTheSetupLeavesNothingConfigured() throws Exception {
        startedSetup(demo.newMember());
        press("Cancel set-up");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void aWrongFirstCodeKeepsTheSameSetup() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        field("code").sendKeys(phone.wrongCode());
        press("Confirm and enable");
        assertThat(alert()).startsWith("That code did not match");
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(setupKey()).isEqualTo(phone.setupKey());

        field("code").sendKeys("12");
        press("Confirm and enable");
        assertThat(alert()).isEqualTo("Enter the 6 digits from your app.");

        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void regeneratingAsksFirstAndKillsTheOldCodes() throws Exception {
        Enrolled member = enrolled();
        openSettings(member);
        unfold("Regenerate recovery codes");
        assertThat(text()).contains("Generate new recovery codes? Old codes will stop working immediately.");
        press("Generate new codes");
        assertThat(status()).isEqualTo("Your new recovery codes are below. The old ones have stopped working.");
        List<String> fresh = recoveryCodes();
        assertThat(fresh).hasSize(8).doesNotContainAnyElementsOf(member.codes());

        browser.forget();
        signIn(member.account());
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        assertThat(alert()).isEqualTo("That code did not match");
        field("recoveryCode").sendKeys(fresh.get(0));
        press("Use recovery code");
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void afterFiveMinutesRegeneratingAsksForACode() throws Exception {
        Enrolled member = enrolled();
        openSettings(member);
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        unfold("Regenerate recovery codes");
        field("code").sendKeys(member.phone().wrongCode());
        press("Generate new codes");
        assertThat(alert()).startsWith("That code did not match");
        field("code").sendKeys(member.phone().code());
        press("Generate new codes");
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void disablingTakesTheRightPassword() throws Exception {
        Enrolled member = enrolled();
        openSettings(member);
        unfold("Disable two-factor");
        assertThat(text()).contains("Current password");
        field("password").sendKeys("Demo");
        press("Disable two-factor", "//button");
        assertThat(alert()).isEqualTo("Password did not match. Two-factor remains enabled.");
        assertThat(badge()).isEqualTo("Enabled");

        field("password").sendKeys("demo");
        press("Disable two-factor", "//button");
        assertThat(status()).startsWith("Two-factor authentication has been disabled.");
        assertThat(badge()).isEqualTo("Not configured");

        browser.forget();
        signIn(member.account());
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void afterFiveMinutesDisablingTakesACodeBesideThePassword() throws Exception {
        Enrolled member = enrolled();
        openSettings(member);
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        unfold("Disable two-factor");
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().wrongCode());
        press("Disable two-factor", "//button");
        assertThat(alert()).startsWith("That code did not match");
        assertThat(badge()).isEqualTo("Enabled");
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().code());
        press("Disable two-factor", "//button");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void ritaIsToldThatHerRecoveryCodesRunLow() {
        signIn("rita", Phone.ofKey(demo.printed("rita", "key")));
        visit("/2fa");
        assertThat(text())
                .containsSubsequence("Recovery codes left", "2")
                .contains("You are running low on recovery codes. Generate new ones before you need them.");
    }

    @Test
    void theScreenHelpsWhereItIsNeeded() {
        signIn(demo.newMember());
        visit("/2fa");
        unfold("Help");
        assertThat(text())
                .contains(
                        "The QR code will not scan",
                        "The code is rejected",
                        "You have a new phone",
                        "You lost your phone");
        unfold("Tips to stay safe");
        assertThat(text()).contains("Our staff never ask for them.", "PIN", "Do not delete the entry in the app");
    }
}
