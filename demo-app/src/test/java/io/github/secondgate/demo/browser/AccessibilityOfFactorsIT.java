package io.github.secondgate.demo.browser;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;

/** What a member has beside the first app: further apps, codes that are sent, trusted browsers, the way of the helpdesk. */
@Further
class AccessibilityOfFactorsIT extends AccessibilityTest {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{8}|\\d{6})(?!\\d)");

    private static void addTablet() {
        visit("/2fa");
        unfold("Add another app");
        field("name").clear();
        field("name").sendKeys("Tablet");
        press("Add an app");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
    }

    /** The newest code that came there. */
    private static String code(String to) {
        return soon().until(d -> sentTo(to).stream()
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse(null));
    }

    private static void inCard(String id, String words) {
        press(words, "//section[@aria-labelledby='" + id + "']//button");
    }

    @InBothDirections
    void severalApps(String language) throws Exception {
        read(language);
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        addTablet();
        lookAtGate("settings-add-app");
        press("Confirm and add");
        lookAtGate("settings-apps");
        unfold("Manage: Phone");
        press("Change the app");
        lookAtGate("settings-change-app");
        TestClock.move(Duration.ofMinutes(6));
        visit("/2fa");
        unfold("Manage: Phone");
        press("Remove");
        lookAtGate("settings-remove-app-code");

        signOut();
        signIn(member.account());
        lookAtGate("challenge-apps");
    }

    @InBothDirections
    void codesByMailAndSms(String language) {
        read(language);
        String account = demo.newMember();
        signIn(account);
        lookAtGate("/2fa", "methods-idle");
        inCard("email", "Configure");
        lookAtGate("methods-waiting");
        driver.findElement(By.id("email-code")).sendKeys(code(account + "@larkhaven.example"));
        inCard("email", "Confirm and enable");
        keepCodes();
        inCard("sms", "Configure");
        driver.findElement(By.id("sms-code")).sendKeys("000");
        inCard("sms", "Confirm and enable");
        lookAtGate("methods-malformed");
        String number = "+447700900" + (500 + Integer.parseInt(account.replace("member", "")));
        driver.findElement(By.id("sms-code")).sendKeys(code(number));
        inCard("sms", "Confirm and enable");
        lookAtGate("methods-on");

        TestClock.move(Duration.ofMinutes(1));
        signOut();
        signIn(account);
        leave(driver.findElement(By.cssSelector("form[action$='/challenge/send'] button"))::click);
        lookAtGate("challenge-methods");
    }

    @InBothDirections
    void trustedBrowsers(String language) throws Exception {
        read(language);
        Enrolled member = enrolled();
        signIn(member.account());
        driver.findElement(By.id("trust")).click();
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        lookAtGate("challenge-trust-ticked");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        lookAtGate("/2fa", "settings-trusted-browser");
        press("Stop trusting");
        lookAtGate("settings-no-trusted-browser");
    }

    @InBothDirections
    void aRescue(String language) throws Exception {
        read(language);
        Enrolled member = enrolled();
        signIn(member.account());
        unfold("I have lost everything, or left my phone at home");
        press("Ask the helpdesk");
        lookAtGate("rescue-phrase");
        String phrase = driver.findElement(By.id("rescue-phrase")).getText();
        Set<Cookie> lost = atAnotherBrowser();

        speak(language);
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
        lookAtGate("/2fa/admin/rescues", "admin-rescue");
        field("phrase").sendKeys("41 73 80");
        press("Continue");
        lookAtGate("admin-rescue-unknown");
        field("phrase").clear();
        field("phrase").sendKeys(phrase);
        press("Continue");
        lookAtGate("admin-rescue-who");
        driver.findElement(By.id("help-rescue")).click();
        field("reason").sendKeys("Phone fell into the harbour");
        press("Issue a code");
        lookAtGate("admin-rescue-issued");
        String code = driver.findElement(By.id("rescue-code")).getText();

        comeBack(lost);
        speak(language);
        visit("/2fa/challenge/rescue");
        field("rescueCode").sendKeys("ABCD-EFGH");
        press("Continue");
        lookAtGate("rescue-wrong");
        field("rescueCode").sendKeys(code);
        press("Continue");
        lookAtGate("rescued");
    }
}
