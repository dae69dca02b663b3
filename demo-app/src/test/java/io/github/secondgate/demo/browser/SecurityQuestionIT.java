package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

@Lines("secondgate.securityQuestion = true")
@Further
class SecurityQuestionIT extends BrowserTest {

    @Test
    @DisplayName(
            "A security question is set up before two-factor, shown as Activated, editable, and asked with the password"
                    + " before two-factor is disabled")
    void theQuestionIsSetFirstAndAskedBeforeDisabling() {
        signIn(demo.newMember());
        visit("/2fa");
        press("Set your security question");
        field("question").sendKeys("Which boat did I sink?");
        field("answer").sendKeys("The  Kittiwake");
        field("password").sendKeys("demo");
        press("Save the question");
        assertThat(status()).isEqualTo("Your security question is activated.");
        assertThat(text()).contains("Activated", "Which boat did I sink?");

        press("Enable two-factor");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        visit("/2fa");
        disable("some other boat");
        assertThat(alert()).isEqualTo("Password or answer did not match. Nothing has changed.");
        disable("the kittiwake");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void theQuestionIsChangedAndItsNewAnswerIsAskedBeforeTheAppIsChanged() {
        String account = demo.newMember();
        signIn(account);
        set("Which boat did I sink?", "The Kittiwake");
        press("Enable two-factor");
        Phone phone = Phone.ofKey(setupKey());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        visit("/2fa");
        press("Change the security question");
        field("question").clear();
        field("question").sendKeys("Which boat came after it?");
        field("answer").sendKeys("The Petrel");
        press("Save the question");
        assertThat(text()).contains("Activated", "Which boat came after it?").doesNotContain("Which boat did I sink?");

        changeTheApp("The Kittiwake");
        assertThat(alert()).isEqualTo("Password or answer did not match. Nothing has changed.");
        changeTheApp("the petrel");
        assertThat(driver.findElement(By.id("app")).getText()).isEqualTo("Change the authenticator app");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewQuestionGoesOnAfterTheCodeAndItsAnswerIsGivenBesideIt(boolean scripts) throws Exception {
        signIn(demo.newMember());
        set("Which boat did I sink?", "The Kittiwake");
        press("Enable two-factor");
        Phone phone = Phone.ofKey(setupKey());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        TestClock.move(Duration.ofMinutes(6));
        browser.scripts(scripts);
        visit("/2fa");
        press("Change the security question");
        assertThat(driver.findElements(By.name("code"))).isEmpty();
        assertThat(driver.findElements(By.name("answer"))).isEmpty();
        field("question").clear();
        field("question").sendKeys("Which \"boat\" | came <after> it?");
        press("Save the question");

        assertThat(heading()).isEqualTo("Confirm it is you");
        assertThat(focused()).isEqualTo(field("answer"));
        assertThat(focused().getAccessibleName()).isEqualTo("Security question: Which \"boat\" | came <after> it?");
        assertThat(description(focused())).startsWith("Your last code was some time ago");
        assertThat(driver.findElements(By.name("code"))).hasSize(1);
        press("Go back without a code");
        assertThat(field("question").getDomProperty("value")).isEqualTo("Which \"boat\" | came <after> it?");

        press("Save the question");
        field("answer").sendKeys("ab");
        field("code").sendKeys(phone.code());
        press("Save the question", "//main//button");
        assertThat(focused()).isEqualTo(field("answer"));
        assertThat(description(focused())).startsWith("Give an answer of at least 3");
        field("answer").sendKeys("The Petrel");
        field("code").sendKeys(phone.code());
        press("Save the question", "//main//button");
        assertThat(status()).isEqualTo("Your security question is activated.");
        assertThat(text()).contains("Which \"boat\" | came <after> it?");
        disable("the petrel");
        assertThat(badge()).isEqualTo("Not configured");
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        signIn(demo.newMember());
        browser.screen(360, 740, "light");
        visit("/2fa");
        press("Set your security question");
        field("question").sendKeys("Which boat did I sink?");
        field("answer").sendKeys("ab");
        field("password").sendKeys("demo");
        press("Save the question");
        assertThat(focused()).isEqualTo(field("answer"));
        assertThat(description(focused())).startsWith("Give an answer of at least 3");
        field("answer").sendKeys("The Kittiwake");
        field("password").sendKeys("wrong");
        press("Save the question");
        assertThat(focused()).isEqualTo(field("password"));
        assertThat(description(focused())).isEqualTo("Password did not match. Nothing has changed.");
        assertThat(inView(focused())).isTrue();
    }

    @Test
    void theAnswerIsNeverAFactorByItself() {
        String account = demo.newMember();
        signIn(account);
        set("Which boat did I sink?", "The Kittiwake");
        press("Enable two-factor");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and enable");
        browser.forget();
        signIn(account);
        unfold("Lost your phone? Use a recovery code");
        assertThat(text()).doesNotContain("Which boat", "Security question");
        assertThat(driver.findElements(By.name("answer"))).isEmpty();
    }

    private static void set(String question, String answer) {
        visit("/2fa");
        press("Set your security question");
        field("question").sendKeys(question);
        field("answer").sendKeys(answer);
        field("password").sendKeys("demo");
        press("Save the question");
    }

    private static void changeTheApp(String answer) {
        if (driver.findElements(By.cssSelector(".sg-devices details[open]")).isEmpty()) {
            unfold("Manage: Phone");
        }
        driver.findElement(By.cssSelector("[id^='change-password']")).sendKeys("demo");
        driver.findElement(By.cssSelector("[id^='change-answer']")).sendKeys(answer);
        press("Change the app");
    }

    private static void disable(String answer) {
        if (driver.findElements(By.cssSelector("details[open] #disable-answer")).isEmpty()) {
            unfold("Disable two-factor");
        }
        field("password").sendKeys("demo");
        driver.findElement(By.id("disable-answer")).sendKeys(answer);
        press("Disable two-factor", "//details[@open]//button");
    }
}
