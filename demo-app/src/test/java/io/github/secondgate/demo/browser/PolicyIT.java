package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The demo requires two-factor of administrators: who is held, who is only told, and who is let be. */
@Further
class PolicyIT extends BrowserTest {

    private static final String REQUIRED =
            "Two-factor authentication is required by your organisation. Set it up to continue.";

    /** What is required is said above it, and a wrong code, and still nobody scrolls. */
    @Test
    void onASmallLaptopTheSetupThatIsOwedIsSeenWhole() {
        browser.screen(1366, 657, "light");
        visit("/admin/");
        givePassword("aisha");
        assertThat(text()).contains(REQUIRED);
        SetUpIT.allInView();
        field("code").sendKeys("000000");
        press("Confirm and enable");
        assertThat(focused()).isEqualTo(field("code"));
        SetUpIT.allInView();
    }

    @Test
    void aishaSetsUpBeforeAnythingElseAndThenSeesThePageSheAskedFor() {
        visit("/admin/");
        givePassword("aisha");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(text()).contains(REQUIRED);
        assertThat(inView(driver.findElement(By.id("setup-key"))))
                .as("no page between the password and the key")
                .isTrue();
        for (String page : new String[] {"/account/", "/api/bookings", "/2fa/challenge", "/nowhere"}) {
            visit(page);
            assertThat(path()).as(page).isEqualTo("/2fa");
        }
        assertThat(driver.findElements(By.linkText("Back to Larkhaven Marina"))).isEmpty();
        press("Sign out");
        assertThat(path()).isEqualTo("/login.jsp");

        visit("/admin/");
        givePassword("aisha");
        assertThat(text()).contains(REQUIRED);
        String setupKey = driver.findElement(By.id("setup-key")).getText();
        visit("/account/");
        assertThat(driver.findElement(By.id("setup-key")).getText())
                .as("a new set-up, as the old one was left")
                .isNotEqualTo(setupKey);
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8);
        keepCodes();
        assertThat(path()).isEqualTo("/admin/");
        assertThat(heading()).isEqualTo("Harbour office");

        disable();
        assertThat(path()).isEqualTo("/2fa");
        assertThat(badge()).isEqualTo("Not configured");
        assertThat(text()).contains(REQUIRED);
        visit("/admin/");
        assertThat(path()).isEqualTo("/2fa");
    }

    private static void disable() {
        visit("/2fa");
        unfold("Disable two-factor");
        assertThat(text())
                .contains("Your organisation requires two-factor authentication: you will be asked to set it up again");
        field("password").sendKeys("demo");
        press("Disable two-factor", "//button");
    }

    @Test
    void graceReadsFromWhenOnAtHerSignInAndGoesOn() {
        visit("/admin/");
        givePassword("grace");
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.UK)
                .format(LocalDate.ofInstant(TestClock.now().plus(Duration.ofDays(14)), ZoneId.systemDefault()));
        String told = "Two-factor authentication will be required by your organisation. Set it up before " + day
                + "; until then you can sign in without it.";
        assertThat(path()).isEqualTo("/2fa/grace");
        assertThat(heading()).isEqualTo("Required from " + day);
        assertThat(text()).contains(told);
        press("Later");
        assertThat(path()).isEqualTo("/admin/");
        assertThat(heading()).isEqualTo("Harbour office");
        visit("/2fa");
        assertThat(text()).contains(told);
    }

    @Test
    void ottoIsExemptAndToldSo() {
        signIn("otto");
        visit("/admin/");
        assertThat(heading()).isEqualTo("Harbour office");
        visit("/2fa");
        assertThat(text()).contains("Your organisation’s requirement does not apply to this account.");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    @DisplayName("Who holds a critical role cannot disable two-factor")
    void kimCannotDisable() {
        signIn("kim", Phone.ofKey(demo.printed("kim", "key")));
        visit("/2fa");
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(text()).contains("Your role requires two-factor authentication, so you cannot disable it.");
        assertThat(driver.findElements(By.name("password"))).isEmpty();
        assertThat(driver.findElements(By.xpath("//summary[contains(., 'Disable')]")))
                .isEmpty();
    }

    @Test
    void nadiaIsFreeToSetUpOrNot() {
        signIn("nadia");
        assertThat(path()).isEqualTo("/account/");
        visit("/2fa");
        assertThat(driver.findElements(By.cssSelector(".sg-note"))).isEmpty();
        assertThat(text()).doesNotContain("required by your organisation");
    }
}
