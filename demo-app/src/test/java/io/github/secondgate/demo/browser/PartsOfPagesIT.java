package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Libraries that ask for a part of their page, MyFaces and htmx, meet the gate: the whole page goes to the challenge. */
@Lines(
        value = {
            "secondgate.recoveryCodes = 1",
            "secondgate.stepUp[/account/rota.jsf] = 5m",
            "secondgate.stepUp[/account/tides.jsp] = 5m"
        },
        faces = true)
@Further
class PartsOfPagesIT extends BrowserTest {

    private static String shown() {
        return driver.findElement(By.cssSelector("[id$=shown]")).getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/rota.jsf", "/account/tides.jsp"})
    void aRequestForAPartThatWantsAFreshCodeLeadsToTheChallenge(String page) throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit(page);
        assertThat(shown()).isEqualTo("first");
        refresh();
        soon().until(d -> shown().equals("again"));

        TestClock.move(Duration.ofMinutes(6));
        leave(PartsOfPagesIT::refresh);
        soon().until(d -> path().equals("/2fa/challenge"));
        assertThat(heading()).isEqualTo("Confirm it is you");
        field("code").sendKeys(member.phone().code());
        press("Verify and continue");
        assertThat(path()).isEqualTo(page);
        assertThat(shown()).isEqualTo("first");
    }

    private static void refresh() {
        driver.findElement(By.cssSelector("button, input[type=submit]")).click();
    }

    @Test
    void aPageOfOursBehindABoostedLinkIsAWholePage() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/account/tides.jsp");
        leave(driver.findElement(By.linkText("Two-factor"))::click);
        soon().until(d -> path().equals("/2fa"));
        assertThat(badge()).isEqualTo("Enabled");
        assertThat(driver.findElements(By.cssSelector("link[rel=stylesheet]"))).hasSize(1);
    }
}
