package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Whoever cannot read the page in front of them finds their language at its foot, in its own words. */
@Further
class LanguagePickerIT extends BrowserTest {
    private static final By CLOSED = By.cssSelector(".sg-languages > summary");

    @AfterEach
    void scriptsAgain() {
        browser.scripts(true);
    }

    private static String html(String attribute) {
        return driver.findElement(By.tagName("html")).getDomAttribute(attribute);
    }

    private static void choose(String name) {
        driver.findElement(CLOSED).click();
        press(name);
    }

    @Test
    void atTheChallengeByKeyboardAloneItStaysThereAndTheCodeSignsIn() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        WebElement closed = driver.findElement(CLOSED);
        assertThat(closed.getAccessibleName()).isEqualTo("Language: English");
        for (int tabs = 0; !focused().equals(closed); tabs++) {
            assertThat(tabs).as("the choice can be reached").isLessThan(20);
            focused().sendKeys(Keys.TAB);
        }
        focused().sendKeys(Keys.ENTER, Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Deutsch");
        assertThat(focused().getDomAttribute("lang")).isEqualTo("de");
        leave(() -> focused().sendKeys(Keys.ENTER));
        assertThat(path()).isEqualTo("/2fa/challenge");
        assertThat(html("lang")).isEqualTo("de");
        assertThat(focused()).as("the person goes on where they were").isEqualTo(field("code"));
        leave(() -> focused().sendKeys(member.phone().code(), Keys.ENTER));
        visit("/2fa");
        assertThat(html("lang")).as("on every page, and after the sign-in").isEqualTo("de");
    }

    @Test
    void aSetUpThatHasBegunGoesOnWithItsKeyFromRightToLeftAndWithoutAScript() throws Exception {
        browser.scripts(false);
        signIn(demo.newMember());
        visit("/2fa");
        press("Enable two-factor");
        String key = setupKey();
        choose("العربية");
        assertThat(html("dir")).isEqualTo("rtl");
        assertThat(setupKey()).isEqualTo(key);
        browser.scripts(true);
        field("code").sendKeys(Phone.ofKey(key).code());
        leave(driver.findElement(By.cssSelector("form[action$='/confirm'] button"))::click);
        assertThat(recoveryCodes()).as("shown once").hasSize(8);
        assertThat(driver.findElements(CLOSED)).as("and lost by a choice").isEmpty();
    }

    @Test
    void allFourteenAreThereEachInItsOwnWordsAndTheOneInUseSaysSo() throws Exception {
        signIn(enrolled().account());
        driver.findElement(CLOSED).click();
        assertThat(driver.findElements(By.cssSelector(".sg-languages button")))
                .extracting(WebElement::getText)
                .containsExactly(
                        "Deutsch",
                        "English",
                        "Español",
                        "Français",
                        "Italiano",
                        "Nederlands",
                        "Polski",
                        "Português",
                        "Türkçe",
                        "Русский",
                        "العربية",
                        "हिन्दी",
                        "日本語",
                        "简体中文");
        assertThat(driver.findElement(By.cssSelector(".sg-languages [aria-current]"))
                        .getText())
                .isEqualTo("English");
    }

    @Test
    void nothingIsWrongWithItInBothDirections() throws Exception {
        signIn(enrolled().account());
        Audit audit = new Audit(browser, 320, 360, 1280, 1366);
        audit.look("languages-en");
        choose("العربية");
        audit.look("languages-ar");
        audit.report();
    }

    @Test
    void whereTheApplicationSaysTheLanguageThereIsNothingToChoose() throws Exception {
        String account = enrolled().account();
        visit("/");
        press("Deutsch");
        signIn(account);
        assertThat(html("lang")).isEqualTo("de");
        assertThat(driver.findElements(CLOSED)).isEmpty();
    }
}
