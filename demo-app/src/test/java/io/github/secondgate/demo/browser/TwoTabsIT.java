package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** Two tabs of one browser wait for a code, and one of them gets it. */
class TwoTabsIT extends BrowserTest {
    private String first;
    private String second;

    @BeforeEach
    void theFirstTab() {
        first = driver.getWindowHandle();
    }

    @AfterEach
    void oneTabStays() {
        browser.scripts(true);
        driver.switchTo().window(second).close();
        driver.switchTo().window(first);
    }

    private void bothWait(Enrolled member) {
        signIn(member.account());
        driver.switchTo().newWindow(WindowType.TAB);
        second = driver.getWindowHandle();
        visit("/account/?reserved=yes");
        assertThat(path()).isEqualTo("/2fa/challenge");
        driver.switchTo().window(first);
    }

    private static void comesToTheFront() {
        driver.executeScript("document.dispatchEvent(new Event('visibilitychange'))");
    }

    @Test
    void theOtherGoesOnByItselfWhenItComesToTheFront() throws Exception {
        Enrolled member = enrolled();
        bothWait(member);
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        driver.switchTo().window(second);
        leave(TwoTabsIT::comesToTheFront);
        assertThat(path()).as("nothing is owed any more, so home").isEqualTo("/");
    }

    @Test
    void aTabThatWasOnlyLeftForThePhoneStaysAsItIs() throws Exception {
        Enrolled member = enrolled();
        bothWait(member);
        driver.switchTo().window(second);
        driver.executeScript("document.title = 'as it was'");
        field("code").sendKeys("12");
        comesToTheFront();
        assertThat(driver.getTitle()).isEqualTo("as it was");
        assertThat(field("code").getDomProperty("value")).isEqualTo("12");
    }

    @Test
    void withoutAScriptItGoesOnByItsNextClick() throws Exception {
        Enrolled member = enrolled();
        browser.scripts(false);
        bothWait(member);
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        driver.switchTo().window(second);
        browser.scripts(false);
        field("code").sendKeys("12");
        press("Verify and sign in");
        assertThat(path()).as("nothing is owed any more, so home").isEqualTo("/");
    }
}
