package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Codes by e-mail and SMS, as Sam meets them; the messages are those in the demo's outbox. */
@Further
@Lines("secondgate.site = www.larkhaven.example")
class MethodsIT extends BrowserTest {
    private static final Pattern CODE = Pattern.compile("(?m)^ *([0-9]{6,8})\\b");

    private static String code(String to, String words) {
        Matcher code = CODE.matcher(sent(to, words));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static String card(String id) {
        return driver.findElement(By.xpath("//section[@aria-labelledby='" + id + "']"))
                .getText();
    }

    private static String methodsInUse() {
        return driver.findElement(By.xpath("//dt[.='How you sign in']/following-sibling::dd"))
                .getText();
    }

    private static void inCard(String id, String words) {
        press(words, "//section[@aria-labelledby='" + id + "']//button");
    }

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void aPasswordAndACodeThatIsSentAreAskedForInOneView(int width, int height) {
        browser.forget();
        browser.screen(width, height, "light");
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        inCard("email", "Configure");
        driver.findElement(By.id("email-code"))
                .sendKeys(code(account + "@larkhaven.example", "confirm that codes reach you"));
        inCard("email", "Confirm and enable");
        TestClock.move(Duration.ofMinutes(6));
        visit("/2fa");
        unfold("Disable two-factor");
        press("Disable two-factor", "//details[@open]//button");
        assertThat(heading()).isEqualTo("Confirm it is you");
        press("E-mail me a code (m•••@larkhaven.example)");
        assertThat(focused()).isEqualTo(field("password"));
        for (WebElement part : driver.findElements(By.cssSelector("h1, main input:not([type=hidden]), main button"))) {
            assertThat(!part.isDisplayed() || inView(part)).as(part.getText()).isTrue();
        }
        assertThat(inView(driver.findElement(By.xpath("//summary[.='Use a recovery code']"))))
                .as("the way for a code that does not come")
                .isTrue();
        assertThat(inView(button("Go back without a code"))).isTrue();
    }

    private static void allOfItIsInView() {
        for (WebElement part : driver.findElements(
                By.cssSelector("h1, main input:not([type=hidden]), main button, main summary, main .sg-leave a"))) {
            assertThat(!part.isDisplayed() || inView(part)).as(part.getText()).isTrue();
        }
    }

    /** The one that was chosen stands open, and what else there is beside it, called by what it is. */
    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void whoHasMailAndSmsSeesAllOfItInOneViewAndFindsTheOther(int width, int height) throws Exception {
        browser.screen(width, height, "light");
        String account = demo.newMember();
        String number = "+4477009001" + width % 100;
        demo.sql("UPDATE member SET phone = '" + number + "' WHERE username = '" + account + "'");
        byMail(account);
        visit("/2fa");
        inCard("sms", "Configure");
        driver.findElement(By.id("sms-code")).sendKeys(texted(number, 0));
        inCard("sms", "Confirm and enable");
        // Of both ways together three codes are sent within ten minutes.
        TestClock.move(Duration.ofMinutes(11));
        visit("/2fa");
        unfold("Disable two-factor");
        press("Disable two-factor", "//details[@open]//button");
        allOfItIsInView();
        press("E-mail me a code (m•••@larkhaven.example)");
        assertThat(focused()).isEqualTo(field("password"));
        allOfItIsInView();
        unfold("Try another way");
        unfold("Use a recovery code");
        assertThat(field("recoveryCode").isDisplayed()).isTrue();
        press("Text me a code (•••• " + width % 100 + ")");
        assertThat(description(focused())).contains("A code is on its way to •••• ");
        allOfItIsInView();
        unfold("Try another way");
        assertThat(button("E-mail me a code (m•••@larkhaven.example)").isDisplayed())
                .as("which of two another code would come by")
                .isTrue();
        field("password").sendKeys("demo");
        field("code").sendKeys(texted(number, 1));
        press("Disable two-factor", "//button");
        assertThat(badge()).isEqualTo("Not configured");
    }

    /** The mail does not come, and the change asks for the password too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRecoveryCodeIsGivenBesideThePasswordWhileACodeIsAwaited(boolean scripts) throws Exception {
        browser.screen(360, 740, "light");
        List<String> codes = byMailOnly(demo.newMember());
        browser.scripts(scripts);
        visit("/2fa");
        unfold("Disable two-factor");
        press("Disable two-factor", "//details[@open]//button");
        press("E-mail me a code (m•••@larkhaven.example)");
        unfold("Use a recovery code");
        driver.findElement(By.id("recovery-password")).sendKeys("demo");
        field("recoveryCode").sendKeys("ABCD-EFGH");
        press("Use recovery code");
        assertThat(focused()).isEqualTo(field("recoveryCode"));
        assertThat(description(focused())).contains("did not match");
        driver.findElement(By.id("recovery-password")).sendKeys("demo");
        field("recoveryCode").sendKeys(codes.get(0));
        press("Use recovery code");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void onAPhoneTheFieldForTheFirstCodeIsInViewAndInFocus() {
        for (boolean scripts : new boolean[] {true, false}) {
            browser.forget();
            browser.scripts(scripts);
            browser.screen(360, "light");
            signIn(demo.newMember());
            visit("/2fa");
            inCard("email", "Configure");
            assertThat(focused().getDomAttribute("id")).isEqualTo("email-code");
            assertThat(description(focused())).contains("A code is on its way to ");
            assertThat(inView(focused())).isTrue();
        }
    }

    @Test
    @DisplayName("Codes by e-mail and by SMS are configured by a first code, shown with their status, and sign in")
    void codesByMailAndSmsAreConfiguredAndSignIn() {
        signIn("sam");
        visit("/2fa");
        assertThat(card("email")).contains("Code by e-mail", "Not configured", "s•••@larkhaven.example");
        assertThat(card("sms")).contains("Code by SMS", "Not configured", "•••• 64");
        inCard("email", "Configure");
        assertThat(card("email")).contains("Pending confirmation", "You can ask for another code in ");
        assertThat(driver.findElement(By.xpath("//button[normalize-space()='Send another code']"))
                        .getDomAttribute("aria-disabled"))
                .as("with a script, the button waits")
                .isEqualTo("true");
        driver.findElement(By.id("email-code")).sendKeys(code("sam@larkhaven.example", "confirm that codes reach you"));
        inCard("email", "Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8);
        keepCodes();
        assertThat(card("email")).contains("Enabled", "s•••@larkhaven.example");
        assertThat(card("status")).contains("Enabled", "After your password you are sent a code.");
        assertThat(text())
                .as("an app is offered once")
                .containsOnlyOnce("Add an authenticator app")
                .doesNotContain("Add another app", "Not used to sign in yet");
        assertThat(card("status") + card("recovery")).doesNotContainIgnoringCase("app");
        assertThat(methodsInUse()).isEqualTo("Code by e-mail");

        inCard("sms", "Configure");
        driver.findElement(By.id("sms-code")).sendKeys(code("+447700900164", "is your code"));
        inCard("sms", "Confirm and enable");
        assertThat(status()).isEqualTo("Codes by SMS are now active.");
        assertThat(card("sms")).contains("Enabled", "•••• 64");
        assertThat(methodsInUse()).contains("Code by e-mail", "Code by SMS");

        TestClock.move(Duration.ofMinutes(1));
        browser.forget();
        signIn("sam");
        press("E-mail me a code (s•••@larkhaven.example)");
        driver.findElement(By.id("email-code")).sendKeys(code("sam@larkhaven.example", "Enter this code to sign in"));
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void whoeverHasMailOnlyIsSentACodeOnThePageThatAsksForItAndGoesOnWithWhatWasTyped() throws Exception {
        for (boolean scripts : new boolean[] {false, true}) {
            browser.forget();
            browser.screen(360, 740, "light");
            String account = demo.newMember();
            String address = account + "@larkhaven.example";
            signIn(account);
            visit("/2fa");
            inCard("email", "Configure");
            driver.findElement(By.id("email-code")).sendKeys(code(address, "confirm that codes reach you"));
            inCard("email", "Confirm and enable");
            TestClock.move(Duration.ofMinutes(6));
            visit("/2fa");
            browser.scripts(scripts);
            visit("/2fa");
            unfold("Add an authenticator app");
            field("name").clear();
            field("name").sendKeys("Théo's \"2nd\" <phone>");
            press("Add an app");
            assertThat(heading()).isEqualTo("Confirm it is you");
            assertThat(driver.findElements(By.name("code"))).isEmpty();
            assertThat(focused()).isEqualTo(button("E-mail me a code (m•••@larkhaven.example)"));
            assertThat(inView(button("Go back without a code"))).isTrue();
            leave(() -> focused().sendKeys(Keys.ENTER));
            assertThat(focused()).isEqualTo(field("code"));
            assertThat(description(focused())).contains("A code is on its way to ");
            assertThat(inView(button("Add an app"))).isTrue();
            String right = code(address, "Enter this code to sign in");
            field("code").sendKeys(right.charAt(0) == '9' ? "000000" : "999999");
            press("Add an app");
            assertThat(focused()).isEqualTo(field("code"));
            assertThat(description(focused())).contains("did not match");
            leave(() -> focused().sendKeys(Keys.chord(Keys.CONTROL, "a"), right, Keys.ENTER));
            assertThat(badge()).isEqualTo("Pending confirmation");
            assertThat(text()).contains("Théo's \"2nd\" <phone>");
            browser.scripts(true);
        }
    }

    private static void byMail(String account) {
        signIn(account);
        visit("/2fa");
        inCard("email", "Configure");
        driver.findElement(By.id("email-code"))
                .sendKeys(code(account + "@larkhaven.example", "confirm that codes reach you"));
        inCard("email", "Confirm and enable");
    }

    private static List<String> byMailOnly(String account) {
        byMail(account);
        List<String> codes = recoveryCodes();
        TestClock.move(Duration.ofMinutes(6));
        return codes;
    }

    private static void addAnApp(String name) {
        unfold("Add an authenticator app");
        field("name").clear();
        field("name").sendKeys(name);
        press("Add an app");
    }

    /** No code can reach them: neither an app is there, nor does anything go to an address that nobody verified. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverHasOnlyRecoveryCodesLeftGivesOneThereAndGoesOnWithWhatWasTyped(boolean scripts) throws Exception {
        browser.screen(360, 740, "light");
        String account = demo.newMember();
        List<String> codes = byMailOnly(account);
        demo.sql("UPDATE member SET email = 'elsewhere@larkhaven.example' WHERE username = '" + account + "'");
        browser.scripts(scripts);
        visit("/2fa");
        addAnApp("Théo's \"2nd\" <phone>");
        assertThat(path()).isEqualTo("/2fa/enable");
        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(focused().getText()).contains("no longer the one you verified, so no code is sent there");
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        field("recoveryCode").sendKeys("ABCD-EFGH");
        press("Add an app");
        assertThat(focused()).isEqualTo(field("recoveryCode"));
        assertThat(description(focused())).contains("did not match");
        leave(() -> focused().sendKeys(codes.get(0), Keys.ENTER));
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(text()).contains("Théo's \"2nd\" <phone>");
        browser.scripts(true);
        press("Cancel set-up");
        assertThat(text()).containsSubsequence("Recovery codes left", "7");
    }

    @Test
    void aRecoveryCodeTypedForAMailThatDoesNotComeStandsWhereItCountsAndIsSpentByTheButtonOnly() throws Exception {
        String account = demo.newMember();
        List<String> codes = byMailOnly(account);
        visit("/2fa");
        addAnApp("Tablet");
        press("E-mail me a code (m•••@larkhaven.example)");
        field("code").sendKeys(codes.get(0));
        press("Add an app");
        assertThat(focused()).isEqualTo(field("recoveryCode"));
        assertThat(focused().getDomProperty("value")).isEqualTo(codes.get(0));
        assertThat(description(focused())).contains("This is a recovery code").doesNotContain("app");
        leave(() -> focused().sendKeys(Keys.ENTER));
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(text()).contains("Tablet");
    }

    @Test
    void whoeverHasNothingLeftIsToldWhomToAskAndKeepsWhatWasTyped() throws Exception {
        String account = demo.newMember();
        byMailOnly(account);
        demo.sql("UPDATE member SET email = '' WHERE username = '" + account + "'");
        demo.sql("DELETE FROM secondgate_recovery_code WHERE account = '" + account + "'");
        visit("/2fa");
        addAnApp("Tablet");
        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(focused().getText()).contains("Ask your helpdesk");
        assertThat(driver.findElements(By.cssSelector("main input:not([type=hidden])")))
                .isEmpty();
        press("Go back without a code");
        assertThat(field("name").getDomProperty("value")).isEqualTo("Tablet");
    }

    /** Phones read the last line, and fill the code in at this site and at no other. */
    private static String texted(String number, int before) {
        soon().until(d -> sentTo(number).size() > before);
        Matcher code = CODE.matcher(sentTo(number).get(0));
        assertThat(code.find()).isTrue();
        assertThat(sentTo(number).get(0).strip()).endsWith("\n@www.larkhaven.example #" + code.group(1));
        return code.group(1);
    }

    @Test
    void whoeverHasSmsOnlyIsSentACodeThereToo() throws Exception {
        String account = demo.newMember();
        String number = "+447700900188";
        demo.sql("UPDATE member SET phone = '" + number + "' WHERE username = '" + account + "'");
        browser.screen(360, 740, "dark");
        signIn(account);
        visit("/2fa");
        inCard("sms", "Configure");
        driver.findElement(By.id("sms-code")).sendKeys(texted(number, 0));
        inCard("sms", "Confirm and enable");
        keepCodes();
        TestClock.move(Duration.ofMinutes(6));
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        assertThat(focused().getText()).endsWith("(•••• 88)");
        leave(() -> focused().sendKeys(Keys.ENTER));
        assertThat(driver.findElements(By.name("code"))).hasSize(1);
        assertThat(focused()).isEqualTo(field("code"));
        field("code").sendKeys(texted(number, 1));
        press("Generate new codes");
        assertThat(recoveryCodes()).hasSize(8);
        keepCodes();
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(recoveryCodes()).as("the code holds for every change").hasSize(8);
    }
}
