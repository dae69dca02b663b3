package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;

/** Somebody lost every device, or left it at home; mara at the helpdesk lets them back in. */
class RescueIT extends BrowserTest {

    private static void signInMara() {
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
        visit("/2fa/admin/rescues");
    }

    private static String phrase(Enrolled member) {
        signIn(member.account());
        unfold("I have lost everything, or left my phone at home");
        press("Ask the helpdesk");
        soon().until(d -> "rescue-phrase".equals(focused().getDomAttribute("id")));
        assertThat(inView(focused())).isTrue();
        return driver.findElement(By.id("rescue-phrase")).getText();
    }

    @Test
    @DisplayName("The helpdesk restores access to someone who lost every device, after checking the person")
    void theHelpdeskRestoresAccess() throws Exception {
        Enrolled member = enrolled();
        String phrase = phrase(member);
        assertThat(phrase).matches("\\d\\d \\d\\d \\d\\d");
        Set<Cookie> lost = atAnotherBrowser();

        signInMara();
        field("phrase").sendKeys(phrase.replace(" ", ""));
        press("Continue");
        assertThat(text()).contains("This is " + member.account(), "127.0.0.1", "Asked ");
        assertThat(inView(driver.findElement(By.id("help-rescue")))).isTrue();
        driver.findElement(By.id("help-rescue")).click();
        field("reason").sendKeys("x");
        press("Issue a code");
        assertThat(focused()).isEqualTo(field("reason"));
        assertThat(description(focused())).startsWith("Give a reason of 3 to 200 characters.");
        driver.findElement(By.id("help-rescue")).click();
        field("reason").clear();
        field("reason").sendKeys("Phone fell into the harbour; called back on the known number");
        press("Issue a code");
        assertThat(text()).contains("Code for: " + member.account());
        assertThat(driver.findElement(By.cssSelector("[role=timer]")).getText()).matches("1[45]:\\d\\d");
        assertThat(focused().getText()).isEqualTo("Code for: " + member.account());
        String code = driver.findElement(By.id("rescue-code")).getText();
        button("Copy").click();
        soon().until(d -> d.findElement(By.id("copied")).getText().equals("Copied."));

        comeBack(lost);
        visit("/2fa/challenge/rescue");
        field("rescueCode").sendKeys("ABCD-EFGH");
        press("Continue");
        assertThat(alert())
                .isEqualTo(
                        "That code did not match\nAsk the helpdesk to read it out once more. It works in this browser only.");
        field("rescueCode").sendKeys(code);
        press("Continue");
        assertThat(path()).isEqualTo("/2fa");
        assertThat(text()).contains("The helpdesk has restored your access.");
        assertThat(badge()).isEqualTo("Not configured");

        visit("/account/");
        assertThat(path()).isEqualTo("/2fa");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8).doesNotContainAnyElementsOf(member.codes());
        visit("/account/");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    @DisplayName("Whoever left the phone at home is let in until a time of the same day, and keeps every factor")
    void aPassForTheDay() throws Exception {
        beforeTheEvening();
        Enrolled member = enrolled();
        String phrase = phrase(member);
        Set<Cookie> atWork = atAnotherBrowser();

        signInMara();
        field("phrase").sendKeys(phrase);
        press("Continue");
        assertThat(text()).contains("What does the person need?", "ends today at 23:59");
        field("reason").sendKeys("Phone is at home; called back at the desk");
        button("Issue a code").click();
        assertThat(path()).isEqualTo("/2fa/admin/rescues");
        assertThat(driver.findElements(By.id("rescue-code"))).isEmpty();
        driver.findElement(By.id("help-day")).click();
        press("Issue a code");
        assertThat(text()).contains("Code for: " + member.account(), "the sign-in ends today at 23:59");
        String code = driver.findElement(By.id("rescue-code")).getText();
        visit("/2fa/admin/events?account=" + member.account());
        assertThat(text()).contains("The helpdesk issued a day pass", "Phone is at home");
        assertThat(sent(member.account() + "@larkhaven.example", "a day pass for your account"))
                .contains("ends today at 23:59");

        comeBack(atWork);
        visit("/2fa/challenge/rescue");
        field("rescueCode").sendKeys(code);
        press("Continue");
        assertThat(heading()).isEqualTo("You are signed in until 23:59");
        assertThat(sent(member.account() + "@larkhaven.example", "A day pass was used"))
                .contains("until 23:59 today", "Chrome on Linux");
        assertThat(inView(button("Continue"))).isTrue();
        press("Continue");
        visit("/account/");
        assertThat(path()).isEqualTo("/account/");
        visit("/2fa");
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(text()).contains("After that, and to change anything on these pages, a code is asked for as usual.");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(heading()).isEqualTo("Confirm it is you");

        TestClock.move(untilTheEnd());
        visit("/account/");
        assertThat(path()).isEqualTo("/2fa/challenge");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    /** Who it is, what to make sure of, and the choice, without scrolling; on a laptop the button too. */
    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void theAgentSeesWhomItIsAndWhatThereIsToChoose(int width, int height) throws Exception {
        beforeTheEvening();
        Enrolled member = enrolled();
        String phrase = phrase(member);
        atAnotherBrowser();
        browser.screen(width, height, "light");
        signInMara();
        field("phrase").sendKeys(phrase);
        press("Continue");
        assertThat(focused().getText()).isEqualTo("This is " + member.account());
        assertThat(inView(focused())).isTrue();
        WebElement card = driver.findElement(By.cssSelector("[aria-labelledby=rescue]"));
        assertThat(card.getText()).contains("Chrome on Linux · 127.0.0.1 · Asked ", " · Registered phone number ");
        assertThat(card.findElements(By.cssSelector("input[type=radio]")))
                .hasSize(2)
                .allMatch(BrowserTest::inView);
        assertThat(inView(button("Issue a code"))).isEqualTo(width > height);
        String warning = card.findElement(By.cssSelector(".sg-card-head ~ p > strong"))
                .findElement(By.xpath(".."))
                .getText();
        assertThat(warning).startsWith("Make sure first").doesNotContain("set up");
        assertThat(description(driver.findElement(By.id("help-day")))).contains("Nothing is taken away");
        assertThat(description(driver.findElement(By.id("help-rescue")))).contains("can set up a new second factor");
    }

    private static Duration untilTheEnd() {
        ZonedDateTime now = TestClock.now().atZone(ZoneId.systemDefault());
        return Duration.between(now, now.with(LocalTime.of(23, 59)));
    }

    /** Where not even the code of the helpdesk would last. */
    private static void beforeTheEvening() {
        if (untilTheEnd().compareTo(Duration.ofHours(1)) < 0) {
            TestClock.move(Duration.ofHours(2));
        }
    }

    @Test
    void withoutScriptsItWorksToo() throws Exception {
        browser.scripts(false);
        browser.screen(360, "light");
        assertThat(phrase(enrolled())).isNotEmpty();
        assertThat(field("rescueCode").isDisplayed()).isTrue();
        browser.scripts(true);
    }

    @Test
    void digitsThatNobodyReadOutGetNoCode() {
        signInMara();
        field("phrase").sendKeys("41 73 80");
        press("Continue");
        assertThat(alert()).startsWith("Nobody is waiting with these digits.");
        assertThat(field("phrase").getAttribute("value")).isEqualTo("41 73 80");
        assertThat(focused()).isEqualTo(field("phrase"));
        assertThat(description(focused())).isEqualTo(alert());
        assertThat(driver.executeScript("return getSelection().toString()")).isEqualTo("41 73 80");
    }

    /** Who waits on the telephone finds nothing else there. */
    @ParameterizedTest
    @CsvSource({"1366, 657, light", "360, 740, dark"})
    void theCallerSeesTheDigitsAndWhatIsDoneWithThemInOneView(int width, int height, String scheme) throws Exception {
        browser.screen(width, height, scheme);
        String phrase = phrase(enrolled());
        WebElement digits = driver.findElement(By.id("rescue-phrase"));
        WebElement spelled = driver.findElement(By.id("rescue-spelled"));
        String[] names = "zero one two three four five six seven eight nine".split(" ");
        assertThat(spelled.getText().split("[ ·]+"))
                .containsExactly(phrase.chars()
                        .filter(Character::isDigit)
                        .mapToObj(digit -> names[digit - '0'])
                        .toArray(String[]::new));
        assertThat(description(digits)).as("is read out").contains(spelled.getText());
        assertThat(digits.getCssValue("font-size")).isEqualTo("36px");
        for (WebElement part : new WebElement[] {
            driver.findElement(By.className("sg-helpdesk")), digits, spelled, field("rescueCode"), button("Continue")
        }) {
            assertThat(inView(part)).as(part.getText()).isTrue();
        }
        assertThat(driver.findElements(By.cssSelector("main form"))).hasSize(1);
        assertThat(driver.findElements(By.cssSelector("main details, main section, main nav")))
                .isEmpty();
    }
}
