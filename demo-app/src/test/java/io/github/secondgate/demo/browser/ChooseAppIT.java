package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.Select;

/** A portal where a code counts for the chosen app alone. */
@Lines("secondgate.chooseApp = strict")
@Further
class ChooseAppIT extends BrowserTest {

    @Test
    void whoTypesTheCodeOfAnotherAppIsToldAndFindsThatAppSelected() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        unfold("Add another app");
        field("name").clear();
        field("name").sendKeys("Tablet");
        press("Add an app");
        Phone tablet = Phone.ofKey(setupKey());
        field("code").sendKeys(tablet.code());
        press("Confirm and add");
        visit("/logout");
        signIn(member.account());

        new Select(field("app")).selectByVisibleText("Phone");
        field("code").sendKeys(tablet.code());
        press("Verify and sign in");

        assertThat(alert())
                .contains("That code did not match")
                .contains("This is a code from “Tablet”, another of your apps.");
        assertThat(new Select(field("app")).getFirstSelectedOption().getText()).isEqualTo("Tablet");
        field("code").sendKeys(tablet.code());
        press("Verify and sign in");
        assertThat(heading()).startsWith("Welcome aboard");
    }
}
