package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * How long the pages take somebody who has never seen them, by the keystroke-level model of Card, Moran and Newell (1980) with
 * its own figures: a key or a press of the mouse 0.28 s, pointing 1.1 s, a hand from the mouse to the keys or back 0.4 s, thinking
 * of what comes next 1.35 s; a swipe is a pointing and a press. Taking up the phone and scanning counts 15 s. The server and the network count nothing.
 */
@Lines("secondgate.sendWhenComplete = true")
class StrangerIT extends BrowserTest {
    private static final double KEY = 0.28;
    private static final double POINT = 1.1;
    private static final double HAND = 0.4;
    private static final double THINK = 1.35;
    private static final double SCAN = 15;

    private double seconds;
    private int actions;
    private boolean atTheKeys;

    @BeforeEach
    void rested() {
        seconds = 0;
        actions = 0;
        atTheKeys = false;
    }

    private void hand(boolean toTheKeys) {
        seconds += atTheKeys == toTheKeys ? 0 : HAND;
        atTheKeys = toTheKeys;
    }

    /** Nobody scrolls: what they are to press has to be in sight. */
    private void pressInSight(String words) {
        WebElement button = button(words);
        assertThat(inView(button)).as("%s in sight", words).isTrue();
        hand(false);
        seconds += THINK + POINT + KEY;
        actions++;
        leave(button::click);
    }

    /** Nobody looks for the field: it has the focus, in sight. A touch screen keeps its keyboard away until it is touched. */
    private void type(String code, CharSequence... more) {
        WebElement field = field("code");
        if (focused().equals(field)) {
            assertThat(inView(field)).as("the field in sight").isTrue();
            hand(true);
        } else {
            seconds += inView(field) ? 0 : POINT + KEY;
            seconds += POINT + KEY;
            actions++;
        }
        int keys = code.length() + more.length;
        seconds += THINK + keys * KEY;
        actions += keys;
        leave(() -> field.sendKeys(code + String.join("", more)));
    }

    /** With another device than this one, or in an app on this one, which takes no longer. */
    private Phone scan(WebElement inSight) {
        assertThat(inView(inSight)).as("%s in sight", inSight.getText()).isTrue();
        seconds += SCAN;
        return Phone.ofKey(setupKey());
    }

    @Test
    void atADeskFromTheSettingsPageToProtectedIn24Seconds() throws Exception {
        startSetup(1366, 657);
        type(scan(driver.findElement(By.cssSelector(".sg-qr"))).code());
        isProtected();
    }

    @Test
    void onAPhoneFromTheSettingsPageToProtectedIn24Seconds() throws Exception {
        browser.touch(true);
        try {
            startSetup(360, 740);
            type(scan(button("Open in an app on this device")).code());
            isProtected();
        } finally {
            browser.touch(false);
        }
    }

    private void startSetup(int width, int height) throws Exception {
        signIn(demo.newMember());
        browser.screen(width, height, "light");
        visit("/2fa");
        pressInSight("Enable two-factor");
    }

    private void isProtected() {
        assertThat(recoveryCodes()).isNotEmpty();
        assertThat(seconds).isLessThanOrEqualTo(24);
    }

    @Test
    void aDailySignInTakesSevenActions() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        type(member.phone().code(), Keys.ENTER);
        assertThat(path()).isEqualTo("/account/");
        assertThat(actions).isLessThanOrEqualTo(7);
    }
}
