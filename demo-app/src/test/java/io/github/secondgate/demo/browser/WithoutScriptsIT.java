package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A browser that runs no script gets through every page. */
class WithoutScriptsIT extends BrowserTest {

    @BeforeEach
    void switchScriptsOff() {
        browser.scripts(false);
    }

    @Test
    void noScriptRuns() {
        visit("/2fa/assets/secondgate.js");
        driver.get("data:text/html,<title>off</title><script>document.title='on'</script>");
        assertThat(driver.getTitle()).isEqualTo("off");
    }

    @Test
    void theWholeJourney() throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        assertThat(driver.findElements(By.xpath("//button[normalize-space()='Copy']")))
                .as("a button that could do nothing")
                .noneMatch(copy -> copy.isDisplayed());
        Phone phone = Phone.scan(browser.screenshot());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        List<String> codes = recoveryCodes();
        assertThat(codes).hasSize(8);
        assertThat(download()).contains(account, "Larkhaven Marina").contains(codes);
        press("Continue");
        visit("/account/");
        press("Sign out");

        signIn(account);
        field("code").sendKeys(phone.wrongCode());
        press("Verify and sign in");
        assertThat(alert()).isEqualTo("That code did not match");
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(codes.get(0));
        press("Use recovery code");

        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(recoveryCodes()).hasSize(8).doesNotContainAnyElementsOf(codes);
        press("Continue");
        visit("/2fa");
        unfold("Disable two-factor");
        field("password").sendKeys("demo");
        press("Disable two-factor", "//button");
        assertThat(badge()).isEqualTo("Not configured");
    }

    private static String download() {
        String href = button("Download (.txt)").getDomAttribute("href");
        assertThat(href).startsWith("data:text/plain");
        String data = href.substring(href.indexOf(',') + 1);
        return href.contains(";base64,")
                ? new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8)
                : URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Test
    void theDemoPhoneIsGivenAKeyAndShowsItsCode() {
        signIn(demo.newMember());
        visit("/2fa");
        press("Enable two-factor");
        String key = driver.findElement(By.id("setup-key")).getText();
        visit("/demo/phone");
        press("Add a key");
        field("key").sendKeys(key);
        press("Add key");
        assertThat(text()).contains("Pasted key");
        assertThat(driver.findElement(By.className("code")).getText().replaceAll("\\D", "")).hasSize(6);
        press("Remove");
        assertThat(text()).doesNotContain("Pasted key");
    }

    @Test
    void signingInAsADifferentUser() throws Exception {
        signIn(enrolled().account());
        press("Sign in as a different user");
        assertThat(path()).isEqualTo("/login.jsp");
    }
}
