package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The self-service screen: what members do about two-factor in their own accounts, without any role. */
class SettingsIT extends BrowserTest {

    private static final String CODE = "[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}";
    private static final Duration LONGER_THAN_FRESH = Duration.ofMinutes(6);

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
        assertThat(text()).contains("Authenticator app");
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
        keepCodes();
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(driver.getPageSource()).doesNotContain(code);
        String today = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.UK)
                .format(LocalDate.ofInstant(TestClock.now(), ZoneId.systemDefault()));
        assertThat(text())
                .containsSubsequence("On since", today, "How you sign in", "Authenticator app")
                .containsSubsequence("Recovery codes left", "8 · Made on " + today);
    }

    @Test
    void onASmallLaptopTheCodesAndTheWayOnAreSeenTogether() throws Exception {
        browser.screen(1366, 657, "light");
        Phone phone = startedSetup(demo.newMember());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(inView(driver.findElement(By.id("recovery-codes")))).isTrue();
        assertThat(inView(button("I have saved them"))).isTrue();
    }

    @Test
    void whatTakesProtectionAwayIsNotToldInGreen() throws Exception {
        startedSetup(demo.newMember());
        press("Cancel set-up");
        assertThat(driver.findElement(By.cssSelector(".sg-note[role=status]")).getDomAttribute("class"))
                .contains("sg-slate")
                .doesNotContain("emerald");
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
        assertThat(driver.findElement(By.cssSelector(".sg-note[role=status]")).getDomAttribute("class"))
                .as("no good news")
                .contains("sg-slate");
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
        press("Disable two-factor", "//button");
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().wrongCode());
        press("Disable two-factor", "//button");
        assertThat(alert()).startsWith("That code did not match");
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().code());
        press("Disable two-factor", "//button");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void theCardShowsOneOfThreeStatesEachWithItsBadge() {
        signIn(demo.newMember());
        visit("/2fa");
        List<String> colours = new ArrayList<>();
        colours.add(badge("Not configured", "sg-slate"));
        assertThat(text()).contains("After your password you enter a code from an app on your phone or computer.");
        press("Enable two-factor");

        colours.add(badge("Pending confirmation", "sg-amber"));
        assertThat(driver.findElement(By.cssSelector(".sg-qr svg")).isDisplayed())
                .isTrue();
        assertThat(driver.findElement(By.id("setup-key")).isDisplayed()).isTrue();
        assertThat(button("Copy").isDisplayed()).isTrue();
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and enable");
        keepCodes();

        colours.add(badge("Enabled", "sg-emerald"));
        assertThat(text()).contains("On since", "Regenerate recovery codes");
        WebElement disable = driver.findElement(By.cssSelector("details.sg-fold-rose"));
        assertThat(disable.getDomAttribute("open")).as("folded away").isNull();
        unfold("Disable two-factor");
        assertThat(disable.getText()).contains("Current password");
        assertThat(field("password").getDomAttribute("type")).isEqualTo("password");
        assertThat(colours).doesNotHaveDuplicates();
    }

    private static String badge(String words, String colour) {
        WebElement badge = driver.findElement(By.className("sg-badge"));
        assertThat(badge.getText()).isEqualTo(words);
        assertThat(badge.getDomAttribute("class").split(" ")).contains(colour);
        return badge.getCssValue("background-color");
    }
}
