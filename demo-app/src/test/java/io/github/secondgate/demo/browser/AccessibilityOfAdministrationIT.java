package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.openqa.selenium.By;

/** The pages of whoever administers two-factor. */
@Further
class AccessibilityOfAdministrationIT extends AccessibilityTest {

    private static void signInMara() {
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
    }

    @InBothDirections
    void thePolicy(String language) {
        read(language);
        signInMara();
        lookAtGate("/2fa/admin/policy", "admin-policy");
        driver.findElement(By.id("everyone")).click();
        press("Check what this changes");
        lookAtGate("admin-policy-check");
        visit("/2fa/admin/policy");
        driver.findElement(By.id("roles")).clear();
        press("Check what this changes");
        assertThat(driver.findElements(By.cssSelector("[role=alert]"))).isNotEmpty();
        lookAtGate("admin-policy-no-role");
    }

    @InBothDirections
    void people(String language) {
        read(language);
        signInMara();
        lookAtGate("/2fa/admin/people", "admin-people");
        lookAtGate("/2fa/admin/people?q=nobody", "admin-people-none");
        lookAtGate("/2fa/admin/person?account=theo", "admin-person-throttled");
        lookAtGate("/2fa/admin/person?account=mara", "admin-person-self");
        TestClock.move(Duration.ofMinutes(6));
        visit("/2fa/admin/person?account=theo");
        unfold("Reset two-factor");
        driver.findElement(By.id("reset-reason")).sendKeys("Called back");
        press("Reset two-factor", "//main//form//button");
        lookAtGate("admin-person-code-asked");
    }

    @InBothDirections
    void exemptions(String language) {
        read(language);
        signInMara();
        visit("/2fa/admin/person?account=kim");
        unfold("Exempt for a while");
        String tomorrow = LocalDate.ofInstant(TestClock.now(), ZoneId.systemDefault())
                .plusDays(1)
                .toString();
        driver.executeScript("document.getElementById('exempt-until').value = arguments[0]", tomorrow);
        driver.findElement(By.id("exempt-reason")).sendKeys("Phone in repair");
        press("Exempt the account");
        lookAtGate("admin-person-exempt");
        lookAtGate("/2fa/admin/exemptions", "admin-exemptions");
        leave(driver.findElement(By.cssSelector("form[action$='/end'] button"))::click);
        lookAtGate("admin-exemption-ended");
    }

    @InBothDirections
    void events(String language) {
        read(language);
        signInMara();
        lookAtGate("/2fa/admin/events", "admin-events");
        lookAtGate("/2fa/admin/events?account=nobody", "admin-events-none");
        lookAtGate("/2fa/admin/events?from=yesterday", "admin-events-error");
    }
}
