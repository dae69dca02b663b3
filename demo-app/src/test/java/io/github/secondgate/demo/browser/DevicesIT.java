package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** As many authenticator apps as wanted, and a change of the app without a moment unprotected. */
@Further
class DevicesIT extends BrowserTest {
    private static final Duration LONGER_THAN_FRESH = Duration.ofMinutes(6);
    private static final Duration LONGER_THAN_RECHECK = Duration.ofSeconds(6);

    private static Enrolled atSettings() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        return member;
    }

    private static Phone shownKey() {
        return Phone.ofKey(setupKey());
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

    private static void atTheChallenge(String page) {
        visit(page);
        assertThat(path()).as(page).matches("/2fa/challenge(\\?tab=[1-9])?");
        assertThat(driver.findElements(By.id("setup-key"))).isEmpty();
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
    void thereAreAsManyAppsAsWantedAndEachSignsIn() throws Exception {
        Enrolled member = atSettings();
        List<Phone> phones = List.of(add("Tablet"), add("Laptop"), add("Password manager"));
        assertThat(apps()).containsExactlyInAnyOrder("Phone", "Tablet", "Laptop", "Password manager");
        for (int i = 0; i < 3; i++) {
            signOut();
            // A sign-in by one app closes the codes that the others show at that moment.
            TestClock.move(Duration.ofMinutes(2));
            signIn(member.account());
            new Select(field("app"))
                    .selectByVisibleText(
                            List.of("Tablet", "Laptop", "Password manager").get(i));
            field("code").sendKeys(phones.get(i).code());
            press("Verify and sign in");
            assertThat(heading()).startsWith("Welcome aboard");
        }
    }

    @Test
    void whoOnlyKnowsThePasswordComesNowhereNearADevice() throws Exception {
        signIn(enrolled().account());
        for (String page : new String[] {"/2fa/enable", "/2fa/confirm", "/2fa", "/2fa?add", "/account/"}) {
            atTheChallenge(page);
            assertThat(driver.findElements(By.id("setup-key"))).isEmpty();
        }
        assertThat(text()).doesNotContain("Add another app", "Enable two-factor", "Manage");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6})
    void aFormThatWasOpenedBeforeTheFirstDeviceAddsNoneBesideIt(long secondsLater) throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        demo.enrol(account, uri -> Phone.of(uri).code());
        TestClock.move(Duration.ofSeconds(secondsLater));

        press("Enable two-factor");
        assertThat(driver.findElements(By.id("setup-key"))).isEmpty();
        TestClock.move(LONGER_THAN_RECHECK);
        atTheChallenge("/2fa");
    }

    @Test
    void aSetupThatWasBegunBeforeTheFirstDeviceIsNotConfirmedBesideIt() throws Exception {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        Phone thiefs = shownKey();
        demo.enrol(account, uri -> Phone.of(uri).code());

        field("code").sendKeys(thiefs.code());
        press("Confirm and enable");
        assertThat(recoveryCodes()).isEmpty();
        TestClock.move(LONGER_THAN_RECHECK);
        atTheChallenge("/2fa");
        field("code").sendKeys(thiefs.code());
        press("Verify and sign in");
        assertThat(alert()).startsWith("That code did not match");
    }

    @Test
    void theCodeOfAnotherAppSignsInTooAndThatAppIsChosenTheNextTimeInThisBrowser() throws Exception {
        Enrolled member = atSettings();
        Phone tablet = add("Tablet");
        for (boolean scripts : new boolean[] {true, false}) {
            browser.scripts(scripts);
            for (Phone phone : new Phone[] {member.phone(), tablet}) {
                visit("/logout");
                TestClock.move(Duration.ofMinutes(2));
                signIn(member.account());
                assertThat(focused()).isEqualTo(field("code"));
                field("code").sendKeys(phone.code());
                press("Verify and sign in");
                assertThat(heading()).startsWith("Welcome aboard");
                visit("/logout");
                signIn(member.account());
                assertThat(new Select(field("app")).getFirstSelectedOption().getText())
                        .isEqualTo(phone == tablet ? "Tablet" : "Phone");
            }
        }
    }

    @Test
    void anAppIsRenamed() throws Exception {
        atSettings();
        unfold("Manage: Phone");
        type(field("name"), "Büro-Handy <b>");
        press("Save name");

        assertThat(status()).isEqualTo("The app is now called “Büro-Handy <b>”.");
        assertThat(apps()).containsExactly("Büro-Handy <b>");
    }

    @Test
    void aNameThatIsTakenIsRefusedWhereItWasTyped() throws Exception {
        atSettings();
        add("Tablet");
        unfold("Manage: Phone");
        type(field("name"), "tablet");
        press("Save name");

        assertThat(alert()).isEqualTo("Another of your apps has this name. Choose another one.");
        assertThat(field("name").getAttribute("value")).isEqualTo("tablet");
        assertThat(focused()).isEqualTo(field("name"));
        assertThat(driver.executeScript("return getSelection().toString()"))
                .as("what is typed next takes its place")
                .isEqualTo("tablet");
        assertThat(apps()).containsExactlyInAnyOrder("Phone", "Tablet");
    }

    @Test
    void whatWasDoneIsToldInViewAndInFocusOnAPhoneToo() throws Exception {
        browser.screen(360, "light");
        atSettings();
        unfold("Manage: Phone");
        type(field("name"), "Work phone");
        press("Save name");
        assertThat(focused().getText()).isEqualTo("The app is now called “Work phone”.");
        assertThat(inView(focused())).isTrue();
    }

    @Test
    void anAppThatIsRemovedSignsNobodyIn() throws Exception {
        Enrolled member = atSettings();
        Phone tablet = add("Tablet");
        unfold("Manage: Phone");
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
        unfold("Manage: Phone");

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
        assertThat(heading()).isEqualTo("Confirm it is you");
        field("code").sendKeys("12");
        press("Add an app");
        assertThat(alert()).isEqualTo("Enter the 6 digits from your app.");

        field("code").sendKeys(member.phone().code());
        press("Add an app");
        assertThat(badge()).isEqualTo("Pending confirmation");
        assertThat(text()).contains("Tablet");
    }

    @Test
    void theAppIsChangedOnOneGuidedPathAndTheOldOneGoesInTheSameMoment() throws Exception {
        Enrolled member = atSettings();
        unfold("Manage: Phone");
        press("Change the app");
        assertThat(driver.findElement(By.id("app")).getText()).isEqualTo("Change the authenticator app");
        assertThat(text())
                .contains("Your current app “Phone” goes on working until you confirm the new one.")
                .contains("Enter the code from the app");
        Phone next = Phone.scan(browser.screenshot());
        assertThat(demo.answer(member.account(), next.code()))
                .as("the new app, until it is confirmed")
                .isEqualTo(422);
        assertThat(demo.answer(member.account(), member.phone().code()))
                .as("the old app, until then")
                .isEqualTo(200);

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
        unfold("Manage: Phone");
        press("Change the app");
        press("Cancel set-up");
        assertThat(badge()).isEqualTo("Enabled");

        signOut();
        signIn(member.account(), member.phone());
        assertThat(heading()).startsWith("Welcome aboard");
    }
}
