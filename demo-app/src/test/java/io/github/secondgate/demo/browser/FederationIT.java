package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Pia comes from a partner club, which asks for her second factor itself. */
class FederationIT extends BrowserTest {

    @Test
    @DisplayName("A federated login is asked nothing, and the screen says that her organisation handles it")
    void piaIsAskedNothingAndToldWhoHandlesIt() {
        visit("/account/");
        givePassword("pia");
        assertThat(path()).isEqualTo("/account/");
        assertThat(heading()).isEqualTo("Welcome aboard, Pia Lund");

        press("Two-factor authentication");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(text())
                .contains("Handled by your organisation")
                .contains("You signed in through your organisation, and it takes care of two-factor authentication.");
        assertThat(driver.findElements(By.cssSelector("main form")))
                .extracting(WebElement::getText)
                .containsExactly("Sign out");
    }
}
