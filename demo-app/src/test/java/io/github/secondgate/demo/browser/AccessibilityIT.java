package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

/** The pages of the demo, and of the gate up to a second factor and with an app that stands, in every state. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessibilityIT extends AccessibilityTest {

    private static final String LOST_PHONE = "Lost your phone? Use a recovery code";

    @Further
    @Test
    @Order(1)
    void thePublicPagesOfTheMarina() {
        look("/", "start");
        look("/?signedout", "start-signed-out");
        look("/login.jsp", "login");
        field("username").sendKeys("nadia");
        field("password").sendKeys("wrong");
        press("Sign in", "//main//button");
        look("login-wrong");
        look("/public/approach.jsp", "approach");
        look("/public/prices.jsp", "prices");
        look("/public/nowhere", "not-found");
    }

    @Further
    @Test
    @Order(1)
    void theDemoPhone() {
        look("/demo/phone", "phone");
        press("Add a key");
        look("phone-add");
        field("key").sendKeys("nonsense");
        press("Add key");
        look("phone-error");
        visit("/demo/phone?add");
        field("key").sendKeys("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        press("Add key");
        look("phone-own-key");
    }

    @Further
    @Test
    @Order(1)
    void theDemoOutbox() throws Exception {
        look("/demo/outbox", "outbox-empty");
        OutboxIT.text("+447700900164", "Your code for Larkhaven Marina is 123456. It is good for 5 minutes.");
        OutboxIT.text("+447700900164", "A".repeat(300));
        look("/demo/outbox", "outbox");
    }

    @InBothDirections
    @Order(1)
    void thePagesOfAMember(String language) {
        read(language);
        signIn(demo.newMember());
        look("account-empty");
        press("Reserve", "//main//button");
        look("account-reserved");
        if (language.equals("en-GB")) {
            press("Reserve", "//main//button");
            look("account-taken");
            look("/admin/", "forbidden");
        }
    }

    @Further
    @InBothDirections
    @Order(1)
    void theHarbourOffice(String language) {
        read(language);
        signIn("otto");
        look("/admin/", "admin");
        lookAtGate("/2fa", "settings-exempt");
        signOut();
        signIn("pia");
        lookAtGate("/2fa", "settings-federated");
    }

    @Further
    @InBothDirections
    @Order(1)
    void theBannersOfThePolicy(String language) {
        read(language);
        signIn("grace");
        lookAtGate("grace");
        lookAtGate("/2fa", "settings-grace");
        signOut();
        signIn("aisha");
        visit("/admin/");
        lookAtGate("settings-required-pending");
        press("Cancel set-up");
        lookAtGate("settings-required");
    }

    @InBothDirections
    @Order(1)
    void settingUp(String language) {
        read(language);
        signIn(demo.newMember());
        lookAtGate("/2fa", "settings-not-configured");
        press("Enable two-factor");
        lookAtGate("settings-pending");
        Phone phone = Phone.ofKey(setupKey());
        field("code").sendKeys(phone.wrongCode());
        press("Confirm and enable");
        lookAtGate("settings-pending-wrong");
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        lookAtGate("codes-active");
        keepCodes();
        lookAtGate("settings-enabled");
        unfold("Disable two-factor");
        field("password").sendKeys("wrong");
        press("Disable two-factor", "//button");
        lookAtGate("settings-disable-wrong");
        field("password").sendKeys("demo");
        press("Disable two-factor", "//button");
        lookAtGate("settings-disabled");
        press("Enable two-factor");
        String setup = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        visit("/2fa");
        driver.close();
        driver.switchTo().window(setup);
        field("code").sendKeys("123456");
        press("Confirm and enable");
        lookAtGate("settings-no-pending");
    }

    @Further
    @InBothDirections
    @Order(1)
    void changingFactorsLater(String language) throws Exception {
        read(language);
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(Duration.ofMinutes(6));
        lookAtGate("/2fa", "settings-enabled-not-fresh");
        unfold("Disable two-factor");
        press("Disable two-factor", "//button");
        lookAtGate("confirm-disable");
        field("password").sendKeys("demo");
        field("code").sendKeys(member.phone().wrongCode());
        press("Disable two-factor", "//button");
        lookAtGate("confirm-disable-wrong-code");
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        lookAtGate("confirm-regenerate");
        field("code").sendKeys(member.phone().wrongCode());
        press("Generate new codes");
        lookAtGate("confirm-regenerate-wrong");
        field("code").sendKeys(member.phone().code());
        press("Generate new codes");
        lookAtGate("codes-regenerated");
        TestClock.move(Duration.ofMinutes(6));
        visit("/api/bookings");
        lookAtGate("challenge-step-up");
    }

    @InBothDirections
    @Order(1)
    void theChallenge(String language) throws Exception {
        read(language);
        Enrolled member = enrolled();
        visit("/login.jsp");
        driver.findElement(By.name("rememberMe")).click();
        givePassword(member.account());
        lookAtGate("challenge");
        field("code").sendKeys(member.phone().codeNow());
        press("Verify and sign in");
        lookAtGate("challenge-used");
        unfold(LOST_PHONE);
        field("recoveryCode").sendKeys("ABCD-EFGH");
        press("Use recovery code");
        lookAtGate("challenge-recovery-wrong");
    }

    @Further
    @InBothDirections
    @Order(1)
    void fewRecoveryCodesLeft(String language) {
        read(language);
        signIn("rita");
        unfold(LOST_PHONE);
        String[] left = demo.printed("rita", "recovery codes").split(" +");
        field("recoveryCode").sendKeys(left[language.equals("ar") ? 1 : 0]);
        press("Use recovery code");
        lookAtGate("recovered-low");
        lookAtGate("/2fa", "settings-low-stock");
    }

    @Further
    @InBothDirections
    @Order(1)
    void throttled(String language) {
        read(language);
        signIn("theo");
        lookAtGate("challenge-throttled");
    }

    @Further
    @InBothDirections
    @Order(1)
    void theErrorPagesOfTheGate(String language) {
        read(language);
        signIn(demo.newMember());
        lookAtGate("/2fa/nowhere", "error-not-found");
        visit("/2fa");
        driver.executeScript("document.querySelector('input[name=_csrf]').value = 'stale'");
        press("Enable two-factor");
        lookAtGate("error-csrf");
    }

    /** Last, because it moves the clock by two days. */
    @Further
    @InBothDirections
    @Order(2)
    void lockedAfterFiftyFailures(String language) throws Exception {
        read(language);
        Enrolled member = enrolled();
        for (int failure = 0; failure < 50; failure++) {
            assertThat(demo.answer(member.account(), member.phone().wrongCode()))
                    .isEqualTo(422);
            TestClock.move(Duration.ofMinutes(failure < 4 ? 0 : 61));
        }
        signIn(member.account());
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        lookAtGate("challenge-locked");
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        press("I still have it, continue");
        assertThat(path()).isEqualTo("/account/");
    }
}
