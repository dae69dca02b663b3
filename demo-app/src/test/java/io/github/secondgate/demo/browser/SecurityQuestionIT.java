package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

@Lines("secondgate.securityQuestion = true")
class SecurityQuestionIT extends BrowserTest {

    @Test
    @DisplayName(
            "row 5.5: a security question is set up before two-factor, shown as Activated, editable, and asked with"
                    + " the password before two-factor is disabled")
    void theQuestionIsSetFirstAndAskedBeforeDisabling() {
        Audit audit = new Audit(browser);
        signIn(demo.newMember());
        visit("/2fa");
        press("Set your security question");
        audit.look("question");
        field("question").sendKeys("Which boat did I sink?");
        field("answer").sendKeys("The  Kittiwake");
        field("password").sendKeys("demo");
        press("Save the question");
        assertThat(status()).isEqualTo("Your security question is activated.");
        assertThat(text()).contains("Activated", "Which boat did I sink?");

        press("Enable two-factor");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        visit("/2fa");
        audit.look("question-activated");
        disable("some other boat");
        assertThat(alert()).isEqualTo("Password or answer did not match. Nothing has changed.");
        disable("the kittiwake");
        assertThat(badge()).isEqualTo("Not configured");
        audit.report();
    }

    private static void disable(String answer) {
        if (driver.findElements(By.cssSelector("details[open] #disable-answer")).isEmpty()) {
            unfold("Disable two-factor");
        }
        field("password").sendKeys("demo");
        driver.findElement(By.id("disable-answer")).sendKeys(answer);
        press("Disable two-factor", "//details[@open]//button");
    }
}
