package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Where only a password stands so far, the first set-up also asks for a code that is sent to the registered address. */
@Lines("secondgate.guardFirstEnrolment = email")
@Further
class FirstEnrolmentGuardIT extends BrowserTest {

    private static final Pattern CODE = Pattern.compile("(?m)^ *([0-9]{8})\\b");

    private static String mailed(String account) {
        Matcher code = CODE.matcher(sent(account + "@larkhaven.example", "begin the set-up of two-factor"));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static void askForTheCode(String account) {
        signIn(account);
        visit("/2fa");
        assertThat(text())
                .contains("Before the first set-up we send a code to m•••@larkhaven.example, so that nobody who only"
                        + " knows your password can set it up in your place.");
        press("Send a code", "//section[@aria-labelledby='app']//button");
    }

    @Test
    void theCodeThatWasMailedOpensTheFirstSetUp() {
        String account = demo.newMember();
        askForTheCode(account);
        driver.findElement(By.id("guard-code")).sendKeys(mailed(account));
        press("Continue");
        assertThat(badge()).isEqualTo("Pending confirmation");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void whoOnlyKnowsThePasswordSeesNoKey() {
        String account = demo.newMember();
        askForTheCode(account);
        String code = mailed(account);
        driver.findElement(By.id("guard-code")).sendKeys((code.charAt(0) == '9' ? "0" : "9") + code.substring(1));
        press("Continue");
        assertThat(alert()).startsWith("That code did not match");
        assertThat(driver.findElements(By.id("setup-key"))).isEmpty();
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void theCodeIsGoodInTheBrowserThatAskedForItAndNowhereElse() {
        String account = demo.newMember();
        askForTheCode(account);
        String code = mailed(account);
        browser.forget();
        TestClock.move(Duration.ofMinutes(2));
        askForTheCode(account);
        driver.findElement(By.id("guard-code")).sendKeys(code);
        press("Continue");
        assertThat(alert()).startsWith("That code did not match");
        assertThat(driver.findElements(By.id("setup-key"))).isEmpty();
    }
}
