package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The tour on the start page: what each leg tells a visitor to do can be done, and what it promises is then in sight. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Further
class TourIT extends BrowserTest {

    /** Each remembers which code it gave last. */
    private static final Map<String, Phone> PHONES = new HashMap<>();

    private static final int CODES_UNTIL_HE_WAITS = 5;
    private static final String SAM = "sam@larkhaven.example";

    private static WebElement leg(int number) {
        visit("/");
        return driver.findElement(By.cssSelector(".legs > li:nth-child(" + number + ")"));
    }

    /** Follows a link of a leg, which is one that signs somebody in, and gives the password. */
    private static void board(int number, String words) {
        leave(leg(number).findElement(By.linkText(words))::click);
        field("password").sendKeys("demo");
        press("Sign in", "//main//button");
    }

    private static Phone phone(String account) {
        return PHONES.computeIfAbsent(account, each -> Phone.ofKey(demo.printed(each, "key")));
    }

    private static void giveCode(Phone phone) {
        field("code").sendKeys(phone.code());
        press("Verify and sign in");
    }

    private static void promised(int number, String words) {
        assertThat(leg(number).getText()).contains(words);
    }

    @Test
    @Order(0)
    void thereAreTenLegs() {
        visit("/");
        assertThat(driver.findElements(By.cssSelector(".legs > li"))).hasSize(10);
        assertThat(driver.findElements(By.cssSelector(".legs .sight"))).hasSize(10);
    }

    @Test
    @Order(1)
    @DisplayName("leg 1: nadia sets up an app, sees eight codes once, and is told by mail")
    void makeFast() {
        board(1, "Sign in as nadia");
        press("Two-factor authentication");
        press("Enable two-factor");
        String key = driver.findElement(By.id("setup-key")).getText();
        field("code").sendKeys(Phone.ofKey(key).code());
        press("Confirm and enable");
        assertThat(status()).contains("Two-factor authentication is now active.");
        assertThat(recoveryCodes()).hasSize(8);
        sent("nadia@larkhaven.example", "Two-factor authentication is on");
    }

    @Test
    @Order(2)
    @DisplayName("leg 2: mara adds a second app, is told by mail, and chooses one at the next sign-in")
    void aSecondLineAshore() {
        board(2, "Sign in as mara");
        giveCode(phone("mara"));
        visit("/2fa");
        unfold("Add another app");
        field("name").clear();
        field("name").sendKeys("Chart table");
        press("Add an app");
        String key = driver.findElement(By.id("setup-key")).getText();
        Phone chartTable = Phone.ofKey(key);
        field("code").sendKeys(chartTable.code());
        press("Confirm and add");
        visit("/2fa");
        assertThat(driver.findElements(By.className("sg-device"))).hasSize(2);
        unfold("Manage: Chart table");
        assertThat(button("Save name").isDisplayed()).isTrue();
        assertThat(button("Change the app").isDisplayed()).isTrue();
        assertThat(button("Remove").isDisplayed()).isTrue();
        sent("mara@larkhaven.example", "The authenticator app “Chart table” was added to your account.");

        board(2, "Sign in as mara");
        new Select(driver.findElement(By.name("app"))).selectByVisibleText("Chart table");
        giveCode(chartTable);
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    @Order(3)
    @DisplayName("leg 3: in a browser that he trusted, ewan's password is enough, until he stops trusting it")
    void knownAtTheGangway() {
        board(3, "Sign in as ewan");
        driver.findElement(By.name("trust")).click();
        giveCode(phone("ewan"));
        assertThat(path()).isEqualTo("/account/");
        board(3, "close his session");
        assertThat(path()).isEqualTo("/account/");
        visit("/2fa");
        assertThat(text()).contains("Trusted browsers", "This browser");
        assertThat(button("Stop trusting").isDisplayed()).isTrue();

        board(3, "Sign in as ewan");
        assertThat(path()).as("after a sign-out").isEqualTo("/2fa/challenge");
    }

    @Test
    @Order(4)
    @DisplayName("leg 4: rita, without her phone, gets in with a code from the paper and is told that one is left")
    void overboard() {
        visit("/demo/phone");
        String code = driver.findElement(By.xpath("//dt[contains(., 'rita')]/following-sibling::dd[1]"))
                .getText()
                .split(" +")[0];
        board(4, "Sign in as rita");
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(code);
        press("Use recovery code");
        assertThat(heading()).isEqualTo("You used a recovery code, 1 left");
        sent("rita@larkhaven.example", "A recovery code was used");
    }

    @Test
    @Order(5)
    @DisplayName("leg 5: sam configures codes by e-mail, and one is sent to his masked address when he signs in")
    void byLetterAndByLamp() {
        board(5, "Sign in as sam");
        press("Two-factor authentication");
        leave(email().findElement(By.tagName("button"))::click);
        assertThat(email().getText()).contains("@larkhaven.example").doesNotContain("sam@");
        String first = mailed("");
        field("code").sendKeys(first);
        leave(email().findElement(By.tagName("button"))::click);
        assertThat(recoveryCodes()).hasSize(8);

        board(5, "Sign in as sam");
        assertThat(path()).isEqualTo("/2fa/challenge");
        TestClock.move(Duration.ofMinutes(1));
        press("E-mail me a code (s•••@larkhaven.example)");
        field("code").sendKeys(mailed(first));
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    private static WebElement email() {
        return driver.findElement(By.cssSelector("section[aria-labelledby='email']"));
    }

    /** The eight digits of the newest mail to sam that has any, once they are others than these. */
    private static String mailed(String before) {
        Pattern code = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");
        return soon().until(d -> sentTo(SAM).stream()
                .map(code::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .filter(newest -> !newest.equals(before))
                .orElse(null));
    }

    @Test
    @Order(6)
    @DisplayName(
            "leg 6: aisha gets nowhere but to the set-up, grace reads until when, otto that it does not apply to him")
    void harbourRules() {
        board(6, "Sign in as aisha");
        visit("/admin/");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(text()).contains("Set it up to continue.");
        board(6, "as grace");
        assertThat(heading()).startsWith("Required from ");
        assertThat(text()).contains("until then you can sign in without it");
        press("Later");
        assertThat(path()).isEqualTo("/account/");
        board(6, "as otto");
        visit("/2fa");
        assertThat(text()).contains("Your organisation’s requirement does not apply to this account.");
    }

    @Test
    @Order(7)
    @DisplayName("leg 7: kim finds no way to disable two-factor")
    void theFuelBerth() {
        board(7, "Sign in as kim");
        giveCode(phone("kim"));
        visit("/2fa");
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(driver.findElements(By.xpath("//summary[contains(., 'Disable')]")))
                .isEmpty();
    }

    @Test
    @Order(8)
    @DisplayName("leg 8: pia is asked for nothing, and is told so in the language of her choice")
    void underOtherFlags() {
        promised(8, "fourteen languages");
        board(8, "Sign in as pia");
        press("Two-factor authentication");
        assertThat(text()).contains("Handled by your organisation");
        visit("/");
        assertThat(driver.findElements(By.cssSelector(".languages a"))).hasSize(14);
        press("العربية");
        visit("/2fa");
        assertThat(driver.findElement(By.tagName("html")).getDomAttribute("dir"))
                .isEqualTo("rtl");
    }

    @Test
    @Order(9)
    @DisplayName("leg 9: theo's right code has to wait, and a code of the helpdesk leads him to a new set-up")
    void aground() {
        board(9, "Sign in as theo");
        assertThat(alert()).startsWith("Too many attempts.");
        unfold("I have lost everything, or left my phone at home");
        press("Ask the helpdesk");
        String words = driver.findElement(By.id("rescue-phrase")).getText();
        Cookie theos = driver.manage().getCookieNamed("JSESSIONID");

        browser.forget();
        String code = codeOfTheHelpdesk(words);
        browser.forget();
        visit("/public/prices.jsp");
        driver.manage().addCookie(theos);
        visit("/2fa/challenge/rescue");
        field("rescueCode").sendKeys(code);
        press("Continue");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(text()).contains("The helpdesk has restored your access.");
    }

    @Test
    @Order(10)
    @DisplayName("leg 10: mara is told whom her policy would stop, unlocks theo, and reads what happened")
    void theKeeperOfTheKeys() throws Exception {
        // The rescue of leg 9 let him go on, so that he has to run aground once more.
        for (int code = 0; code < CODES_UNTIL_HE_WAITS; code++) {
            assertThat(demo.answer("theo", phone("theo").wrongCode())).isEqualTo(422);
        }
        board(10, "Sign in as mara");
        new Select(driver.findElement(By.name("app"))).selectByIndex(marasFirstApp());
        giveCode(phone("mara"));
        press("Two-factor of everybody");
        driver.findElement(By.id("everyone")).click();
        press("Check what this changes");
        assertThat(text())
                .contains("Before you save", "Accounts that must set up two-factor at once")
                .contains("All accounts of the application were counted.");

        press("People");
        // The demo of the tests has more members than fit on a page.
        field("q").sendKeys("theo");
        press("Search");
        press("theo");
        field("reason").sendKeys("Called back, it was not him");
        press("Unlock the account");
        assertThat(status()).isEqualTo("theo is unlocked.");
        press("Events");
        assertThat(text()).contains("theo", "nadia", "ewan");
        board(9, "Sign in as theo");
        // Where he came in by a recovery code just before, the codes that his app had shown until then are closed.
        TestClock.move(Duration.ofMinutes(2));
        giveCode(phone("theo"));
        assertThat(path()).isEqualTo("/account/");
    }

    private static String codeOfTheHelpdesk(String words) {
        signIn("mara");
        new Select(driver.findElement(By.name("app"))).selectByIndex(marasFirstApp());
        giveCode(phone("mara"));
        press("Two-factor of everybody");
        press("Rescue");
        field("phrase").sendKeys(words);
        press("Continue");
        driver.findElement(By.id("help-rescue")).click();
        field("reason").sendKeys("Called back on the number in the berth book");
        press("Issue a code");
        return driver.findElement(By.id("rescue-code")).getText();
    }

    private static int marasFirstApp() {
        List<WebElement> apps = new Select(driver.findElement(By.name("app"))).getOptions();
        return apps.get(0).getText().equals("Chart table") ? 1 : 0;
    }
}
