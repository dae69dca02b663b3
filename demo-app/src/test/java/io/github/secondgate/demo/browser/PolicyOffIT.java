package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Two-factor is switched off: nobody is asked for anything, whatever they have set up. */
@Lines({"secondgate.require = off", "secondgate.requiredRoles = null"})
@Further
class PolicyOffIT extends BrowserTest {

    private static final String OFF = "Two-factor authentication is switched off by your organisation. No code is asked"
            + " for, and nothing can be changed here.";

    @Test
    void whoHasSetItUpIsNotAskedForACode() {
        visit("/account/");
        givePassword("ewan");
        assertThat(path()).isEqualTo("/account/");
        visit("/2fa");
        assertThat(text()).contains(OFF);
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(driver.findElements(By.cssSelector("main form button")))
                .extracting(WebElement::getText)
                .containsExactly("Sign out");
    }

    @InBothDirections
    void thePagesThatSaySoCanBeUsedByEverybody(String language) {
        Audit audit = new Audit(browser);
        speak(language);
        for (String account : new String[] {"ewan", "aisha"}) {
            driver.manage().deleteAllCookies();
            signIn(account);
            visit("/2fa");
            audit.look(language + "-settings-off-" + account);
        }
        audit.report();
    }

    @Test
    void whoHasNotIsNotHeldAndCannotSetItUp() {
        visit("/admin/");
        givePassword("aisha");
        assertThat(path()).isEqualTo("/admin/");
        visit("/2fa");
        assertThat(text()).contains(OFF).doesNotContain("required by your organisation");
        assertThat(driver.findElements(By.cssSelector("form[action$='/enable']")))
                .isEmpty();
    }
}
