package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Help and advice stand where they are needed: on the screen and at the challenge. */
class HelpIT extends BrowserTest {

    private static final String CODE_REJECTED = "Wait for the next code and enter that one. Check that your phone sets"
            + " its clock automatically, and that you are reading the right account on the right device.";
    private static final String LOST_PHONE = "Sign in with a recovery code, or with another device that has this"
            + " account. If you have neither, ask your helpdesk.";

    @Test
    void theScreenHelpsWithTheQrCodeTheCodeANewPhoneAndALostOne() {
        signIn(demo.newMember());
        visit("/2fa");
        press("Enable two-factor");
        unfold("Help");
        assertThat(text())
                .containsSubsequence(
                        "The QR code will not scan",
                        "Copy the setup key and paste or type it into the app. It gives the same account.",
                        "The code is rejected",
                        CODE_REJECTED,
                        "You have a new phone",
                        "Add this account to the new phone before you remove it from the old one.",
                        "You lost your phone",
                        LOST_PHONE);
    }

    @Test
    void theChallengeHelpsWithARejectedCodeAndALostPhone() throws Exception {
        signIn(enrolled().account());
        unfold("Help");
        assertThat(text())
                .containsSubsequence("The code is rejected", CODE_REJECTED, "You lost your phone", LOST_PHONE);
    }

    @Test
    void theScreenTellsHowToStaySafe() {
        signIn(demo.newMember());
        visit("/2fa");
        unfold("Tips to stay safe");
        assertThat(text())
                .contains(
                        "Share your codes with nobody. Our staff never ask for them.",
                        "Protect your phone with a PIN or your fingerprint.",
                        "Do not delete the entry in the app while two-factor is enabled.");
    }

    /** Neither QR codes nor lost phones are the affair of somebody who has no app. */
    @Test
    void whoeverIsSentCodesIsHelpedWithThoseOnEveryPage() throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Configure", "//section[@aria-labelledby='email']//button");
        String mail = sent(account + "@larkhaven.example", "confirm that codes reach you");
        driver.findElement(By.id("email-code")).sendKeys(mail.replaceFirst("(?s).*?\\b([0-9]{6,8})\\b.*", "$1"));
        press("Confirm and enable");
        assertThat(text())
                .contains("Each code signs you in once when you have no other way.")
                .doesNotContain("app ");
        keepCodes();
        unfold("Help");
        unfold("Tips to stay safe");
        assertThat(driver.findElement(By.className("sg-help")).getText())
                .contains("No code arrives", "Look in the spam folder too")
                .doesNotContain("QR", "app", "another device", "You lost your phone");
        TestClock.move(Duration.ofMinutes(6));
        browser.forget();
        signIn(account);
        unfold("Help");
        unfold("Try another way");
        unfold("I have lost everything, or left my phone at home");
        assertThat(text())
                .contains("No code arrives")
                .doesNotContainIgnoringCase(" app")
                .doesNotContain("You lost");
        press("E-mail me a code (m•••@larkhaven.example)");
        field("code").sendKeys("ABCD-EFGH");
        press("Verify and sign in");
        assertThat(description(focused()))
                .isEqualTo("This is a recovery code, so it now stands here."
                        + "\nEach code works once. Small letters and spaces do not matter."
                        + " Trusted browsers will need a code again.");
    }

    /** Nothing is on its way to an address that nobody verified, so nothing is said of where to look for it. */
    @Test
    void whoeverNoCodeCanReachIsNotToldToLookForOne() throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Configure", "//section[@aria-labelledby='email']//button");
        String mail = sent(account + "@larkhaven.example", "confirm that codes reach you");
        driver.findElement(By.id("email-code")).sendKeys(mail.replaceFirst("(?s).*?\\b([0-9]{6,8})\\b.*", "$1"));
        press("Confirm and enable");
        demo.sql("UPDATE member SET email = 'elsewhere@larkhaven.example' WHERE username = '" + account + "'");
        TestClock.move(Duration.ofMinutes(6));
        browser.forget();
        signIn(account);
        assertThat(text()).contains("no longer the one you verified, so no code is sent there");
        assertThat(driver.findElement(By.tagName("main")).getDomProperty("textContent"))
                .doesNotContain(
                        "No code arrives", "Look in the spam folder", "You lost your phone", "The code is rejected");
    }
}
