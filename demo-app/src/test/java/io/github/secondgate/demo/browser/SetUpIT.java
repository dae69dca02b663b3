package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The set-up of an app: what stands on its page, on which screens, and what becomes of it until its first code. */
class SetUpIT extends BrowserTest {

    private static final String NO_PENDING = "No pending enrollment. Click \"Enable\" to start over";

    private static final String[] STEPS = {
        "Open your authenticator app", "Scan the QR code or type the key", "Enter the code from the app"
    };

    /** Of the lines of a drawing to what it stands on, as WCAG counts it. */
    private static final String CONTRAST = """
            const light = colour => {
                const [r, g, b] = colour.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255)
                    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
                return .2126 * r + .7152 * g + .0722 * b + .05;
            };
            let ground = arguments[0];
            while (/, 0\\)$|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
            const [a, b] = [getComputedStyle(arguments[0]).stroke, getComputedStyle(ground).backgroundColor].map(light);
            return Math.max(a, b) / Math.min(a, b);
            """;

    static void allInView() {
        for (By part : new By[] {By.cssSelector(".sg-qr"), By.id("setup-key"), By.id("code")}) {
            assertThat(inView(driver.findElement(part))).as(part.toString()).isTrue();
        }
    }

    @Test
    void theQrCodeCanBeScannedFromADarkScreenToo() throws Exception {
        browser.screen(360, "dark");
        startedSetup(demo.newMember());
        driver.executeScript("document.querySelector('.sg-qr').scrollIntoView({block: 'center'})");
        assertThat(Phone.scan(browser.screenshot()).setupKey()).isEqualTo(setupKey());
    }

    @Test
    void onASmallLaptopTheCodeTheKeyAndTheFieldAreSeenTogether() throws Exception {
        for (int width : new int[] {1366, 1024}) {
            browser.forget();
            browser.screen(width, 657, "dark");
            startedSetup(demo.newMember());
            assertThat(focused()).isEqualTo(field("code"));
            allInView();
        }
    }

    @ParameterizedTest
    @CsvSource({"899, 1", "900, 2"})
    void thereAreTwoColumnsWhereThereIsRoom(int width, int columns) throws Exception {
        browser.screen(width, "light");
        startedSetup(demo.newMember());
        assertThat(driver.findElements(By.cssSelector("ol.sg-steps > li")).stream()
                        .map(step -> step.getRect().getX())
                        .distinct())
                .hasSize(columns);
    }

    @Test
    void nothingElseStandsOnThePageOfASetup() throws Exception {
        startedSetup(demo.newMember());
        assertThat(driver.findElements(By.cssSelector("main section"))).hasSize(1);
        field("code").sendKeys(Phone.ofKey(setupKey()).wrongCode());
        press("Confirm and enable");
        assertThat(driver.findElements(By.cssSelector("main section"))).hasSize(1);
        assertThat(focused()).isEqualTo(field("code"));
        assertThat(description(focused())).startsWith(NO_MATCH);
    }

    @Test
    void onAPhoneTheSetupOffersTheAppOnThePhoneFirst() throws Exception {
        browser.screen(360, 740, "light");
        browser.touch(true);
        startedSetup(demo.newMember());
        assertThat(focused().getText()).isEqualTo("Authenticator app");
        assertThat(inView(focused())).isTrue();
        WebElement here = button("Open in an app on this device");
        assertThat(here.getRect().getY())
                .isLessThan(
                        driver.findElement(By.cssSelector(".sg-qr")).getRect().getY());
        assertThat(here.getRect().getHeight()).isGreaterThanOrEqualTo(44);
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

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void whoHasToWaitBeforeTheFirstCodeSeesHowLong(int width, int height) throws Exception {
        browser.screen(width, height, "light");
        Phone phone = startedSetup(demo.newMember());
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(field("code").isDisplayed()).isTrue();
            field("code").sendKeys(phone.wrongCode());
            press("Confirm and enable");
        }
        toldToWait();
        assertThat(setupKey()).as("nothing has to be scanned again").isEqualTo(phone.setupKey());

        visit("/2fa");
        press("Enable two-factor");
        toldToWait();
        Phone again = Phone.ofKey(setupKey());
        TestClock.move(Duration.ofMinutes(1));
        driver.executeScript("const now = Date.now; Date.now = () => now() + 60000");
        soon().until(ExpectedConditions.visibilityOfElementLocated(By.id("code")));
        assertThat(text()).contains("You can enter a code now.");
        field("code").sendKeys(again.code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8);
    }

    private static void toldToWait() {
        assertThat(alert()).startsWith("Too many attempts. Try again in ");
        assertThat(focused().getDomAttribute("role")).isEqualTo("alert");
        WebElement timer = driver.findElement(By.cssSelector("[role=timer]"));
        assertThat(timer.getText()).matches("[01]:[0-5]\\d");
        assertThat(inView(timer)).isTrue();
        assertThat(driver.findElements(By.id("code"))).noneMatch(WebElement::isDisplayed);
    }

    @Test
    void onlyTheConfirmationMakesASetupProtectTheAccount() throws Exception {
        String account = demo.newMember();
        startedSetup(account);
        browser.forget();
        Phone phone = startedSetup(account);
        assertThat(path()).as("the password alone signed in").isEqualTo("/2fa/enable");
        field("code").sendKeys(phone.code());
        press("Confirm and enable");

        browser.forget();
        signIn(account);
        assertThat(path()).isEqualTo("/2fa/challenge");
    }

    @Test
    void theSetupKeyIsShownInGroupsAndTheThreeStepsAreNumbered() throws Exception {
        startedSetup(demo.newMember());
        assertThat(driver.findElement(By.id("setup-key")).getText()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        assertThat(driver.findElements(By.cssSelector("ol.sg-steps > li h3")))
                .extracting(WebElement::getText)
                .containsExactly(STEPS);
        assertThat(driver.findElement(By.cssSelector("ol.sg-steps > li")).getCssValue("counter-increment"))
                .isEqualTo("step 1");
        unfold("No app yet?");
        assertThat(text())
                .contains("Android", "iPhone and iPad", "Desktop", "Browser extension", "Password manager")
                .contains("Get an app from its official store");
    }

    @Test
    void whoeverHasNoAppIsNamedThreeAtOnceAndIsShownWhatToDo() throws Exception {
        startedSetup(demo.newMember());
        assertThat(text())
                .containsSubsequence(
                        "Open your authenticator app",
                        "For example Google Authenticator, Microsoft Authenticator, 2FAS",
                        "Scan the QR code")
                .doesNotContain("TOTP");
        unfold("No app yet?");
        assertThat(text()).contains("An authenticator app shows a new code every 30 seconds.");
        assertThat(driver.findElements(By.cssSelector(".sg-drawn svg")))
                .hasSize(3)
                .allMatch(WebElement::isDisplayed)
                .allMatch(drawing -> "true".equals(drawing.getDomAttribute("aria-hidden")));
        assertThat(driver.findElements(By.cssSelector(".sg-drawn li")))
                .extracting(WebElement::getText)
                .containsExactly(STEPS);
    }

    @ParameterizedTest
    @CsvSource({"light, none", "dark, none", "light, active"})
    void theDrawingsAreReadInDarkAndInForcedColoursToo(String scheme, String forced) throws Exception {
        startedSetup(demo.newMember());
        browser.screen(360, 740, scheme);
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "forced-colors", "value", forced))));
        unfold("No app yet?");
        assertThat(driver.findElements(By.cssSelector(".sg-drawn svg"))).allSatisfy(drawing -> {
            assertThat(drawing.isDisplayed()).isTrue();
            assertThat(((Number) driver.executeScript(CONTRAST, drawing)).doubleValue())
                    .isGreaterThan(4.5);
        });
    }

    @Test
    void theAppsForTheDeviceAtHandComeFirst() throws Exception {
        browser.claims("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1");
        startedSetup(demo.newMember());
        unfold("No app yet?");
        assertThat(text())
                .containsSubsequence(
                        "A good choice on this device: Google Authenticator",
                        "iPhone and iPad",
                        "Passwords (built in)",
                        "Android",
                        "Desktop");
        browser.forget();
        browser.claims("Something");
        startedSetup(demo.newMember());
        unfold("No app yet?");
        assertThat(text()).containsSubsequence("Android", "iPhone and iPad").doesNotContain("A good choice");
    }

    @Test
    void anyAppTakesTheStandardAddressAsCodeAsLinkAndAsKey() throws Exception {
        String account = demo.newMember();
        startedSetup(account);
        Phone scanned = Phone.scan(browser.screenshot());
        Phone opened = Phone.of(button("Open in an app on this device").getDomAttribute("href"));
        assertThat(opened.address())
                .isEqualTo(scanned.address())
                .startsWith("otpauth://totp/Larkhaven%20Marina:" + account + "?secret=");
        assertThat(scanned.codeNow())
                .isEqualTo(Phone.ofKey(setupKey()).codeNow())
                .isEqualTo(opened.codeNow());
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
    void reloadingThePageDiscardsThePendingSetup() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        leave(driver.navigate()::refresh);
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(setupKey()).as("a new set-up").isNotEqualTo(phone.setupKey());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(alert()).startsWith("That code did not match");
        visit("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
    }
}
