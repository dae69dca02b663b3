package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A change after a while: who are you, asked once, on one page, with what was typed before. */
class ConfirmIT extends BrowserTest {
    private static final Duration LONGER_THAN_FRESH = Duration.ofMinutes(6);

    private static Enrolled atSettingsLater() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        return member;
    }

    @AfterEach
    void scriptsAgain() {
        browser.scripts(true);
    }

    private static void disable() {
        unfold("Disable two-factor");
        press("Disable two-factor", "//details[@open]//button");
    }

    @Test
    void theSettingsAskForNoCodeAndThePageThatDoesAsksForOne() throws Exception {
        atSettingsLater();
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        assertThat(driver.findElements(By.name("password"))).isEmpty();
        disable();
        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(driver.getTitle()).startsWith("Confirm it is you");
        assertThat(text()).contains("Your last code was some time ago, so a new one is asked for.");
        assertThat(driver.findElements(By.name("code"))).hasSize(1);
        assertThat(driver.findElements(By.name("password"))).hasSize(1);
        press("Go back without a code");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(badge()).isEqualTo("Enabled");
    }

    @Test
    void allOfItIsInViewAndTheFirstFieldHasTheFocus() throws Exception {
        for (int[] screen : new int[][] {{1366, 657}, {360, 740}}) {
            browser.forget();
            browser.screen(screen[0], screen[1], "light");
            atSettingsLater();
            disable();
            assertThat(focused()).isEqualTo(field("password"));
            assertThat(description(focused())).startsWith("Your last code was some time ago");
            for (WebElement part : new WebElement[] {
                field("password"), field("code"), button("Disable two-factor"), button("Go back without a code")
            }) {
                assertThat(inView(part)).isTrue();
            }
        }
    }

    @Test
    void aWrongCodeIsToldAtItsField() throws Exception {
        Enrolled member = atSettingsLater();
        disable();
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().wrongCode());
        press("Disable two-factor", "//button");
        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(focused()).isEqualTo(field("code"));
        assertThat(description(focused())).startsWith(NO_MATCH);
        assertThat(driver.getPageSource()).doesNotContain("value=\"demo\"");
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().code());
        press("Disable two-factor", "//button");
        assertThat(badge()).isEqualTo("Not configured");
    }

    /** Nothing is spent here, and the way to where it counts stands beside it. */
    @Test
    void aRecoveryCodeIsRecognisedAndToldWhereItCounts() throws Exception {
        Enrolled member = atSettingsLater();
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        field("code").sendKeys(member.codes().get(0));
        press("Generate new codes");
        assertThat(focused()).isEqualTo(field("code"));
        assertThat(description(focused())).contains("Enter the 6 digits", "Sign in with a recovery code");
        assertThat(inView(button("Sign out"))).isTrue();
        press("Sign out");
        signIn(member.account());
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        press("Generate new codes");
        assertThat(recoveryCodes()).as("nothing more is asked for").hasSize(8);
    }

    @Test
    void aWrongPasswordIsToldInTheSettingsAndTheCodeHolds() throws Exception {
        Enrolled member = atSettingsLater();
        disable();
        field("password").sendKeys("Demo");
        field("code").sendKeys(member.phone().code());
        press("Disable two-factor", "//button");
        assertThat(alert()).isEqualTo("Password did not match. Two-factor remains enabled.");
        assertThat(focused()).isEqualTo(field("password"));
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        field("password").sendKeys("demo");
        press("Disable two-factor", "//details[@open]//button");
        assertThat(badge()).isEqualTo("Not configured");
    }

    private static void add(String name) {
        visit("/2fa");
        unfold("Add another app");
        field("name").clear();
        field("name").sendKeys(name);
        press("Add an app");
    }

    private static void isToldToWait() {
        assertThat(focused().getText()).startsWith("Too many attempts.");
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        assertThat(driver.findElements(By.xpath("//button[.='Enter a code']"))).noneMatch(WebElement::isDisplayed);
        for (WebElement part : new WebElement[] {
            driver.findElement(By.className("sg-helpdesk")),
            driver.findElement(By.cssSelector("[role=timer]")),
            button("Go back without a code")
        }) {
            assertThat(inView(part)).as(part.getText()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void whoHasToWaitIsToldOnArrivalAndGoesOnWithWhatWasTyped(int width, int height) throws Exception {
        browser.screen(width, height, "light");
        Enrolled member = atSettingsLater();
        add("Théo's <phone>");
        for (int wrong = 0; wrong < 5; wrong++) {
            field("code").sendKeys(member.phone().wrongCode());
            press("Add an app");
        }
        isToldToWait();
        add("Théo's <phone>");
        isToldToWait();
        TestClock.move(Duration.ofMinutes(1));
        driver.executeScript("const now = Date.now; Date.now = () => now() + 60000");
        soon().until(d -> d.findElement(By.xpath("//button[.='Enter a code']")).isDisplayed());
        assertThat(text()).contains("You can enter a code now.");
        press("Enter a code");
        assertThat(focused()).isEqualTo(field("code"));
        field("code").sendKeys(member.phone().code());
        press("Add an app");
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(text()).contains("Théo's <phone>");
    }

    @Test
    void oneCodeHoldsForEveryChangeUntilItIsOld() throws Exception {
        Enrolled member = atSettingsLater();
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        field("code").sendKeys(member.phone().code());
        press("Generate new codes");
        keepCodes();
        unfold("Add another app");
        press("Add an app");
        assertThat(badge()).isEqualTo("Pending confirmation");
        press("Cancel set-up");
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(heading()).isEqualTo("Confirm it is you");
    }

    @Test
    void whatWasTypedGoesOnAfterTheCodeWithoutAScriptAndByKeyboard() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(LONGER_THAN_FRESH);
        browser.scripts(false);
        add("Théo's \"2nd\" <phone> & more");
        assertThat(focused()).isEqualTo(field("code"));
        String code = member.phone().code();
        leave(() -> focused().sendKeys(code, Keys.ENTER));
        assertThat(badge()).isEqualTo("Pending confirmation");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and add");
        assertThat(text()).contains("Théo's \"2nd\" <phone> & more");
    }

    @Test
    void aPasswordThatWasTypedBeforeIsNoPartOfThePage() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        unfold("Disable two-factor");
        TestClock.move(LONGER_THAN_FRESH);
        field("password").sendKeys("demo");
        press("Disable two-factor", "//details[@open]//button");
        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(driver.getPageSource()).doesNotContain("\"demo\"");
    }

    @Test
    void anAdministratorsReasonGoesOnAfterTheCode() throws Exception {
        Enrolled member = enrolled();
        TestClock.move(Duration.ofMinutes(1));
        Phone mara = Phone.ofKey(demo.printed("mara", "key"));
        signIn("mara", mara);
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa/admin/person?account=" + member.account());
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        unfold("Reset two-factor");
        driver.findElement(By.id("reset-reason")).sendKeys("Called back, \"file 7\"");
        press("Reset two-factor", "//details[@open]//button");
        assertThat(heading()).isEqualTo("Confirm it is you");
        field("code").sendKeys(mara.code());
        press("Reset two-factor", "//button");
        assertThat(path()).isEqualTo("/2fa/admin/person?account=" + member.account());
        assertThat(badge()).as("without a reason it is refused").isEqualTo("Not configured");
    }

    private static String maraLater() throws Exception {
        Enrolled member = enrolled();
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
        TestClock.move(LONGER_THAN_FRESH);
        return member.account();
    }

    private static void backWithout() {
        assertThat(heading()).isEqualTo("Confirm it is you");
        press("Go back without a code");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoGoesBackFindsWhatWasTyped(boolean scripts) throws Exception {
        browser.scripts(scripts);
        visit("/2fa/admin/person?account=" + maraLater());
        unfold("Reset two-factor");
        driver.findElement(By.id("reset-reason")).sendKeys("Called back, \"file 7\"");
        press("Reset two-factor", "//details[@open]//button");
        backWithout();
        assertThat(driver.findElement(By.id("reset-reason")).isDisplayed()).isTrue();
        assertThat(driver.findElement(By.id("reset-reason")).getDomProperty("value"))
                .isEqualTo("Called back, \"file 7\"");

        visit("/2fa/admin/policy");
        field("graceDays").clear();
        field("graceDays").sendKeys("9");
        press("Check what this changes");
        press("Save the policy");
        backWithout();
        assertThat(path()).isEqualTo("/2fa/admin/policy");
        assertThat(field("graceDays").getDomProperty("value")).isEqualTo("9");

        add("Théo's <phone>");
        backWithout();
        assertThat(field("name").isDisplayed()).isTrue();
        assertThat(field("name").getDomProperty("value")).isEqualTo("Théo's <phone>");
    }
}
