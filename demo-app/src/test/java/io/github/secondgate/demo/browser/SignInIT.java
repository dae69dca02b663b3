package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Signing in once two-factor is on, and out again. */
class SignInIT extends BrowserTest {

    private static final String LOST_PHONE = "Lost your phone? Use a recovery code";

    @Test
    void afterThePasswordComesTheCodeAndThenThePageFirstAskedFor() throws Exception {
        Enrolled member = enrolled();
        visit("/account/?reserved=yes");
        assertThat(path()).isEqualTo("/login.jsp");
        givePassword(member.account());
        assertThat(path()).isEqualTo("/2fa/challenge");
        assertThat(heading()).isEqualTo("Two-factor verification");
        assertThat(text()).contains("Password accepted. Enter your code to continue.");

        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/?reserved=yes");
        assertThat(heading()).startsWith("Welcome aboard, Member ");
    }

    @Test
    void untilTheCodeIsGivenEveryPageLeadsToTheChallenge() throws Exception {
        signIn(enrolled().account());
        for (String page : new String[] {"/account/", "/admin/", "/2fa", "/api/bookings", "/nowhere"}) {
            visit(page);
            assertThat(path()).as(page).matches("/2fa/challenge(\\?tab=[1-9])?");
        }
        visit("/");
        assertThat(driver.findElement(By.className("who")).getText()).isEqualTo("Sign in");
    }

    @Test
    void aWrongCodeIsRefusedAndTheFieldIsEmptyAgain() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        assertThat(alert()).isEqualTo(NO_MATCH);
        assertThat(field("code").getDomProperty("value")).isEmpty();
        assertThat(focused()).isEqualTo(field("code"));
        assertThat(description(focused())).startsWith(NO_MATCH);
        assertThat(driver.getTitle()).startsWith("Error:");

        field("code").sendKeys("abc");
        press("Verify and sign in");
        assertThat(alert()).isEqualTo("Enter the 6 digits from your app.");
    }

    @Test
    void aUsedCodeIsToldApartFromAWrongOne() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        field("code").sendKeys(member.phone().codeNow());
        press("Verify and sign in");
        assertThat(alert()).contains("That code did not match", "This code was used already. Wait for the next one.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void theCodeOfNowAndThoseEitherSideAreTaken(int step) throws Exception {
        Enrolled member = enrolled();
        TestClock.move(Duration.ofMinutes(2));
        signIn(member.account());
        assertThat(member.phone().codeOf(step)).matches("[0-9]{6}");
        field("code").sendKeys(member.phone().codeOf(step));
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 2})
    void aCodeTwoStepsAwayDidNotMatch(int step) throws Exception {
        Enrolled member = enrolled();
        TestClock.move(Duration.ofMinutes(2));
        signIn(member.account());
        field("code").sendKeys(member.phone().codeOf(step));
        press("Verify and sign in");
        assertThat(alert()).startsWith("That code did not match");
        assertThat(path()).isEqualTo("/2fa/challenge");
    }

    @Test
    void aCodeCopiedWithSpacesIsTaken() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        String code = member.phone().code();
        field("code").sendKeys(" " + code.substring(0, 3) + " " + code.substring(3));
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    /** As they come out of notes, mails and other keyboards: the digits of a script, from its nought on, and what stands between. */
    @ParameterizedTest
    @CsvSource({"1632, 8239", "2406, 45", "65296, 8203", "48, 8212"})
    void aCodeInAnyScriptIsTaken(int nought, int between) throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        Phone phone = Phone.ofKey(setupKey());
        paste(written(phone.code(), nought, between));
        press("Confirm and enable");
        String recovery = recoveryCodes().get(0).replace('-', (char) between);
        visit("/logout");
        signIn(account);
        paste(written(phone.code(), nought, between));
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
        visit("/logout");
        signIn(account);
        unfold(LOST_PHONE);
        soon().until(d -> focused().equals(field("recoveryCode")));
        paste(recovery.toLowerCase());
        press("Use recovery code");
        assertThat(heading()).startsWith("You used a recovery code");
    }

    private static void paste(String text) {
        driver.executeScript("document.execCommand('insertText', false, arguments[0])", text);
    }

    private static String written(String code, int nought, int between) {
        String digits = code.chars()
                .mapToObj(digit -> Character.toString(digit - '0' + nought))
                .collect(Collectors.joining());
        return digits.substring(0, 3) + Character.toString(between) + digits.substring(3);
    }

    @Test
    void whoLostThePhoneUsesARecoveryCodeOnTheSamePage() throws Exception {
        Enrolled member = enrolled();
        visit("/account/?reserved=yes");
        givePassword(member.account());
        unfold(LOST_PHONE);
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        press("I still have it, continue");
        assertThat(path()).isEqualTo("/account/?reserved=yes");
    }

    @Test
    void aRecoveryCodeInTheFieldForTheAppsCodeIsBroughtToItsOwn() throws Exception {
        for (boolean scripts : new boolean[] {true, false}) {
            Enrolled member = enrolled();
            browser.forget();
            browser.scripts(scripts);
            signIn(member.account());
            field("code").sendKeys(member.codes().get(0));
            press("Verify and sign in");
            assertThat(focused()).isEqualTo(field("recoveryCode"));
            assertThat(description(focused())).startsWith("This is a recovery code");
            assertThat(inView(focused())).isTrue();
            press("Use recovery code");
            press("I still have it, continue");
            assertThat(path()).isEqualTo("/account/");
        }
    }

    @Test
    void signingInAsADifferentUserLeadsBackToTheLoginPage() throws Exception {
        signIn(enrolled().account());
        press("Sign in as a different user");
        assertThat(path()).isEqualTo("/login.jsp");
        givePassword(demo.newMember());
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void signingOutEndsBothSteps() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        press("Sign out");
        assertThat(text()).contains("You are signed out.");
        visit("/account/");
        assertThat(path()).isEqualTo("/login.jsp");
        givePassword(member.account());
        assertThat(path()).isEqualTo("/2fa/challenge");
    }

    /** A browser may keep pages in memory for the back button although they say no-store; here no script wipes them. */
    @Test
    void afterSigningOutTheBackButtonShowsNothingWithoutAScriptEither() {
        signIn(demo.newMember());
        visit("/2fa");
        browser.scripts(false);
        press("Enable two-factor");
        String setupKey = driver.findElement(By.id("setup-key")).getText();
        visit("/account/");
        visit("/logout");
        for (int back = 0; back < 3; back++) {
            driver.navigate().back();
            assertThat(driver.findElement(By.tagName("body")).getText())
                    .as(path())
                    .doesNotContain(setupKey, "Pending confirmation", "Not configured");
        }
    }

    @Test
    void afterSigningOutTheBackButtonShowsNothing() throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        String setupKey = driver.findElement(By.id("setup-key")).getText();
        field("code").sendKeys(Phone.ofKey(setupKey).code());
        press("Confirm and enable");
        String code = recoveryCodes().get(0);
        keepCodes();
        press("Back to Larkhaven Marina");
        visit("/logout");
        for (int back = 0; back < 4; back++) {
            driver.navigate().back();
            String page = path();
            assertThat(driver.findElement(By.tagName("body")).getText())
                    .as(page)
                    .doesNotContain(code, setupKey, "On since");
            soon().until(d -> !d.getPageSource().contains(code)
                    && !d.getPageSource().contains(setupKey)
                    && !d.getPageSource().contains("On since"));
        }
    }

    @Test
    void theoIsAskedToWaitAndMayUseARecoveryCode() {
        signIn("theo");
        assertThat(alert()).matches("Too many attempts\\. Try again in (1 hour|\\d+ minutes)\\.");
        field("recoveryCode").sendKeys(demo.printed("theo", "recovery codes").split(" +")[0]);
        press("Use recovery code");
        press("I still have it, continue");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void theSixthTryInARowHasToWaitAMinute() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(focused()).isEqualTo(field("code"));
            field("code").sendKeys(member.phone().wrongCode());
            press("Verify and sign in");
        }
        assertThat(alert()).matches("Too many attempts\\. Try again in (1 minute|\\d+ seconds)\\.");
        assertThat(focused().getDomAttribute("role")).isEqualTo("alert");
        visit("/2fa/challenge");
        assertThat(alert()).as("told on arrival").startsWith("Too many attempts.");
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        assertThat(field("recoveryCode").isDisplayed()).isTrue();
        assertThat(driver.findElement(By.cssSelector("[role=timer]")).getText()).matches("[01]:[0-5]\\d");
        assertThat(driver.findElements(By.linkText("Enter a code"))).noneMatch(WebElement::isDisplayed);
        TestClock.move(Duration.ofMinutes(1));
        driver.executeScript("const now = Date.now; Date.now = () => now() + 60000");
        soon().until(ExpectedConditions.elementToBeClickable(By.linkText("Enter a code")));
        assertThat(text()).contains("You can enter a code now.");
        press("Enter a code");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void aRememberedMemberGivesThePasswordBeforeTheCode() throws Exception {
        Enrolled member = enrolled();
        visit("/login.jsp");
        driver.findElement(By.name("rememberMe")).click();
        givePassword(member.account());
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        driver.manage().deleteCookieNamed("JSESSIONID");

        visit("/account/");
        assertThat(path()).isEqualTo("/login.jsp");
        givePassword(member.account());
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void anAddressThatWantsAFreshCodeAsksAndThenOpens() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(Duration.ofMinutes(6));
        visit("/api/bookings");
        assertThat(heading()).isEqualTo("Confirm it is you");
        field("code").sendKeys(member.phone().code());
        press("Verify and continue");
        assertThat(path()).isEqualTo("/api/bookings");
    }
}
