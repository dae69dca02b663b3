package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The gate speaks the language of whoever stands before it. */
class LanguagesIT extends BrowserTest {

    private static String html(String attribute) {
        return driver.findElement(By.tagName("html")).getDomAttribute(attribute);
    }

    @ParameterizedTest
    @CsvSource({"de-CH, de", "fr, fr", "'xx, pl;q=0.8', pl", "ja, ja", "xx, en"})
    void theBrowserSaysWhichLanguage(String asked, String given) {
        browser.language(asked);
        signIn("theo");
        assertThat(html("lang")).isEqualTo(given);
    }

    @Test
    void whatAVisitorChoosesAtTheFootOfTheMarinasPagesGoesBeforeTheBrowser() {
        visit("/");
        press("Deutsch");
        assertThat(driver.findElement(By.cssSelector(".languages [aria-current]"))
                        .getText())
                .isEqualTo("Deutsch");
        signIn("theo");
        assertThat(html("lang")).isEqualTo("de");
    }

    @Test
    void arabicRunsFromRightToLeftAndKeysAndCodesDoNot() {
        visit("/");
        press("العربية");
        signIn(demo.newMember());
        visit("/2fa");
        assertThat(html("dir")).isEqualTo("rtl");
        leave(driver.findElement(By.cssSelector("form[action$='/enable'] button"))::click);
        assertThat(driver.findElement(By.id("setup-key")).getCssValue("direction"))
                .isEqualTo("ltr");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        assertThat(field("code").getCssValue("direction")).isEqualTo("ltr");
        field("code").sendKeys(phone.code());
        leave(driver.findElement(By.cssSelector("form[action$='/confirm'] button"))::click);
        assertThat(recoveryCodes()).hasSize(8).allMatch(code -> code.matches("[0-9A-Z]{4}-[0-9A-Z]{4}"));
        assertThat(driver.findElement(By.cssSelector("#recovery-codes li")).getCssValue("direction"))
                .isEqualTo("ltr");
    }
}
