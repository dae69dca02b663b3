package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/** What mara, who administers two-factor, does for everybody and for one. */
@Further
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdministrationIT extends BrowserTest {

    private static void signInMara() {
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
    }

    private static void signOut() {
        browser.forget();
    }

    private static void require(String lever) {
        visit("/2fa/admin/policy");
        for (String each : new String[] {"everyone", "admins"}) {
            if (driver.findElement(By.id(each)).isSelected() != each.equals(lever)) {
                driver.findElement(By.id(each)).click();
            }
        }
        driver.findElement(By.id("graceDays")).clear();
        press("Check what this changes");
    }

    @Test
    @Order(0)
    @DisplayName("The settings page leads an administrator to these pages, and tells nobody else of them")
    void theWayThere() throws Exception {
        String member = demo.newMember();
        signInMara();
        visit("/2fa");
        driver.findElement(By.linkText("Open the administration")).click();
        assertThat(path()).isEqualTo("/2fa/admin/policy");
        assertThat(heading()).isEqualTo("Two-factor administration");
        press("Your own two-factor");
        assertThat(path()).isEqualTo("/2fa");

        signOut();
        signIn(member);
        visit("/2fa");
        assertThat(text()).doesNotContain("Two-factor administration", "Open the administration");
    }

    @Test
    @Order(1)
    @DisplayName(
            "Require two-factor for everyone is switched on at the screen and holds at the next sign-in; and off again")
    void theTwoLevers() throws Exception {
        String member = demo.newMember();
        signInMara();
        require("everyone");
        assertThat(text()).contains("Before you save", "Accounts that must set up two-factor at once");
        press("Save the policy");
        assertThat(status()).contains("The policy is saved.");
        assertThat(text()).contains("Last changed by mara");

        signOut();
        signIn(member);
        visit("/account/");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(text()).contains("Two-factor authentication is required by your organisation.");

        signOut();
        signInMara();
        require("admins");
        press("Save the policy");
        signOut();
        signIn(member);
        visit("/account/");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    @Order(2)
    @DisplayName(
            "Require two-factor for admins holds those who have one of the roles; without either lever it is voluntary")
    void theLeverForAdministratorsAndNone() {
        signInMara();
        require("none");
        press("Save the policy");
        signOut();
        signIn("aisha");
        visit("/admin/");
        assertThat(heading()).isEqualTo("Harbour office");
        visit("/2fa");
        assertThat(text()).doesNotContain("required by your organisation").contains("Enable two-factor");

        signOut();
        signInMara();
        require("admins");
        assertThat(text()).contains("Accounts with a role of: admin");
        press("Save the policy");
        signOut();
        signIn("aisha");
        visit("/admin/");
        assertThat(path()).isEqualTo("/2fa");
    }

    @Test
    @Order(1)
    @DisplayName("Back to the form brings what was typed, and everyone switched on and off forgets no role")
    void nothingTypedIsLost() {
        signInMara();
        visit("/2fa/admin/policy");
        field("graceDays").clear();
        field("graceDays").sendKeys("21");
        field("roles").clear();
        field("roles").sendKeys("admin, clerk");
        press("Check what this changes");
        press("Back to the form");
        assertThat(path()).isEqualTo("/2fa/admin/policy");
        assertThat(field("graceDays").getDomProperty("value")).isEqualTo("21");
        assertThat(field("roles").getDomProperty("value")).isEqualTo("admin, clerk");
        assertThat(driver.findElement(By.id("admins")).isSelected()).isTrue();

        visit("/2fa/admin/policy");
        for (boolean everyone : new boolean[] {true, false}) {
            driver.findElement(By.id("everyone")).click();
            press("Check what this changes");
            press("Save the policy");
            assertThat(driver.findElement(By.id("everyone")).isSelected()).isEqualTo(everyone);
        }
        assertThat(driver.findElement(By.id("admins")).isSelected()).isTrue();
        assertThat(field("roles").getDomProperty("value")).isEqualTo("admin");
    }

    private static void refusedAt(String id, String sentence) {
        press("Check what this changes");
        assertThat(focused().getDomAttribute("id")).isEqualTo(id);
        assertThat(description(focused())).startsWith(sentence);
        assertThat(inView(focused())).isTrue();
        assertThat(inView(driver.findElement(By.cssSelector("[role=alert]")))).isTrue();
    }

    @Test
    @Order(1)
    @DisplayName("What is wrong with a policy is told at its field")
    void wrongFields() {
        signInMara();
        browser.screen(360, 740, "light");
        visit("/2fa/admin/policy");
        if (!driver.findElement(By.id("admins")).isSelected()) {
            driver.findElement(By.id("admins")).click();
        }
        field("roles").clear();
        refusedAt("roles", "Name at least one role.");
        field("roles").sendKeys("admin");
        driver.executeScript("arguments[0].value = '2020-01-16'", field("graceEnds"));
        refusedAt("graceEnds", "Choose a day that lies ahead, within a year.");
    }

    @Test
    @Order(1)
    @DisplayName("Where a policy stops a single account, the number leads to it")
    void oneAccount() throws Exception {
        String skipper = demo.newMember();
        demo.sql("INSERT INTO member_role VALUES ('" + skipper + "', 'skipper')");
        signInMara();
        visit("/2fa/admin/policy");
        if (driver.findElement(By.id("everyone")).isSelected()) {
            driver.findElement(By.id("everyone")).click();
        }
        field("roles").clear();
        field("roles").sendKeys("skipper");
        field("graceDays").clear();
        press("Check what this changes");
        assertThat(text()).contains("Accounts that must set up two-factor at once before they can go on: 1");
        leave(driver.findElement(By.linkText(skipper))::click);
        assertThat(heading()).isEqualTo(skipper);
    }

    @Test
    @Order(1)
    @DisplayName("What is not there, or not allowed, keeps the frame of the administration")
    void errorsKeepTheFrame() {
        signInMara();
        for (String nothing : new String[] {"/2fa/admin/nowhere", "/2fa/admin/person?account=a%00b"}) {
            visit(nothing);
            assertThat(heading()).isIn("Page not found", "The request could not be understood");
            press("People");
            assertThat(path()).isEqualTo("/2fa/admin/people");
        }
        visit("/2fa/admin/policy");
        driver.executeScript("document.querySelector('input[name=_csrf]').value = 'stale'");
        press("Check what this changes");
        assertThat(heading()).isEqualTo("This page was open too long");
        assertThat(driver.findElement(By.cssSelector("nav.sg-nav")).getText()).contains("Policy", "Events");
    }

    @Test
    @Order(1)
    @DisplayName("Who is exempt by the settings stands among the exemptions, with no way to end it there")
    void exemptBySettings() {
        signInMara();
        visit("/2fa/admin/exemptions");
        var row = driver.findElement(By.xpath("//tr[th/a='otto']"));
        assertThat(row.getText()).contains("By the application’s settings; it can only be ended there");
        assertThat(row.findElements(By.tagName("button"))).isEmpty();
        leave(row.findElement(By.linkText("otto"))::click);
        assertThat(text()).contains("Exempt", "By the application’s settings");
    }

    @Test
    @Order(2)
    @DisplayName("A member who lost the phone is found, reset with a reason, and the reset is on record")
    void aReset() throws Exception {
        String member = enrolled().account();
        signInMara();
        visit("/2fa/admin/people");
        field("q").sendKeys(member);
        press("Search");
        leave(driver.findElement(By.linkText(member))::click);
        assertThat(text()).contains("Enabled", "Authenticator app");
        unfold("Reset two-factor");
        assertThat(text())
                .as("what will follow")
                .contains("All devices, methods and recovery codes are removed.", "the password alone protects");
        driver.findElement(By.id("reset-reason")).sendKeys("Phone overboard, called back");
        press("Reset two-factor", "//main//form//button");
        assertThat(status()).contains("Two-factor of " + member + " is reset.");
        assertThat(text()).contains("Not configured");
        leave(driver.findElement(By.linkText("Events of this account"))::click);
        assertThat(text())
                .contains("Two-factor of " + member + " is reset", "mara: Phone overboard, called back")
                .doesNotContain("FACTORS_RESET");

        signOut();
        signIn(member);
        visit("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
    }
}
