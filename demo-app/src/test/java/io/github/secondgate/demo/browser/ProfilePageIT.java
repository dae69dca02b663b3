package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The application's own page shows how it stands with two-factor. */
class ProfilePageIT extends BrowserTest {

    @Test
    @DisplayName("The profile page shows the status card with \"Set up two-factor\"")
    void theProfilePageLeadsToTheSetUp() {
        signIn(demo.newMember());
        assertThat(path()).isEqualTo("/account/");
        assertThat(card()).contains("Two-factor authentication", "Not configured", "Set up two-factor");
        press("Set up two-factor");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void theProfilePageSaysThatTwoFactorIsEnabled() throws Exception {
        Enrolled enrolled = enrolled();
        signIn(enrolled.account(), enrolled.phone());
        assertThat(path()).isEqualTo("/account/");
        assertThat(card()).contains("Enabled", "Manage two-factor").doesNotContain("Set up");
    }

    @Test
    void theProfilePageOffersNothingToWhomAnotherOrganisationLooksAfter() {
        signIn("pia");
        assertThat(card()).contains("Handled by your organisation").doesNotContain("Set up", "Manage");
    }

    private static String card() {
        return driver.findElement(By.className("secondgate-status")).getText();
    }
}
