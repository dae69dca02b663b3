package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What stands behind the # of an address is known to the browser alone, and is there again where the person arrives. */
@Lines({"secondgate.require = everyone", "secondgate.requiredRoles = null", "secondgate.gracePeriod = null"})
@Further
class FragmentIT extends BrowserTest {

    @Test
    void itSurvivesTheChallengeAndAWrongCode() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        visit("/account/#berth-7");
        assertThat(path()).isEqualTo("/2fa/challenge#berth-7");
        demo.requests();
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/2fa/challenge#berth-7");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        assertThat(path()).isEqualTo("/account/#berth-7");
        assertThat(demo.requests()).noneMatch(request -> request.contains("berth-7"));
    }

    @Test
    void itSurvivesASetUpThatIsOwed() throws Exception {
        signIn(demo.newMember());
        visit("/account/#berth-7");
        assertThat(path()).isEqualTo("/2fa#berth-7");
        String key = driver.findElement(By.id("setup-key")).getText();
        field("code").sendKeys(Phone.ofKey(key).code());
        press("Confirm and enable");
        keepCodes();
        assertThat(path()).isEqualTo("/account/#berth-7");
    }

    @Test
    void nobodyElseGetsIt() throws Exception {
        signIn(enrolled().account());
        visit("/account/#berth-7");
        press("Sign in as a different user");
        assertThat(path()).isEqualTo("/login.jsp");
    }
}
