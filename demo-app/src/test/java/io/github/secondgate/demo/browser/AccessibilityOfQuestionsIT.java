package io.github.secondgate.demo.browser;

import io.github.secondgate.testing.Further;
import org.openqa.selenium.By;

/** A portal that asks for a security question and guards the first set-up by a code that is mailed. */
@Lines({"secondgate.securityQuestion = true", "secondgate.guardFirstEnrolment = email"})
@Further
class AccessibilityOfQuestionsIT extends AccessibilityTest {

    @InBothDirections
    void theQuestionAndTheGuard(String language) {
        read(language);
        signIn(demo.newMember());
        lookAtGate("/2fa", "settings-question-not-set");
        press("Set your security question");
        lookAtGate("question");
        field("question").sendKeys("Which boat did I sink?");
        field("answer").sendKeys("The Kittiwake");
        field("password").sendKeys("wrong");
        press("Save the question");
        lookAtGate("question-wrong-password");
        visit("/2fa/security-question");
        field("question").sendKeys("Which boat did I sink?");
        field("answer").sendKeys("The Kittiwake");
        field("password").sendKeys("demo");
        press("Save the question");
        lookAtGate("settings-question-activated");
        press("Send a code", "//section[@aria-labelledby='app']//button");
        lookAtGate("settings-guard-waiting");
        driver.findElement(By.id("guard-code")).sendKeys("000");
        press("Continue");
        lookAtGate("settings-guard-malformed");
    }
}
