package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;

/** Somebody lost every device; mara at the helpdesk lets them back in. */
class RescueIT extends BrowserTest {

    private static void signInMara() {
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
        visit("/2fa/admin/rescues");
    }

    private static String phrase(Enrolled member) {
        signIn(member.account());
        unfold("I have lost everything");
        press("Ask the helpdesk");
        assertThat(focused().getDomAttribute("id")).isEqualTo("rescue-phrase");
        assertThat(inView(focused())).isTrue();
        return driver.findElement(By.id("rescue-phrase")).getText();
    }

    @Test
    @DisplayName("The helpdesk restores access to someone who lost every device, after checking the person")
    void theHelpdeskRestoresAccess() throws Exception {
        Enrolled member = enrolled();
        String phrase = phrase(member);
        assertThat(phrase).matches("\\d\\d \\d\\d \\d\\d");
        Set<Cookie> lost = atAnotherBrowser();

        signInMara();
        field("phrase").sendKeys(phrase.replace(" ", ""));
        press("Continue");
        assertThat(text()).contains("This is " + member.account(), "127.0.0.1", "Asked ");
        assertThat(inView(field("reason"))).isTrue();
        field("reason").sendKeys("Phone fell into the harbour; called back on the known number");
        press("Issue a code");
        assertThat(text()).contains("Code for: " + member.account());
        assertThat(driver.findElement(By.cssSelector("[role=timer]")).getText()).matches("1[45]:\\d\\d");
        String code = driver.findElement(By.id("rescue-code")).getText();

        comeBack(lost);
        visit("/2fa/challenge/rescue");
        field("rescueCode").sendKeys("ABCD-EFGH");
        press("Set up again");
        assertThat(alert())
                .isEqualTo(
                        "That code did not match\nAsk the helpdesk to read it out once more. It works in this browser only.");
        field("rescueCode").sendKeys(code);
        press("Set up again");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(text()).contains("The helpdesk has let you back in.");
        assertThat(badge()).isEqualTo("Not configured");

        visit("/account/");
        assertThat(path()).isEqualTo("/2fa");
        press("Enable two-factor");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8).doesNotContainAnyElementsOf(member.codes());
        visit("/account/");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void withoutScriptsItWorksToo() throws Exception {
        browser.scripts(false);
        browser.screen(360, "light");
        assertThat(phrase(enrolled())).isNotEmpty();
        assertThat(field("rescueCode").isDisplayed()).isTrue();
        browser.scripts(true);
    }

    @Test
    void digitsThatNobodyReadOutGetNoCode() {
        signInMara();
        field("phrase").sendKeys("41 73 80");
        press("Continue");
        assertThat(alert()).startsWith("Nobody is waiting with these digits.");
        assertThat(field("phrase").getAttribute("value")).isEqualTo("41 73 80");
    }
}
