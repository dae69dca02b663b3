package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The owner reads by mail what happened to their second factor. The mails are those in the demo's outbox. */
@Further
class NoticesIT extends BrowserTest {

    private static String address(String account) {
        return account + "@larkhaven.example";
    }

    @Test
    @DisplayName("The owner is told by mail when the first device is set up, and when two-factor is disabled")
    void theOwnerIsToldOfTheFirstDeviceAndOfItsEnd() {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        field("code")
                .sendKeys(Phone.ofKey(driver.findElement(By.id("setup-key")).getText())
                        .code());
        press("Confirm and enable");
        String mail = sent(address(account), "Two-factor authentication is on");
        assertThat(mail)
                .startsWith("Larkhaven Marina: ")
                .contains(
                        "Account: “" + account + "”", "IP address: 127.0.0.1", "Browser: Chrome", "If this was not you")
                .doesNotContain("http");

        keepCodes();
        unfold("Disable two-factor");
        field("password").sendKeys("demo");
        press("Disable two-factor", "//button");
        assertThat(sent(address(account), "Two-factor authentication is off")).contains("Account: “" + account + "”");
    }

    @Test
    void theOwnerIsToldOfEveryDeviceThatIsAddedChangedOrRemoved() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        unfold("Add another app");
        field("name").clear();
        field("name").sendKeys("Tablet");
        press("Add an app");
        confirm("Confirm and add");
        assertThat(sent(address(member.account()), "“Tablet” was added to your account."))
                .startsWith("Larkhaven Marina: An authenticator app was added")
                .contains("If this was not you");

        unfold("Manage: Phone");
        press("Change the app");
        confirm("Confirm and change");
        sent(address(member.account()), "A new authenticator app took the place of “Phone”");

        unfold("Manage: Tablet");
        press("Remove");
        assertThat(sent(address(member.account()), "“Tablet” was removed from your account."))
                .startsWith("Larkhaven Marina: An authenticator app was removed")
                .contains("If this was not you");
    }

    private static void confirm(String words) {
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press(words);
    }

    @Test
    void theOwnerIsToldOfARecoveryCodeThatWasUsedInTheirLanguage() throws Exception {
        Enrolled member = enrolled();
        browser.language("de");
        signIn(member.account());
        driver.findElements(By.cssSelector("details summary")).stream().limit(2).forEach(WebElement::click);
        field("recoveryCode").sendKeys(member.codes().get(0));
        leave(driver.findElement(By.cssSelector("#recovery-code ~ * button, #recovery-code + * button"))::click);
        press("Ich habe es noch, weiter");
        assertThat(path()).isEqualTo("/account/");
        assertThat(sent(address(member.account()), "Wiederherstellungscode"))
                .contains("Konto: „" + member.account() + "“");
    }

    @Test
    void theOwnerIsToldOfACodeThatSomebodyEnteredASecondTime() throws Exception {
        Enrolled member = enrolled();
        String code = member.phone().code();
        assertThat(demo.answer(member.account(), code)).isEqualTo(200);
        signIn(member.account());
        field("code").sendKeys(code);
        press("Verify and sign in");
        assertThat(sent(address(member.account()), "A code was used a second time"))
                .contains("Somebody may have watched you type it.");
    }
}
