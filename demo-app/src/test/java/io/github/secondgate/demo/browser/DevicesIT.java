package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** As many authenticator apps as wanted (row 2.1), and a change of the app without a moment unprotected (row 1.11). */
class DevicesIT extends BrowserTest {
    private static final Duration LONGER_THAN_FRESH = Duration.ofMinutes(6);

    private static Enrolled atSettings() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        return member;
    }

    private static Phone shownKey() {
        return Phone.ofKey(driver.findElement(By.id("setup-key")).getText().replace(" ", ""));
    }

    private static Phone add(String name) {
        unfold("Add another app");
        type(field("name"), name);
        press("Add an app");
        Phone phone = shownKey();
        field("code").sendKeys(phone.code());
        press("Confirm and add");
        return phone;
    }

    private static void type(WebElement field, String text) {
        field.clear();
        field.sendKeys(text);
    }

    private static List<String> apps() {
        return driver.findElements(By.className("sg-device")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static void signOut() {
        browser.forget();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondAppIsAddedAndChosenAtTheSignIn(boolean scripts) throws Exception {
        browser.scripts(scripts);
        Enrolled member = atSettings();
        Phone tablet = add("Tablet");
        assertThat(status()).isEqualTo("“Tablet” was added. You can sign in with it from now on.");
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(apps()).containsExactlyInAnyOrder("Phone", "Tablet");
        assertThat(text()).containsSubsequence("Recovery codes left", "8");

        signOut();
        browser.scripts(scripts);
        signIn(member.account());
        Select choice = new Select(field("app"));
        assertThat(choice.getFirstSelectedOption().getText()).isEqualTo("Phone");
        choice.selectByVisibleText("Tablet");
        field("code").sendKeys(tablet.code());
        press("Verify and sign in");
        assertThat(heading()).startsWith("Welcome aboard");

        signOut();
        signIn(member.account());
        assertThat(new Select(field("app")).getFirstSelectedOption().getText())
                .as("the one used last")
                .isEqualTo("Tablet");
    }

    @Test
    void whoTypesTheCodeOfAnotherAppIsToldAndFindsThatAppSelected() throws Exception {
        Enrolled member = atSettings();
        Phone tablet = add("Tablet");
        signOut();
        signIn(member.account());

        field("code").sendKeys(tablet.code());
        press("Verify and sign in");

        assertThat(alert())
                .contains("That code did not match")
                .contains("This is a code of “Tablet”, another of your apps.");
        assertThat(new Select(field("app")).getFirstSelectedOption().getText()).isEqualTo("Tablet");
        field("code").sendKeys(tablet.code());
        press("Verify and sign in");
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void anAppIsRenamed() throws Exception {
        atSettings();
        unfold("Manage Phone");
        type(field("name"), "Büro-Handy <b>");
        press("Save name");

        assertThat(status()).isEqualTo("The app is now called “Büro-Handy <b>”.");
        assertThat(apps()).containsExactly("Büro-Handy <b>");
    }

    @Test
    void aNameThatIsTakenIsRefusedWhereItWasTyped() throws Exception {
        atSettings();
        add("Tablet");
        unfold("Manage Phone");
        type(field("name"), "tablet");
        press("Save name");

        assertThat(alert()).isEqualTo("Another of your apps has this name. Choose another one.");
        assertThat(field("name").getAttribute("value")).isEqualTo("tablet");
        assertThat(apps()).containsExactlyInAnyOrder("Phone", "Tablet");
    }

    @Test
    void anAppThatIsRemovedSignsNobodyIn() throws Exception {
        Enrolled member = atSettings();
        Phone tablet = add("Tablet");
        unfold("Manage Phone");
        press("Remove");
        assertThat(status()).isEqualTo("“Phone” was removed. Its codes no longer work.");
        assertThat(apps()).containsExactly("Tablet");
        assertThat(text()).doesNotContain("Which");

        signOut();
        signIn(member.account());
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(alert()).contains("That code did not match");
        field("code").sendKeys(tablet.code());
        press("Verify and sign in");
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void theOnlyAppIsNotRemovedButDisabled() throws Exception {
        atSettings();
        unfold("Manage Phone");

        assertThat(text()).contains("This is your only method");
        assertThat(driver.findElements(By.xpath("//button[.='Remove']"))).isEmpty();
    }

    @Test
    void addingAsksForACodeWhereTheLastOneIsOld() throws Exception {
        Enrolled member = atSettings();
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        unfold("Add another app");
        type(field("name"), "Tablet");
        press("Add an app");
        assertThat(alert()).isEqualTo("Enter the 6 digits from your app.");
        assertThat(field("name").getAttribute("value")).isEqualTo("Tablet");

        field("code").sendKeys(member.phone().code());
        press("Add an app");
        assertThat(badge()).isEqualTo("Pending confirmation");
    }

    @Test
    void theAppIsChangedOnOneGuidedPathAndTheOldOneGoesInTheSameMoment() throws Exception {
        Enrolled member = atSettings();
        unfold("Manage Phone");
        press("Change the app");
        assertThat(driver.findElement(By.id("app")).getText()).isEqualTo("Change the authenticator app");
        assertThat(text())
                .contains("Your present app “Phone” goes on working until you confirm the new one.")
                .contains("Enter the code from the app");
        Phone next = Phone.scan(browser.screenshot());

        field("code").sendKeys(next.code());
        press("Confirm and change");
        assertThat(status()).startsWith("“Phone” is now the new app.");
        assertThat(apps()).containsExactly("Phone");

        signOut();
        signIn(member.account());
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(alert()).contains("That code did not match");
        field("code").sendKeys(next.code());
        press("Verify and sign in");
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void aChangeThatIsGivenUpLeavesTheOldAppAsItIs() throws Exception {
        Enrolled member = atSettings();
        unfold("Manage Phone");
        press("Change the app");
        press("Cancel set-up");
        assertThat(badge()).isEqualTo("Enabled");

        signOut();
        signIn(member.account(), member.phone());
        assertThat(heading()).startsWith("Welcome aboard");
    }

    @Test
    void thePagesAreAccessibleOnEveryScreen() throws Exception {
        Audit audit = new Audit(browser);
        Enrolled member = atSettings();
        add("Tablet");
        audit.look("settings-apps");
        unfold("Manage Phone");
        press("Change the app");
        audit.look("settings-change-app");
        TestClock.move(LONGER_THAN_FRESH);
        visit("/2fa");
        unfold("Manage Phone");
        press("Remove");
        audit.look("settings-remove-app-code");

        signOut();
        signIn(member.account());
        audit.look("challenge-apps");
        audit.report();
    }
}
