package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The challenge, as somebody meets it who comes from the password: what stands open, what is in view, where the focus is. */
@Lines({"secondgate.weakerMethods = true", "secondgate.helpdesk = +44 20 7946 0123"})
class ChallengeIT extends BrowserTest {
    private static final Pattern CODE = Pattern.compile("(?m)^ *([0-9]{8})\\b");
    private static final String OTHERS = "Try another way";

    /** The newest. */
    private static String mailed(String account, String words) {
        Matcher code = CODE.matcher(sent(account + "@larkhaven.example", words));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static void configureEmail(String account) {
        visit("/2fa");
        press("Configure", "//section[@aria-labelledby='email']//button");
        driver.findElement(By.id("email-code")).sendKeys(mailed(account, "confirm that codes reach you"));
        press("Confirm and enable", "//section[@aria-labelledby='email']//button");
    }

    private static String byEmail() throws Exception {
        String account = demo.newMember();
        signIn(account);
        configureEmail(account);
        visit("/logout");
        return account;
    }

    private static WebElement summary(String words) {
        return driver.findElement(By.xpath("//summary[normalize-space()=\"" + words + "\"]"));
    }

    private static void wholeInView() {
        assertThat(inView(driver.findElement(By.tagName("h1")))).isTrue();
        assertThat(inView(summary(OTHERS))).as(OTHERS).isTrue();
        assertThat(inView(summary("Help"))).as("Help").isTrue();
        assertThat(inView(button("Sign in as a different user"))).isTrue();
        assertThat(driver.executeScript("return scrollY")).isEqualTo(0L);
    }

    private static void addApp(String name) {
        visit("/2fa");
        unfold("Add another app");
        field("name").clear();
        field("name").sendKeys(name);
        press("Add an app");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and add");
    }

    /** Whose phone has an app, and who has more of them elsewhere. */
    private static Enrolled withApps(int number) throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        Stream.of("Tablet", "The old phone in the drawer of the chart table")
                .limit(number - 1)
                .forEach(ChallengeIT::addApp);
        return member;
    }

    private static void allInView() {
        // A browser gives the focus with the first picture of a page, which may come after its words.
        soon().until(d -> focused().equals(field("code")));
        assertThat(inView(field("code"))).isTrue();
        assertThat(inView(driver.findElement(By.id("trust")))).isTrue();
        assertThat(driver.findElements(By.id("app"))).allMatch(BrowserTest::inView);
        assertThat(driver.findElements(By.cssSelector("main button, main summary, h1")))
                .filteredOn(WebElement::isDisplayed)
                .hasSize(5)
                .allMatch(BrowserTest::inView);
        assertThat(driver.executeScript("return scrollY")).isEqualTo(0L);
    }

    @Further
    @ParameterizedTest
    @CsvSource({"1366, 657, 1", "360, 740, 1", "1366, 657, 2", "360, 740, 2", "1366, 657, 3", "360, 740, 3"})
    void allOfItIsSeenWithoutScrolling(int width, int height, int apps) throws Exception {
        Enrolled member = withApps(apps);
        for (String scheme : new String[] {"light", "dark"}) {
            browser.screen(width, height, scheme);
            visit("/logout");
            signIn(member.account());
            assertThat(driver.findElements(By.cssSelector("#app option"))).hasSize(apps == 1 ? 0 : apps);
            assertThat(inView(button("Verify and sign in"))).isTrue();
            wholeInView();
            allInView();
        }
    }

    @Further
    @ParameterizedTest
    @CsvSource({"1366, 657, 1", "360, 740, 1", "1366, 657, 2", "360, 740, 2"})
    void allOfItIsSeenInEveryLanguage(int width, int height, int apps) throws Exception {
        Enrolled member = withApps(apps);
        visit("/logout");
        browser.screen(width, height, "light");
        signIn(member.account());
        for (String language : Wording.LANGUAGES) {
            browser.language(language);
            visit("/2fa/challenge");
            assertThat(driver.findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo(language);
            allInView();
        }
    }

    /** What is folded away stands side by side, and takes the whole width once it is open. */
    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void whatOpensHasTheWholeWidth(int width, int height) throws Exception {
        Enrolled member = enrolled();
        browser.screen(width, height, "light");
        signIn(member.account());
        WebElement others = summary(OTHERS).findElement(By.xpath(".."));
        WebElement help = summary("Help").findElement(By.xpath(".."));
        assertThat(help.getRect().y).isEqualTo(others.getRect().y);
        int whole = driver.findElement(By.className("sg-beside")).getRect().width;
        for (WebElement fold : new WebElement[] {help, others}) {
            fold.findElement(By.tagName("summary")).click();
            assertThat(fold.getRect().width).isEqualTo(whole);
        }
        assertThat(help.getRect().y).isGreaterThan(others.getRect().y + others.getRect().height);
    }

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void whoUsesEmailIsOneClickFromACode(int width, int height) throws Exception {
        String account = byEmail();
        browser.screen(width, height, "light");
        signIn(account);
        wholeInView();
        String send = "E-mail me a code (m•••@larkhaven.example)";
        assertThat(focused()).isEqualTo(button(send));
        assertThat(driver.findElements(By.cssSelector("main .sg-button:not(.sg-quiet)")))
                .containsExactly(button(send));
        assertThat(driver.getPageSource()).doesNotContain("Lost your phone?", "You lost your phone");
        TestClock.move(Duration.ofMinutes(1));
        press(send);
        assertThat(focused().getDomAttribute("id")).isEqualTo("email-code");
        assertThat(description(focused())).startsWith("A code is on its way to m•••@larkhaven.example.");
        assertThat(inView(button("Verify and sign in"))).isTrue();
        WebElement again = button("Send another code");
        assertThat(again.getDomAttribute("aria-disabled")).isEqualTo("true");
        assertThat(again.getCssValue("border-top-style")).as("it looks so").isEqualTo("dashed");
        assertThat(description(again)).matches("You can ask for another code in \\d:\\d\\d\\.");
        driver.executeScript("const now = Date.now; Date.now = () => now() + 60000");
        soon().until(d -> again.getDomAttribute("aria-disabled") == null);
        assertThat(driver.findElement(By.cssSelector(".sg-way .sg-said[role=status]"))
                        .getText())
                .isEqualTo("You can ask for another code now.");
        unfold("Use a recovery code");
        soon().until(d -> focused().equals(field("recoveryCode")));
    }

    @Test
    void theWayThatWasUsedLastInThisBrowserStandsOpen() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        configureEmail(member.account());
        for (boolean scripts : new boolean[] {true, false}) {
            browser.scripts(scripts);
            visit("/logout");
            signIn(member.account());
            assertThat(focused()).isEqualTo(field("code"));
            assertThat(driver.findElements(By.cssSelector("main .sg-button:not(.sg-quiet)")))
                    .containsExactly(button("Verify and sign in"));
            TestClock.move(Duration.ofMinutes(2));
            summary(OTHERS).click();
            assertThat(driver.findElement(By.className("sg-others")).getText())
                    .containsSubsequence("E-mail me a code", "Use a recovery code", "I have lost everything");
            press("E-mail me a code (m•••@larkhaven.example)");
            assertThat(focused().getDomAttribute("id")).isEqualTo("email-code");
            focused().sendKeys(mailed(member.account(), "Enter this code to sign in"));
            press("Verify and sign in");
            assertThat(path()).isEqualTo("/account/");

            visit("/logout");
            signIn(member.account());
            assertThat(focused()).isEqualTo(button("E-mail me a code (m•••@larkhaven.example)"));
            summary(OTHERS).click();
            // Codes of the app from before a sign-in by another way are closed.
            TestClock.move(Duration.ofMinutes(2));
            driver.findElement(By.id("code")).sendKeys(member.phone().code());
            press("Verify and sign in");
            assertThat(path()).isEqualTo("/account/");
        }
    }

    @Test
    void whoOpensTheFormForARecoveryCodeTypesAtOnce() throws Exception {
        Enrolled member = enrolled();
        browser.screen(360, 740, "light");
        signIn(member.account());
        assertThat(driver.findElement(By.id("recovery-code")).isDisplayed()).isFalse();
        summary(OTHERS).click();
        summary("Lost your phone? Use a recovery code").click();
        soon().until(d -> focused().equals(field("recoveryCode")));
        assertThat(inView(focused())).isTrue();
        browser.type(member.codes().get(0));
        press("Use recovery code");
        press("I still have it, continue");
        assertThat(path()).isEqualTo("/account/");
    }

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void whoHasToWaitIsNotAskedForACode(int width, int height) {
        browser.screen(width, height, "light");
        signIn("theo");
        assertThat(focused().getText()).startsWith("Too many attempts.");
        WebElement helpdesk = driver.findElement(By.className("sg-helpdesk"));
        assertThat(helpdesk.getText()).contains("+44 20 7946 0123");
        assertThat(inView(helpdesk)).isTrue();
        assertThat(driver.findElement(By.cssSelector("[role=timer]")).isDisplayed())
                .isTrue();
        assertThat(text()).contains("Too many attempts.").doesNotContain("Enter your code", "Try another way");
        assertThat(field("recoveryCode").isDisplayed()).isTrue();
    }
}
