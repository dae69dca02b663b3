package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A portal that offers the authenticator app and nothing else: no other method, no recovery codes, no trusted browser. */
@Lines({
    "secondgate.methods = app",
    "secondgate.recoveryCodes = 0",
    "secondgate.trust.lifetime = 0",
    "secondgate.trust.passwordQuery = null"
})
@Further
class AppOnlyIT extends BrowserTest {

    @Test
    void noCodesByMailOrSmsAreOffered() throws Exception {
        Enrolled member = enrolled();
        signIn("sam");
        visit("/2fa");
        assertThat(driver.findElements(By.cssSelector("main section")))
                .extracting(section -> section.getDomAttribute("aria-labelledby"))
                .containsExactly("app");
        assertThat(text()).doesNotContain("e-mail", "SMS");

        browser.forget();
        signIn(member.account());
        assertThat(text()).doesNotContain("e-mail", "SMS");
    }

    @Test
    void aSetupEndsWithoutRecoveryCodes() {
        signIn(demo.newMember());
        visit("/2fa");
        press("Enable two-factor");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and enable");
        assertThat(status()).isEqualTo("Two-factor authentication is now active.");
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(recoveryCodes()).isEmpty();
        assertThat(text())
                .doesNotContain("Save these recovery codes", "Recovery codes left", "Regenerate", "running low");
    }

    @Test
    void theChallengeOffersNoRecoveryCode() throws Exception {
        signIn(enrolled().account());
        assertThat(driver.findElements(By.name("recoveryCode"))).isEmpty();
        assertThat(driver.findElements(By.tagName("summary")))
                .extracting(WebElement::getText)
                .noneMatch(summary -> summary.contains("recovery"));
    }

    @Test
    void aCodeIsAskedForAtEverySignIn() throws Exception {
        Enrolled member = enrolled();
        for (int visit = 0; visit < 2; visit++) {
            signIn(member.account());
            assertThat(path()).isEqualTo("/2fa/challenge");
            assertThat(driver.findElements(By.name("trust"))).isEmpty();
            field("code").sendKeys(member.phone().code());
            press("Verify and sign in");
            assertThat(path()).isEqualTo("/account/");
            driver.manage().deleteCookieNamed("JSESSIONID");
        }
        signIn(member.account(), member.phone());
        visit("/2fa");
        assertThat(text()).doesNotContain("Trusted browsers");
    }

    @Test
    void noSecurityQuestionIsAskedFor() {
        signIn(demo.newMember());
        visit("/2fa");
        assertThat(text()).doesNotContain("Security question");
        visit("/2fa/security-question");
        assertThat(text()).contains("There is nothing at this address.");
    }
}
