package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A code that is complete: its digits stand in two groups, and it is sent by itself, once, where nothing speaks against it. */
@Lines("secondgate.sendWhenComplete = true")
@Further
class CompleteCodeIT extends BrowserTest {

    private static final String SAID = "It is sent as soon as it is complete.";

    private static String value() {
        return field("code").getDomProperty("value");
    }

    @Test
    void theDigitsStandInTwoGroups() throws Exception {
        startedSetup(demo.newMember());
        field("code").sendKeys("123");
        assertThat(value()).isEqualTo("123");
        field("code").sendKeys("45");
        assertThat(value()).isEqualTo("123 45");
        field("code").sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE);
        assertThat(value()).isEqualTo("123");
        field("code").sendKeys("4", Keys.HOME, Keys.DELETE, "9");
        assertThat(value()).as("mended in the middle").isEqualTo("923 4");
    }

    @Test
    void theLastDigitSendsTheCodeOnce() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        assertThat(description(field("code"))).contains(SAID);
        leave(() -> field("code").sendKeys(phone.code()));
        assertThat(recoveryCodes()).as("a second request would not see them").hasSize(8);
    }

    @Test
    void whoeverPressesEnterAsWellSendsItOnceToo() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        leave(() -> field("code").sendKeys(phone.code() + Keys.ENTER));
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void aCodeThatIsPastedWithItsSpaceIsSent() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        String code = phone.code();
        String shown = code.substring(0, 3) + " " + code.substring(3);
        field("code").click();
        leave(() -> driver.executeScript("document.execCommand('insertText', false, arguments[0])", shown));
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void afterAnErrorTheButtonSendsIt() throws Exception {
        Phone phone = startedSetup(demo.newMember());
        leave(() -> field("code").sendKeys(phone.wrongCode()));
        assertThat(alert()).isEqualTo(NO_MATCH);
        assertThat(text()).doesNotContain(SAID);
        String code = phone.code();
        field("code").sendKeys(code);
        assertThat(value()).isEqualTo(code.substring(0, 3) + " " + code.substring(3));
        assertThat(alert()).isEqualTo(NO_MATCH);
        press("Confirm and enable");
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void besideABoxToTickTheButtonSendsIt() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        assertThat(text()).contains("Don’t ask again").doesNotContain(SAID);
        String code = member.phone().code();
        field("code").sendKeys(code);
        assertThat(value()).isEqualTo(code.substring(0, 3) + " " + code.substring(3));
        driver.findElement(By.id("trust")).click();
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void withoutOneItLeadsOn() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(Duration.ofMinutes(6));
        visit("/api/bookings");
        assertThat(heading()).isEqualTo("Confirm it is you");
        leave(() -> field("code").sendKeys(member.phone().code()));
        assertThat(path()).isEqualTo("/api/bookings");
    }

    @Test
    void aRecoveryCodeIsLeftAlone() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        field("code").sendKeys(member.codes().get(0));
        assertThat(value().replace(" ", "")).isEqualTo(member.codes().get(0));
        press("Verify and sign in");
        assertThat(text()).contains("This is a recovery code");
    }

    @Test
    void withoutAScriptNothingIsSaidAndNothingSent() throws Exception {
        Enrolled member = enrolled();
        browser.scripts(false);
        signIn(member.account());
        assertThat(text()).doesNotContain(SAID);
        String code = member.phone().code();
        field("code").sendKeys(code);
        assertThat(value()).isEqualTo(code);
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/");
    }
}
