package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

@Lines("secondgate.passwordBeforeSetUp = true")
class PasswordFirstIT extends BrowserTest {

    @Test
    @DisplayName("Where it is set so, the password is asked for before a method is configured")
    void thePasswordIsAskedForBeforeTheSetUp() {
        signIn(demo.newMember());
        visit("/2fa");
        assertThat(text())
                .contains("Your password is asked for once more, so that nobody else can set this up in your place.");
        field("password").sendKeys("wrong");
        press("Enable two-factor");
        assertThat(alert()).isEqualTo("Password did not match. Nothing has changed.");
        assertThat(badge()).isEqualTo("Not configured");
        assertThat(focused()).isEqualTo(field("password"));
        assertThat(description(focused())).startsWith(alert());
        field("password").sendKeys("demo");
        press("Enable two-factor");
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(driver.findElement(By.id("setup-key")).isDisplayed()).isTrue();
    }

    private static void toldAt(String id) {
        assertThat(focused().getDomAttribute("id")).startsWith(id);
        assertThat(description(focused())).isEqualTo("Password did not match. Nothing has changed.");
        assertThat(inView(focused())).isTrue();
        assertThat(driver.findElements(By.cssSelector("[aria-invalid]"))).hasSize(1);
    }

    @Test
    void aWrongOneIsToldAtItsFieldInEveryForm() throws Exception {
        Enrolled member = enrolled();
        browser.screen(360, 740, "light");
        signIn(member.account(), member.phone());
        visit("/2fa");
        unfold("Add another app");
        field("password").sendKeys("wrong");
        press("Add an app");
        toldAt("add-password");
        visit("/2fa");
        unfold("Manage: Phone");
        field("password").sendKeys("wrong");
        press("Change the app");
        toldAt("change-password");
        visit("/2fa");
        driver.findElement(By.id("email-password")).sendKeys("wrong");
        press("Configure", "//section[@aria-labelledby='email']//button");
        toldAt("email-password");
    }
}
