package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;

/** The settings page as its owner reads it from top to bottom: the account first, then what there is, and the way out of it last. */
class AccountPageIT extends BrowserTest {

    private static void trust(Enrolled member) {
        TestClock.move(Duration.ofSeconds(30));
        signIn(member.account());
        field("code").sendKeys(member.phone().code());
        driver.findElement(By.id("trust")).click();
        press("Verify and sign in");
    }

    private static List<String> cards() {
        return driver.findElements(By.cssSelector("main section")).stream()
                .map(section -> section.getDomAttribute("aria-labelledby"))
                .toList();
    }

    @Test
    void theAccountComesFirstAndTheEndOfTwoFactorLast() throws Exception {
        for (int width : new int[] {360, 1366}) {
            browser.forget();
            browser.screen(width, 657, "light");
            Enrolled member = enrolled();
            signIn(member.account(), member.phone());
            visit("/2fa");
            assertThat(cards())
                    .containsSubsequence("status", "ways", "email", "sms", "recovery", "browsers", "disable")
                    .endsWith("disable");
            WebElement status = driver.findElement(By.cssSelector("section[aria-labelledby=status]"));
            assertThat(status.getText())
                    .contains("Your account is protected", "On since", "How you sign in", "Required of you")
                    .contains("No, it is your choice");
            assertThat(inView(status.findElement(By.tagName("dl"))))
                    .as("without scrolling at %s", width)
                    .isTrue();
        }
    }

    @Test
    void eachWayHasAnIconOfItsOwnAndSaysWhenAndFromWhereItWasUsed() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(Duration.ofMinutes(3));
        visit("/2fa");
        WebElement app = driver.findElement(By.cssSelector("[aria-labelledby=ways] li"));
        assertThat(app.getText())
                .contains("Phone", "Authenticator app · Added on ", "Last used on ", "(3 minutes ago)")
                .contains("IP address 127.0.0.1");
        assertThat(driver.findElements(By.cssSelector("[aria-labelledby=ways] .sg-own-icon svg")))
                .extracting(icon -> icon.getDomProperty("innerHTML"))
                .as("phone, letter, bubble")
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void allBrowsersLoseTheTrustAtOnce() throws Exception {
        Enrolled member = enrolled();
        trust(member);
        Set<Cookie> first = atAnotherBrowser();
        trust(member);
        visit("/2fa");
        press("Stop trusting all");
        assertThat(status()).startsWith("No browser is trusted any more.");
        assertThat(focused().getText()).isEqualTo(status());
        assertThat(text()).contains("No browser is trusted. To trust one");
        comeBack(first);
        TestClock.move(Duration.ofSeconds(30));
        visit("/account/");
        assertThat(path()).isEqualTo("/2fa/challenge");
    }
}
