package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** One person as an administrator sees them: what can be done for them is offered, and nothing else. */
@Further
class PersonPageIT extends BrowserTest {

    private static void show(String account) {
        browser.forget();
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
        visit("/2fa/admin/person?account=" + account);
        assertThat(heading()).isEqualTo(account);
    }

    /** Where keys are read by the machine's own order of day and month. */
    private static void choose(WebElement field, LocalDate day) {
        driver.executeScript("arguments[0].value = arguments[1]", field, day.toString());
    }

    @Test
    void anUnlockIsOpenForWhoIsLockedOrHasToWaitAndOfferedToNobodyElse() throws Exception {
        String locked = enrolled().account();
        String free = enrolled().account();
        demo.sql("UPDATE secondgate_account SET app_failures = 50 WHERE account = '" + locked + "'");
        show(free);
        assertThat(text()).doesNotContain("Unlock");

        show(locked);
        assertThat(text()).contains("Locked");
        assertThat(button("Unlock the account").isDisplayed()).isTrue();
        field("reason").sendKeys("Called back on the number in the berth book");
        press("Unlock the account");
        assertThat(status()).isEqualTo(locked + " is unlocked.");
        assertThat(text()).doesNotContain("Unlock the account", "Locked");
    }

    @Test
    void nothingIsOfferedToOneself() {
        show("mara");
        assertThat(text()).contains("Nobody resets, unlocks or exempts their own account. Ask another administrator.");
        assertThat(driver.findElements(By.cssSelector("main details"))).isEmpty();
        assertThat(driver.findElements(By.cssSelector("main input:not([type=hidden])")))
                .isEmpty();
    }

    @Test
    void theBrowsersOfAPersonAreTrustedNoMore() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        driver.findElement(By.id("trust")).click();
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        driver.manage().deleteCookieNamed("JSESSIONID");
        var trusted = atAnotherBrowser();

        show(member.account());
        unfold("End trusted browsers");
        assertThat(text()).contains("Browsers that need no code: 1.");
        driver.findElement(By.id("distrust-reason")).sendKeys("The laptop was stolen");
        press("End the trust");
        assertThat(status()).isEqualTo("No browser of " + member.account() + " is trusted any more.");
        assertThat(text()).doesNotContain("End trusted browsers");

        comeBack(trusted);
        signIn(member.account());
        assertThat(path()).isEqualTo("/2fa/challenge");
    }

    /** Nobody is left to find out which of the two fields is meant. */
    @Test
    void aDayThatIsOverIsToldAtTheDayAndAShortReasonAtTheReason() {
        show(demo.newMember());
        unfold("Exempt for a while");
        choose(driver.findElement(By.id("exempt-until")), LocalDate.of(2020, 1, 16));
        driver.findElement(By.id("exempt-reason")).sendKeys("Phone in repair");
        press("Exempt the account");
        assertThat(focused().getDomAttribute("id")).isEqualTo("exempt-until");
        assertThat(description(focused())).isEqualTo("Choose a last day from today on, within a year.");
        assertThat(inView(focused())).isTrue();

        choose(focused(), TestClock.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(9));
        driver.findElement(By.id("exempt-reason")).clear();
        driver.findElement(By.id("exempt-reason")).sendKeys("x");
        press("Exempt the account");
        assertThat(focused().getDomAttribute("id")).isEqualTo("exempt-reason");
        assertThat(description(focused())).startsWith("Give a reason of 3 to 200 characters.");
        assertThat(inView(focused())).isTrue();
    }

    @Test
    void theLastDayOfAnExemptionReadsAlikeWhereverItStands() throws Exception {
        String member = demo.newMember();
        show(member);
        unfold("Exempt for a while");
        choose(
                driver.findElement(By.id("exempt-until")),
                LocalDate.of(TestClock.now().atZone(ZoneOffset.UTC).getYear() + 1, 1, 16));
        driver.findElement(By.id("exempt-reason")).sendKeys("Phone in repair");
        press("Exempt the account");
        String day = driver.findElement(By.xpath("//dt[.='Exempt, last day']/following-sibling::dd"))
                .getText();
        assertThat(day).startsWith("16 January ");
        press("Exemptions");
        WebElement row = driver.findElement(By.xpath("//tr[th/a='" + member + "']"));
        assertThat(row.findElement(By.cssSelector("[data-label='Last day']")).getText())
                .isEqualTo(day);
        visit("/2fa/admin/events?account=" + member);
        assertThat(text()).contains(day);
    }
}
