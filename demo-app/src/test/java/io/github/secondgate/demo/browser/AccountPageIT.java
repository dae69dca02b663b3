package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The settings page as its owner reads it from top to bottom: the account first, then what there is, and the way out of it last. */
@Further
class AccountPageIT extends BrowserTest {

    private static List<String> cards() {
        return driver.findElements(By.cssSelector("main section")).stream()
                .map(section -> section.getDomAttribute("aria-labelledby"))
                .toList();
    }

    @Test
    void theAccountComesFirstAndTheEndOfTwoFactorLast() throws Exception {
        for (int width : new int[] {360, 1366}) {
            browser.forget();
            browser.screen(width, width == 360 ? 740 : 657, "light");
            Enrolled member = enrolled();
            signIn(member.account(), member.phone());
            visit("/2fa");
            assertThat(cards())
                    .containsSubsequence("status", "ways", "email", "sms", "recovery", "browsers", "disable")
                    .endsWith("disable");
            WebElement status = driver.findElement(By.cssSelector("section[aria-labelledby=status]"));
            assertThat(status.getText())
                    .contains("Your account is protected", "On since", "How you sign in", "Required")
                    .contains("No, it is your choice");
            assertThat(inView(status.findElement(By.tagName("dl"))))
                    .as("without scrolling at %s", width)
                    .isTrue();
        }
    }

    @Test
    void eachWayHasAnIconOfItsOwnAndSaysWhenByWhichBrowserAndFromWhereItWasUsed() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        TestClock.move(Duration.ofMinutes(3));
        visit("/2fa");
        WebElement app = driver.findElement(By.cssSelector("[aria-labelledby=ways] li"));
        assertThat(app.getText())
                .contains("Phone", "Authenticator app · Added on ", "Last used on ", "(3 minutes ago)")
                .contains("(3 minutes ago) · Chrome on Linux · IP address 127.0.0.1");
        assertThat(driver.findElements(By.cssSelector("[aria-labelledby=ways] .sg-own-icon svg")))
                .extracting(icon -> icon.getDomProperty("innerHTML"))
                .as("phone, letter, bubble")
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void theBrandLeadsHomeAndEveryPageHasItsSignOut() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        assertThat(driver.findElements(By.cssSelector(".sg-brand a")))
                .as("the code is owed, so home would only lead back")
                .isEmpty();
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        visit("/2fa");
        leave(driver.findElement(By.cssSelector(".sg-brand a"))::click);
        assertThat(path()).isEqualTo("/");
        visit("/2fa");
        press("Sign out");
        assertThat(path()).isEqualTo("/login.jsp");
        visit("/account/");
        assertThat(path()).isEqualTo("/login.jsp");
    }

    @Test
    void whatFollowsIsSaidBeforeItIsDone() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        unfold("Disable two-factor");
        assertThat(driver.findElement(By.cssSelector("section[aria-labelledby=disable]"))
                        .getText())
                .containsSubsequence("Your password alone will then sign you in", "Current password");
        unfold("Manage: Phone");
        assertThat(driver.findElement(By.cssSelector("[aria-labelledby=ways] li"))
                        .getText())
                .contains("disable two-factor below, or add another app first");
        unfold("Add another app");
        press("Add an app");
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and add");
        unfold("Manage: Phone");
        assertThat(text()).containsSubsequence("Its codes stop working at once.", "Remove");
    }

    /** A reload, a bookmark or the back button asks for it so. */
    @Test
    void theAddressThatAFormWasSentToLeadsToItsPage() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        visit("/2fa/challenge/send");
        assertThat(path()).isEqualTo("/2fa/challenge");
        field("code").sendKeys(member.phone().code());
        press("Verify and sign in");
        for (String form : new String[] {
            "enable",
            "confirm",
            "enable/cancel",
            "recovery-codes",
            "disable",
            "email/enable",
            "browsers/revoke",
            "apps/x/remove"
        }) {
            visit("/2fa/" + form);
            assertThat(path()).as(form).isEqualTo("/2fa");
            assertThat(heading()).as(form).isEqualTo("Two-factor authentication");
        }
    }

    /** Two presses at most from anywhere, and never a page that only the address line leaves. */
    private static void canBeLeft() {
        assertThat(button("Sign out").isDisplayed()).isTrue();
        assertThat(driver.findElement(By.cssSelector(".sg-brand a")).getDomProperty("href"))
                .as("home, or to the page that was asked for")
                .isIn(demo.address() + "/", demo.address() + "/account/");
    }

    @Test
    void everyPageOnTheWayCanBeLeft() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        assertThat(heading()).startsWith("You used a recovery code");
        canBeLeft();
        press("Set up a new phone");
        canBeLeft();
        press("Cancel set-up");
        canBeLeft();
        TestClock.move(Duration.ofMinutes(6));
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(heading()).isEqualTo("Confirm it is you");
        canBeLeft();
        visit("/2fa/nowhere");
        assertThat(button("Go back").isDisplayed()).isTrue();
    }
}
