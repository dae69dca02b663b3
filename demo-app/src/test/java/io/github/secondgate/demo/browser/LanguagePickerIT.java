package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** Whoever cannot read the page in front of them finds their language at its foot, in its own words. */
@Further
class LanguagePickerIT extends BrowserTest {
    private static final Duration LONGER_THAN_FRESH = Duration.ofMinutes(6);
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

    private static Enrolled atSettingsLater() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        return member;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereACodeIsAskedForBeforeAChangeWhatWasTypedStays(boolean scripts) throws Exception {
        Enrolled member = atSettingsLater();
        browser.scripts(scripts);
        visit("/2fa");
        unfold("Add another app");
        field("name").clear();
        field("name").sendKeys("Théo's \"2nd\" <phone>");
        press("Add an app");
        assertThat(heading()).isEqualTo("Confirm it is you");
        leave(() -> choose("Deutsch"));
        assertThat(html("lang")).isEqualTo("de");
        assertThat(heading()).isEqualTo("Bestätigen Sie, dass Sie es sind");
        assertThat(driver.findElements(By.cssSelector("[role=alert]"))).isEmpty();
        assertThat(focused()).isEqualTo(field("code"));
        String code = member.phone().code();
        leave(() -> focused().sendKeys(code, Keys.ENTER));
        assertThat(text()).contains("Théo's \"2nd\" <phone>");
        assertThat(setupKey()).isNotEmpty();
    }

    /** The code may have been given in another tab meanwhile: whoever chooses a language has not pressed the button. */
    @Test
    void aChoiceThereCarriesNothingOut() throws Exception {
        Enrolled member = atSettingsLater();
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        String first = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        field("code").sendKeys(member.phone().code());
        press("Generate new codes");
        assertThat(recoveryCodes()).hasSize(8);
        driver.close();
        driver.switchTo().window(first);
        leave(() -> choose("Deutsch"));
        assertThat(html("lang")).isEqualTo("de");
        assertThat(recoveryCodes()).as("none are made for a choice of language").isEmpty();
        assertThat(driver.findElements(By.name("code"))).hasSize(1);
    }

    @Test
    void thatAFormWasNotCarriedOutIsToldInTheOtherLanguageToo() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        visit("/public/approach.jsp");
        leave(() -> driver.executeScript("const form = document.createElement('form'); form.method = 'post';"
                + "form.action = '/account/'; document.body.append(form); form.submit()"));
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/2fa/arrived");
        leave(() -> choose("Deutsch"));
        assertThat(path()).isEqualTo("/2fa/arrived");
        assertThat(html("lang")).isEqualTo("de");
        assertThat(focused().getText()).contains("nicht ausgeführt");
        assertThat(driver.findElement(By.cssSelector("main .sg-button")).getDomAttribute("href"))
                .as("the form that is to be sent again")
                .isEqualTo("/public/approach.jsp");
        visit("/2fa/arrived");
        assertThat(path()).as("told by now").isEqualTo("/");
    }

    private static void signInMara() {
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
    }

    @Test
    void whatAPolicyWouldChangeIsToldInAnotherLanguageAndNotSaved() {
        signInMara();
        visit("/2fa/admin/policy");
        field("graceDays").clear();
        field("graceDays").sendKeys("9");
        press("Check what this changes");
        leave(() -> choose("Deutsch"));
        assertThat(html("lang")).isEqualTo("de");
        assertThat(driver.findElement(By.id("check")).getText()).isEqualTo("Vor dem Speichern");
        assertThat(text()).contains("Tage ab der ersten Anmeldung: 9");
        leave(driver.findElement(By.name("back"))::click);
        assertThat(field("graceDays").getDomProperty("value")).isEqualTo("9");
    }

    @Test
    void whoWaitsAtTheTelephoneStaysInFrontOfTheAgentAndTheirCodeIsNotLost() throws Exception {
        signIn(enrolled().account());
        unfold("I have lost everything, or left my phone at home");
        press("Ask the helpdesk");
        String phrase = driver.findElement(By.id("rescue-phrase")).getText();
        browser.forget();
        signInMara();
        visit("/2fa/admin/rescues");
        field("phrase").sendKeys(phrase);
        press("Continue");
        leave(() -> choose("Deutsch"));
        assertThat(html("lang")).isEqualTo("de");
        assertThat(driver.findElement(By.name("phrase")).getDomProperty("value"))
                .isEqualTo(phrase);
        driver.findElement(By.id("help-rescue")).click();
        field("reason").sendKeys("Called back on the known number");
        leave(field("reason")::submit);
        assertThat(driver.findElement(By.id("rescue-code")).getText()).isNotEmpty();
        assertThat(driver.findElements(CLOSED))
                .as("shown once, and lost by a choice")
                .isEmpty();
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
