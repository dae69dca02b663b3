package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The mouse stays where it is. */
class KeyboardIT extends BrowserTest {

    private static void enter(String text) {
        browser.type(text);
        leave(() -> browser.type(Keys.ENTER));
    }

    private static void follow(String css, CharSequence key) {
        browser.tabTo(css);
        assertThat(driver.switchTo().activeElement().getCssValue("outline-style"))
                .as("the focus ring of " + css)
                .isEqualTo("solid");
        leave(() -> browser.type(key));
    }

    /** The browser may move the focus a moment after the page is there. */
    private static void awaitFocus(String id) {
        soon().withMessage(() -> "The focus is not on " + id)
                .until(d -> id.equals(d.switchTo().activeElement().getDomAttribute("id")));
    }

    @Test
    void theWholeJourney() throws Exception {
        String account = demo.newMember();
        visit("/login.jsp");
        awaitFocus("username");
        browser.type(account, Keys.TAB);
        enter("demo");
        follow("main a[href$='/2fa']", Keys.ENTER);
        follow("form[action$='/enable'] button", Keys.SPACE);

        awaitFocus("code");
        Phone phone = Phone.ofKey(driver.findElement(By.id("setup-key")).getText());
        enter(phone.wrongCode());
        awaitFocus("code");
        assertThat(description(focused())).startsWith(NO_MATCH);
        enter(phone.code());
        String recoveryCode = recoveryCodes().get(0);
        browser.tabTo("button[data-copy]");
        browser.type(Keys.SPACE);
        soon().until(d -> button("I have saved them").getDomAttribute("href") != null);
        follow("main a[data-when-saved]", Keys.ENTER);

        browser.tabTo("details:has(form[action$='/recovery-codes']) > summary");
        regenerate();
        visit("/logout");

        visit("/login.jsp?username=" + account);
        awaitFocus("password");
        enter("demo");
        awaitFocus("code");
        browser.tabTo("summary");
        browser.type(Keys.SPACE);
        browser.tabTo("summary");
        browser.type(Keys.SPACE);
        awaitFocus("recovery-code");
        enter(recoveryCode);
        awaitFocus("recovery-code");
        browser.tabTo(".sg-leave button");
        leave(() -> browser.type(Keys.ENTER));
        assertThat(path()).isEqualTo("/login.jsp");
    }

    private static void regenerate() {
        assertThat(driver.switchTo().activeElement().getText()).isEqualTo("Regenerate recovery codes");
        browser.type(Keys.ENTER);
        follow("form[action$='/recovery-codes'] button", Keys.ENTER);
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void theFirstTabOffersToSkipTheHead() {
        signIn(demo.newMember());
        for (String page : new String[] {"/2fa", "/account/"}) {
            visit(page);
            browser.type(Keys.TAB);
            assertThat(driver.switchTo().activeElement().getText()).as(page).startsWith("Skip to the");
            browser.type(Keys.ENTER, Keys.TAB);
            assertThat(driver.findElements(By.cssSelector("main :focus")))
                    .as(page)
                    .hasSize(1);
        }
    }

    @Test
    void theChallengeTakesTheCodeAtOnce() throws Exception {
        Enrolled member = enrolled();
        visit("/login.jsp?username=" + member.account());
        awaitFocus("password");
        enter("demo");
        awaitFocus("code");
        enter(member.phone().code());
        assertThat(path()).isEqualTo("/account/");
    }
}
