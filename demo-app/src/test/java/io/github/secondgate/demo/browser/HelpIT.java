package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
