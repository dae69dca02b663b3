package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** Two tabs of one browser wait for a code, and one of them gets it. */
@Further
class TwoTabsIT extends BrowserTest {
    private static final String FIRST_PAGE = "/account/";
    private static final String SECOND_PAGE = "/account/?reserved=yes";

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
        bothWait(member, SECOND_PAGE);
    }

    private void bothWait(Enrolled member, String secondPage) {
        signIn(member.account());
        assertThat(path()).isEqualTo("/2fa/challenge");
        driver.switchTo().newWindow(WindowType.TAB);
        second = driver.getWindowHandle();
        visit(secondPage);
        assertThat(path()).startsWith("/2fa/challenge");
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
        assertThat(path()).as("the page that this one asked for").isEqualTo(SECOND_PAGE);
    }

    @Test
    void eachGoesOnToThePageThatItAskedForWhicheverGetsTheCode() throws Exception {
        Enrolled member = enrolled();
        bothWait(member);
        driver.switchTo().window(second);
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        assertThat(alert()).isEqualTo(NO_MATCH);
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo(SECOND_PAGE);
        driver.switchTo().window(first);
        leave(TwoTabsIT::comesToTheFront);
        assertThat(path()).isEqualTo(FIRST_PAGE);
    }

    @Test
    void whatStandsBehindTheHashGoesOnWithIt() throws Exception {
        Enrolled member = enrolled();
        bothWait(member, SECOND_PAGE + "#berth-7");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo(FIRST_PAGE);
        driver.switchTo().window(second);
        leave(TwoTabsIT::comesToTheFront);
        assertThat(path()).isEqualTo(SECOND_PAGE + "#berth-7");
    }

    @Test
    void afterARecoveryCodeTheWayOnIsThatOfTheTab() throws Exception {
        Enrolled member = enrolled();
        bothWait(member);
        driver.switchTo().window(second);
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        press("I still have it, continue");
        assertThat(path()).isEqualTo(SECOND_PAGE);
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
        assertThat(path()).as("the page that this one asked for").isEqualTo(SECOND_PAGE);
    }
}
