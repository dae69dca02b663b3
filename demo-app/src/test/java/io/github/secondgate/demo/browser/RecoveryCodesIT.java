package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Recovery codes: shown once, each good for one sign-in, and replaced as a whole. */
class RecoveryCodesIT extends BrowserTest {

    private static final String LOST_PHONE = "Lost your phone? Use a recovery code";
    private static final Duration LONGER_THAN_FRESH = Duration.ofMinutes(6);

    private static void openSettings(Enrolled member) {
        signIn(member.account(), member.phone());
        visit("/2fa");
    }

    private static String enrolledAtSettings() throws Exception {
        Enrolled member = enrolled();
        openSettings(member);
        return member.account();
    }

    private static void regenerate() {
        unfold("Regenerate recovery codes");
        press("Generate new codes");
    }

    private static void use(String code) {
        if (!driver.findElement(By.id("recovery-code")).isDisplayed()) {
            unfold(LOST_PHONE);
        }
        field("recoveryCode").sendKeys(code);
        press("Use recovery code");
    }

    @Test
    void eightCodesStandInAnAmberPanelToBeCopiedDownloadedOrPrinted() throws Exception {
        String account = enrolledAtSettings();
        regenerate();
        WebElement panel = driver.findElement(By.cssSelector("section.sg-card-amber"));
        assertThat(panel.getText()).contains("Save these recovery codes — shown ONCE");
        assertThat(recoveryCodes())
                .hasSize(8)
                .allMatch(
                        code -> code.matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}"), "upper case, and no 0, O, 1 or I");
        assertThat(panel.findElements(By.cssSelector("button, a")))
                .extracting(WebElement::getText)
                .containsExactly("Copy all codes", "Download (.txt)", "Print");
        assertThat(button("Download (.txt)").getDomAttribute("download"))
                .isEqualTo("Larkhaven-Marina-recovery-codes-" + account + "-"
                        + LocalDate.ofInstant(TestClock.now(), ZoneId.systemDefault()) + ".txt");
    }

    @Test
    void whoHasNeitherCopiedNorDownloadedNorPrintedThemIsAskedToBeforeGoingOn() throws Exception {
        for (String way : new String[] {"Copy all codes", "Download (.txt)", "Print"}) {
            browser.forget();
            openSettings(enrolled());
            regenerate();
            driver.executeScript("window.print = () => {}");
            WebElement saved = button("I have saved them");
            assertThat(saved.getDomAttribute("aria-disabled")).isEqualTo("true");
            assertThat(description(saved)).isEqualTo("Copy, download or print the codes first.");
            saved.click();
            assertThat(recoveryCodes()).as("still there").hasSize(8);
            button(way).click();
            soon().until(d -> saved.getDomAttribute("href") != null);
            press("I have saved them");
            assertThat(path()).isEqualTo("/2fa");
        }
    }

    @Test
    void onPaperThereAreTheCodesAndWhoseTheyAreButNoButtons() throws Exception {
        Enrolled member = enrolled();
        openSettings(member);
        regenerate();
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(text())
                    .contains("Recovery codes for " + member.account() + " at Larkhaven Marina", "Made on ")
                    .contains("Tick a code off once you have used it.");
            assertThat(
                            driver.executeScript(
                                    "return getComputedStyle(document.querySelector('#recovery-codes li'), '::before').content"))
                    .asString()
                    .as("a box to tick")
                    .contains("☐");
            assertThat(recoveryCodes()).hasSize(8).doesNotContain("");
            assertThat(driver.findElements(By.cssSelector("main button, main a.sg-button")))
                    .isNotEmpty()
                    .noneMatch(WebElement::isDisplayed);
        } finally {
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    @Test
    void theCodesAreShownOnce() throws Exception {
        openSettings(enrolled());
        regenerate();
        List<String> codes = recoveryCodes();
        keepCodes();
        Set<String> seen = new HashSet<>();
        for (String page : new String[] {"/2fa", "/account/", "/2fa"}) {
            visit(page);
            codes.stream().filter(driver.getPageSource()::contains).forEach(seen::add);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void eachCodeSignsInOnceAndTheOthersStayGood() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        assertThat(driver.findElement(By.id("recovery-code")).isDisplayed()).isFalse();
        use(member.codes().get(3).toLowerCase().replace('-', ' '));
        assertThat(heading()).isEqualTo("You used a recovery code, 7 left");
        press("I still have it, continue");
        assertThat(path()).isEqualTo("/account/");

        press("Sign out");
        signIn(member.account());
        use(member.codes().get(3));
        assertThat(alert())
                .isEqualTo(
                        "That code did not match\nThis recovery code was used already. Use another one from your list.");
        assertThat(driver.findElement(By.id("recovery-code")).isDisplayed())
                .as("the section stays open")
                .isTrue();
        use(member.codes().get(4));
        visit("/2fa");
        assertThat(text()).containsSubsequence("Recovery codes left", "6");
    }

    @Test
    void whoHasFewCodesLeftIsToldSoAfterUsingOneAndThenGoesOn() {
        visit("/account/?reserved=yes");
        givePassword("rita");
        use(demo.printed("rita", "recovery codes").split(" +")[0]);
        assertThat(heading()).isEqualTo("You used a recovery code, 1 left");
        assertThat(text()).contains("You are running low on recovery codes. Generate new ones before you need them.");
        press("I still have it, continue");
        assertThat(path()).isEqualTo("/account/?reserved=yes");
    }

    @Test
    void afterACodeThePhoneCanBeSetUpAnewAtOnce() throws Exception {
        Enrolled member = enrolled();
        browser.screen(360, 740, "dark");
        signIn(member.account());
        use(member.codes().get(0));
        assertThat(path()).isEqualTo("/2fa/recovered");
        assertThat(driver.getTitle()).startsWith("You used a recovery code, 7 left");
        assertThat(focused().getText()).startsWith("Is your phone lost or broken, or do you have a new one?");
        assertThat(driver.findElements(By.cssSelector("main > .sg-card-amber"))).hasSize(1);
        for (String way : new String[] {"Set up a new phone", "Generate new codes", "I still have it, continue"}) {
            assertThat(inView(button(way))).as(way).isTrue();
        }
        assertThat(text())
                .as("before the button that does it")
                .contains("Old codes will stop working immediately. Your other sessions will need a code again.");
        press("Set up a new phone");
        assertThat(driver.findElement(By.id("app")).getText()).isEqualTo("Change the authenticator app");
        assertThat(badge()).isEqualTo("Pending confirmation");
    }

    @Test
    void afterACodeNewOnesCanBeHadAndTheWayOnIsKept() throws Exception {
        Enrolled member = enrolled();
        visit("/account/?reserved=yes");
        givePassword(member.account());
        use(member.codes().get(0));
        press("Generate new codes");
        assertThat(recoveryCodes()).hasSize(8).doesNotContainAnyElementsOf(member.codes());
        keepCodes();
        press("Back to Larkhaven Marina");
        assertThat(path()).isEqualTo("/account/?reserved=yes");
    }

    @Test
    void thePageAfterACodeIsForThoseWhoUsedOneAndLeadsNowhereThatAnAddressSays() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa/recovered");
        assertThat(path()).isNotEqualTo("/2fa/recovered");
        browser.forget();
        signIn(member.account());
        use(member.codes().get(0));
        visit("/2fa/recovered?location=https://elsewhere.example/&onwardUrl=//elsewhere.example/");
        assertThat(button("I still have it, continue").getDomAttribute("href")).isEqualTo("/account/");
    }

    @Test
    void whoHasFewCodesLeftIsToldSoOnTheScreen() {
        signIn("rita", Phone.ofKey(demo.printed("rita", "key")));
        visit("/2fa");
        assertThat(text())
                .containsPattern("Recovery codes left\\s+[12]")
                .contains("You are running low on recovery codes. Generate new ones before you need them.");
    }

    @Test
    void regeneratingAsksFirstAndReplacesTheWholeSet() throws Exception {
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
        use(member.codes().get(0));
        assertThat(alert())
                .isEqualTo(
                        "That code did not match\nCompare it with your list. A code that was used once no longer works.");
        use(fresh.get(0));
        press("I still have it, continue");
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void afterFiveMinutesRegeneratingAsksForACode() throws Exception {
        Enrolled member = enrolled();
        openSettings(member);
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        field("code").sendKeys(member.phone().wrongCode());
        press("Generate new codes");
        assertThat(alert()).startsWith("That code did not match");
        field("code").sendKeys(member.phone().code());
        press("Generate new codes");
        assertThat(recoveryCodes()).hasSize(8);
    }
}
