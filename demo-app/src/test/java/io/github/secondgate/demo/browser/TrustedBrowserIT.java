package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.support.ui.WebDriverWait;

/** "Don't ask again in this browser": until the sign-out, its lifetime, or until its owner takes it off the list. */
@Further
class TrustedBrowserIT extends BrowserTest {

    private static final String COOKIE = "secondgate-trust";

    /** Ticks the box and gives the code. */
    private static void trust(Enrolled member) {
        signIn(member.account());
        driver.findElement(By.id("trust")).click();
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    /** As after the browser was closed, or the session ran out. */
    private static void sessionEnds() {
        driver.manage().deleteCookieNamed("JSESSIONID");
    }

    private static void isAsked(String account) {
        signIn(account);
        assertThat(path()).isEqualTo("/2fa/challenge");
    }

    private static void isNotAsked(String account) {
        signIn(account);
        assertThat(path()).isEqualTo("/account/");
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void theBoxSaysForHowLongAndIsNotTickedByItself() throws Exception {
        signIn(enrolled().account());
        assertThat(text())
                .contains("Don’t ask again in this browser for up to 7 days. Signing out ends it.")
                .contains("Never on a shared or public computer.");
        assertThat(driver.findElement(By.id("trust")).isSelected()).isFalse();
    }

    @Test
    void onATrustedBrowserThePasswordIsEnough() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        sessionEnds();
        isNotAsked(member.account());
    }

    /** As by SAML: the page of a provider sends the form that signs in here, and browsers keep the cookie back. */
    private static void signInFromAnotherSite(String account) {
        visit("/public/approach.jsp");
        String form = "<form method=post action='" + driver.getCurrentUrl().replaceFirst("/public/.*", "/login.jsp")
                + "'><input name=username value='" + account
                + "'><input name=password value=demo><button>Go on</button>";
        driver.get(
                "data:text/html;base64," + Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8)));
        driver.findElement(By.tagName("button")).click();
        new WebDriverWait(driver, Duration.ofSeconds(5))
                .until(arrived -> !arrived.findElements(By.tagName("h1")).isEmpty());
    }

    @Test
    void whoComesFromThePageOfAnotherSiteIsNotAskedOnATrustedBrowserAndElsewhereIs() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        sessionEnds();
        signInFromAnotherSite(member.account());
        assertThat(path()).isEqualTo("/account/");
        Enrolled other = enrolled();
        sessionEnds();
        signInFromAnotherSite(other.account());
        assertThat(path()).isEqualTo("/2fa/challenge");
    }

    @Test
    void withoutTheTickACodeIsAskedEachTime() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        sessionEnds();
        isAsked(member.account());
    }

    @Test
    void afterAWrongCodeTheTickIsStillThere() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        driver.findElement(By.id("trust")).click();
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        assertThat(driver.findElement(By.id("trust")).isSelected()).isTrue();
    }

    @Test
    void itWorksWithoutScripts() throws Exception {
        browser.scripts(false);
        Enrolled member = enrolled();
        trust(member);
        visit("/2fa");
        press("Stop trusting");
        assertThat(status()).isEqualTo("That browser is no longer trusted. A code is asked for there again.");
    }

    @Test
    void anotherPersonOnTheSameBrowserIsAsked() throws Exception {
        Enrolled member = enrolled();
        Enrolled other = enrolled();
        trust(member);
        sessionEnds();
        isAsked(other.account());
        press("Sign in as a different user");
        isNotAsked(member.account());
    }

    @Test
    void theListShowsThisBrowserAndStopsTrustingIt() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        visit("/2fa");
        assertThat(text())
                .contains("Trusted browsers", "Chrome on Linux", "This browser", "Trusted until", "Last used");
        press("Stop trusting");
        assertThat(status()).isEqualTo("That browser is no longer trusted. A code is asked for there again.");
        assertThat(text()).contains("No browser is trusted.");
        sessionEnds();
        isAsked(member.account());
    }

    @Test
    void allBrowsersLoseTheTrustAtOnce() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        Set<Cookie> first = atAnotherBrowser();
        trust(member);
        visit("/2fa");
        press("Stop trusting all");
        assertThat(status()).startsWith("No browser is trusted any more.");
        assertThat(focused().getText()).isEqualTo(status());
        assertThat(text()).contains("No browser is trusted. To trust one");
        sessionEnds();
        isAsked(member.account());
        comeBack(first);
        sessionEnds();
        isAsked(member.account());
    }

    @Test
    void itsOwnerStopsTrustingItFromAnotherBrowser() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        Set<Cookie> trusted = atAnotherBrowser();
        signIn(member.account(), member.phone());
        visit("/2fa");
        assertThat(text()).contains("Chrome on Linux").doesNotContain("This browser");
        press("Stop trusting");

        comeBack(trusted);
        visit("/account/");
        assertThat(path()).as("let in by a code, not by the trust").isEqualTo("/account/");
        sessionEnds();
        isAsked(member.account());
    }

    @Test
    void aSessionThatTheTrustLetInEndsWithTheRecheckTime() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        sessionEnds();
        isNotAsked(member.account());
        Set<Cookie> trusted = atAnotherBrowser();
        signIn(member.account(), member.phone());
        visit("/2fa");
        press("Stop trusting");

        comeBack(trusted);
        TestClock.move(Duration.ofSeconds(5));
        visit("/account/");
        assertThat(path()).isEqualTo("/2fa/challenge");
    }

    @Test
    void erasingTheDeviceEndsIt() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        driver.manage().deleteAllCookies();
        isAsked(member.account());
    }

    @Test
    void aChangeOfThePasswordEndsIt() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        sessionEnds();
        isNotAsked(member.account());
        demo.sql("UPDATE member SET (password, password_salt) = (SELECT password, password_salt FROM member"
                + " WHERE username = 'ewan') WHERE username = '" + member.account() + "'");
        sessionEnds();
        isAsked(member.account());
    }

    @Test
    void signingOutEndsIt() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        press("Sign out");
        assertThat(driver.manage().getCookieNamed(COOKIE)).isNull();
        isAsked(member.account());
    }

    @Test
    void itEndsAfterSevenDaysOfTheServersTime() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        sessionEnds();
        TestClock.move(Duration.ofDays(7).minusMillis(1));
        isNotAsked(member.account());
        sessionEnds();
        TestClock.move(Duration.ofMillis(1));
        isAsked(member.account());
    }

    @Test
    void newRecoveryCodesEndIt() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        sessionEnds();
        isAsked(member.account());
    }

    @Test
    void changingFactorsAsksForACodeAllTheSame() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        sessionEnds();
        isNotAsked(member.account());
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(recoveryCodes()).isEmpty();
    }

    @Test
    void scriptsCannotReadTheCookieAndOtherSitesDoNotSendIt() throws Exception {
        trust(enrolled());
        Cookie cookie = driver.manage().getCookieNamed(COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(driver.executeScript("return document.cookie").toString()).doesNotContain(COOKIE);
    }

    private static String saidIn(String fold) {
        if (driver.findElements(By.xpath("//details[@open]/summary[contains(., \"" + fold + "\")]"))
                .isEmpty()) {
            driver.findElement(By.xpath("//summary[contains(., \"" + fold + "\")]"))
                    .click();
        }
        return driver.findElement(By.xpath("//details[summary[contains(., \"" + fold + "\")]]"))
                .getText();
    }

    /** Each of these ends it, which no one should find out at the next sign-in. */
    @Test
    void whateverEndsItSaysSoBeforeItHappens() throws Exception {
        String sessions = "Your other sessions will need a code again.";
        String browsers = "Trusted browsers will need a code again.";
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        assertThat(saidIn("Regenerate recovery codes")).contains(sessions).doesNotContain(browsers);
        sessionEnds();
        TestClock.move(Duration.ofMinutes(1));
        trust(member);
        visit("/2fa");
        for (String fold : new String[] {"Regenerate recovery codes", "Add another app", "Manage: "}) {
            assertThat(saidIn(fold)).as(fold).contains(sessions + " " + browsers);
        }
        assertThat(saidIn("Manage: ")).as("changing one").containsSubsequence(browsers, "Change the app");
        assertThat(driver.findElement(By.xpath("//section[@aria-labelledby='email']"))
                        .getText())
                .contains(sessions + " " + browsers);

        saidIn("Regenerate recovery codes");
        press("Generate new codes");
        keepCodes();
        assertThat(text()).as("and so it is").contains("No browser is trusted.");
        sessionEnds();
        signIn(member.account());
        assertThat(path()).isEqualTo("/2fa/challenge");
        unfold("Lost your phone? Use a recovery code");
        assertThat(text()).contains(browsers);
    }
}
