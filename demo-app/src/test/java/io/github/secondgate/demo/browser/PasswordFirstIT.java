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
        field("password").sendKeys("demo");
        press("Enable two-factor");
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(driver.findElement(By.id("setup-key")).isDisplayed()).isTrue();
    }
}
