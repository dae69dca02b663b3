package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Mara chooses which methods the marina offers, and what becomes of those who have one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Further
class PolicyMethodsIT extends BrowserTest {

    private static void signInMara() {
        browser.forget();
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
    }

    private static void signInSam() {
        browser.forget();
        signIn("sam");
        visit("/2fa");
    }

    private static void pressBox(String method) {
        signInMara();
        visit("/2fa/admin/policy");
        driver.findElement(By.id("method-" + method)).click();
        press("Check what this changes");
    }

    private static List<String> cards() {
        return driver.findElements(By.cssSelector(".sg-card h2")).stream()
                .map(WebElement::getText)
                .toList();
    }

    @Test
    @Order(1)
    @DisplayName("Mara switches codes by SMS off at the screen, sam is offered none; and on again")
    void smsOffAndOnAgain() {
        signInSam();
        assertThat(cards()).contains("Code by e-mail", "Code by SMS");

        pressBox("sms");
        assertThat(text())
                .contains("Before you save", "No longer offered: Code by SMS.", "Accounts that have nothing else: 0");
        press("Save the policy");
        assertThat(status()).contains("The policy is saved.");
        assertThat(driver.findElement(By.id("method-sms")).isSelected()).isFalse();
        assertThat(driver.findElement(By.id("method-email")).isSelected()).isTrue();
        signInSam();
        assertThat(cards()).contains("Code by e-mail").doesNotContain("Code by SMS");

        pressBox("sms");
        assertThat(text()).doesNotContain("No longer offered");
        press("Save the policy");
        signInSam();
        assertThat(cards()).contains("Code by e-mail", "Code by SMS");
    }

    @Test
    @Order(2)
    @DisplayName("Who has a method that is switched off keeps it, is told so and advised; it all looks right")
    void whoHasItKeepsIt() {
        Audit audit = new Audit(browser);
        signInSam();
        press("Configure", "//section[@aria-labelledby='email']//button");
        String code = sent("sam@larkhaven.example", "confirm that codes reach you");
        driver.findElement(By.id("email-code")).sendKeys(code.replaceFirst("(?s).*?(?m)^ *([0-9]{8})\\b(?s).*", "$1"));
        press("Confirm and enable", "//section[@aria-labelledby='email']//button");

        pressBox("email");
        assertThat(text()).contains("No longer offered: Code by e-mail.", "Accounts that have nothing else: 1");
        audit.look("admin-policy-methods-lost");
        press("Save the policy");
        audit.look("admin-policy-methods");

        signInSam();
        press("E-mail me a code (s•••@larkhaven.example)");
        assertThat(text()).contains("A code is on its way to s•••@larkhaven.example");
        driver.findElement(By.id("email-code"))
                .sendKeys(sent("sam@larkhaven.example", "Enter this code to sign in")
                        .replaceFirst("(?s).*?(?m)^ *([0-9]{8})\\b(?s).*", "$1"));
        press("Verify and sign in");
        visit("/2fa");
        assertThat(text())
                .contains(
                        "Your organisation no longer offers this method. It keeps signing you in",
                        "Set up an authenticator app: it is safer.");
        audit.look("methods-no-longer-offered");
        audit.report();
    }
}
