package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The demo's theme: the pages of the second factor look like the harbour's, and can be read by everybody by day and by night. */
@Further
class ThemeIT extends BrowserTest {

    @Test
    void theHarbourDoesNotTurnIntoABankAtSignIn() {
        for (String scheme : new String[] {"light", "dark"}) {
            browser.screen(1280, scheme);
            visit("/");
            String shore = style(".land", "backgroundColor");
            String water = style("html", "backgroundColor");
            String words = style("body", "color");
            String font = style("h1", "fontFamily");
            signIn(demo.newMember());
            visit("/2fa");
            assertThat(style(".sg-bar", "backgroundColor")).as(scheme).isEqualTo(shore);
            assertThat(style("body", "backgroundColor")).as(scheme).isEqualTo(water);
            assertThat(style("body", "color")).as(scheme).isEqualTo(words);
            assertThat(style("h1", "fontFamily")).as(scheme).isEqualTo(font);
            browser.forget();
        }
    }

    @Test
    void withoutAThemeThePagesHaveOurOwnLooks() {
        signIn(demo.newMember());
        visit("/2fa");
        Audit.takeThemeOff(driver);
        assertThat(style(".sg-bar", "backgroundColor")).isEqualTo("rgb(255, 255, 255)");
        assertThat(style(".sg-card", "borderTopLeftRadius")).isEqualTo("14px");
        assertThat(style(".sg-button", "borderTopLeftRadius")).isEqualTo("8px");
    }

    @Test
    void everyKindOfPageCanBeReadWithTheThemeByDayAndByNight() {
        Audit audit = new Audit(browser).themed();
        String member = demo.newMember();
        signIn(member);
        visit("/2fa");
        audit.look("theme-settings");
        press("Enable two-factor");
        audit.look("theme-set-up");
        Phone phone = Phone.ofKey(setupKey());
        field("code").sendKeys(phone.wrongCode());
        press("Confirm and enable");
        audit.look("theme-refused");
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        audit.look("theme-codes");
        visit("/2fa");
        audit.look("theme-enabled");
        browser.forget();
        signIn(member);
        audit.look("theme-challenge");
        browser.forget();
        signIn("mara");
        field("code").sendKeys(Phone.ofKey(demo.printed("mara", "key")).code());
        press("Verify and sign in");
        for (String page : new String[] {"admin", "admin/accounts", "admin/events", "admin/nowhere"}) {
            visit("/2fa/" + page);
            audit.look("theme-" + page.replace('/', '-'));
        }
        audit.report();
    }

    private static String style(String css, String property) {
        return (String) driver.executeScript(
                "return getComputedStyle(arguments[0])[arguments[1]]",
                driver.findElement(By.cssSelector(css)),
                property);
    }
}
