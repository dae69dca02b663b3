package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

/** Every page of the gate and of the demo, in every state, can be used by everybody: see {@link Audit}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessibilityIT extends BrowserTest {

    private static final String LOST_PHONE = "Lost your phone? Use a recovery code";

    private Audit audit;

    @BeforeEach
    void lookClosely() {
        audit = new Audit(browser);
    }

    @AfterEach
    void nothingWasFound() {
        audit.report();
    }

    @Test
    @Order(1)
    void thePublicPagesOfTheMarina() {
        look("/", "start");
        look("/?signedout", "start-signed-out");
        look("/login.jsp", "login");
        field("username").sendKeys("nadia");
        field("password").sendKeys("wrong");
        press("Sign in", "//main//button");
        audit.look("login-wrong");
        look("/public/approach.jsp", "approach");
        look("/public/prices.jsp", "prices");
        look("/public/nowhere", "not-found");
    }

    @Test
    @Order(1)
    void theDemoPhone() {
        look("/demo/phone", "phone");
        press("Add a key");
        audit.look("phone-add");
        field("key").sendKeys("nonsense");
        press("Add key");
        audit.look("phone-error");
        visit("/demo/phone?add");
        field("key").sendKeys("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        press("Add key");
        audit.look("phone-own-key");
    }

    @Test
    @Order(1)
    void theDemoOutbox() throws Exception {
        look("/demo/outbox", "outbox-empty");
        OutboxIT.text("+447700900164", "Your code for Larkhaven Marina is 123456. It is good for 5 minutes.");
        OutboxIT.text("+447700900164", "A".repeat(300));
        look("/demo/outbox", "outbox");
    }

    @Test
    @Order(1)
    void thePagesOfAMember() {
        signIn(demo.newMember());
        audit.look("account-empty");
        press("Reserve", "//main//button");
        audit.look("account-reserved");
        press("Reserve", "//main//button");
        audit.look("account-taken");
        look("/admin/", "forbidden");
    }

    @Test
    @Order(1)
    void theHarbourOffice() {
        signIn("otto");
        look("/admin/", "admin");
        look("/2fa", "settings-exempt");
        browser.forget();
        signIn("pia");
        look("/2fa", "settings-federated");
    }

    @Test
    @Order(1)
    void theBannersOfThePolicy() {
        signIn("grace");
        look("/2fa", "settings-grace");
        browser.forget();
        signIn("aisha");
        visit("/admin/");
        audit.look("settings-required");
        press("Enable two-factor");
        audit.look("settings-required-pending");
    }

    @Test
    @Order(1)
    void trustedBrowsers() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        driver.findElement(By.id("trust")).click();
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        audit.look("challenge-trust-ticked");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        look("/2fa", "settings-trusted-browser");
        press("Stop trusting");
        audit.look("settings-no-trusted-browser");
    }

    @Test
    @Order(1)
    void settingUp() {
        signIn(demo.newMember());
        look("/2fa", "settings-not-configured");
        press("Enable two-factor");
        audit.look("settings-pending");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        field("code").sendKeys(phone.wrongCode());
        press("Confirm and enable");
        audit.look("settings-pending-wrong");
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        audit.look("codes-active");
        press("Continue");
        audit.look("settings-enabled");
        unfold("Disable two-factor");
        field("password").sendKeys("wrong");
        press("Disable two-factor", "//button");
        audit.look("settings-disable-wrong");
        field("password").sendKeys("demo");
        press("Disable two-factor", "//button");
        audit.look("settings-disabled");
        press("Enable two-factor");
        String setup = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        visit("/2fa");
        driver.close();
        driver.switchTo().window(setup);
        field("code").sendKeys("123456");
        press("Confirm and enable");
        audit.look("settings-no-pending");
    }

    @Test
    @Order(1)
    void changingFactorsLater() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(Duration.ofMinutes(6));
        look("/2fa", "settings-enabled-not-fresh");
        unfold("Disable two-factor");
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().wrongCode());
        press("Disable two-factor", "//button");
        audit.look("settings-disable-wrong-code");
        visit("/2fa");
        unfold("Regenerate recovery codes");
        field("code").sendKeys(member.phone().wrongCode());
        press("Generate new codes");
        audit.look("settings-regenerate-wrong");
        field("code").sendKeys(member.phone().code());
        press("Generate new codes");
        audit.look("codes-regenerated");
        TestClock.move(Duration.ofMinutes(6));
        visit("/api/bookings");
        audit.look("challenge-step-up");
    }

    @Test
    @Order(1)
    void theChallenge() throws Exception {
        Enrolled member = enrolled();
        visit("/login.jsp");
        driver.findElement(By.name("rememberMe")).click();
        givePassword(member.account());
        audit.look("challenge");
        field("code").sendKeys(member.phone().codeNow());
        press("Verify and sign in");
        audit.look("challenge-used");
        unfold(LOST_PHONE);
        field("recoveryCode").sendKeys("ABCD-EFGH");
        press("Use recovery code");
        audit.look("challenge-recovery-wrong");
        driver.manage().deleteCookieNamed("JSESSIONID");
        look("/account/", "challenge-remembered");
    }

    @Test
    @Order(1)
    void fewRecoveryCodesLeft() {
        signIn("rita");
        unfold(LOST_PHONE);
        field("recoveryCode").sendKeys(demo.printed("rita", "recovery codes").split(" +")[0]);
        press("Use recovery code");
        audit.look("settings-low-stock");
    }

    @Test
    @Order(1)
    void throttled() {
        signIn("theo");
        field("code").sendKeys("123456");
        press("Verify and sign in");
        audit.look("challenge-throttled");
    }

    @Test
    @Order(1)
    void fromRightToLeft() throws Exception {
        browser.language("ar");
        Enrolled member = enrolled();
        signIn(member.account());
        audit.look("arabic-challenge");
        field("code").sendKeys(member.phone().wrongCode());
        send("/challenge");
        audit.look("arabic-challenge-wrong");
        field("code").sendKeys(member.phone().code());
        send("/challenge");
        look("/2fa", "arabic-enabled");
        visit("/logout");
        signIn(demo.newMember());
        look("/2fa", "arabic-not-configured");
        send("/enable");
        audit.look("arabic-pending");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        field("code").sendKeys(phone.code());
        send("/confirm");
        audit.look("arabic-codes");
    }

    private static void send(String action) {
        leave(driver.findElement(By.cssSelector("form[action$='" + action + "'] button"))::click);
    }

    @Test
    @Order(1)
    void theErrorPagesOfTheGate() {
        signIn(demo.newMember());
        look("/2fa/nowhere", "error-not-found");
        look("/2fa/enable", "error-method");
        visit("/2fa");
        driver.executeScript("document.querySelector('input[name=_csrf]').value = 'stale'");
        press("Enable two-factor");
        audit.look("error-csrf");
    }

    /** Last, because it moves the clock by two days. */
    @Test
    @Order(2)
    void lockedAfterFiftyFailures() throws Exception {
        Enrolled member = enrolled();
        for (int failure = 0; failure < 50; failure++) {
            assertThat(demo.answer(member.account(), member.phone().wrongCode()))
                    .isEqualTo(422);
            TestClock.move(Duration.ofMinutes(failure < 4 ? 0 : 61));
        }
        signIn(member.account());
        audit.look("challenge-before-locked");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(alert()).isEqualTo("Too many attempts. Use a recovery code, or ask your helpdesk.");
        audit.look("challenge-locked");
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        assertThat(path()).isEqualTo("/account/");
    }

    private void look(String path, String name) {
        visit(path);
        audit.look(name);
    }
}
