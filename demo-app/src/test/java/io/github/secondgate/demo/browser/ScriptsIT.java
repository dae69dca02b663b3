package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** What the script adds: copying, printing, and sending once. */
class ScriptsIT extends BrowserTest {

    private static String clipboard() {
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite"), "origin", demo.address()));
        return (String) driver.executeAsyncScript("navigator.clipboard.readText().then(arguments[0], arguments[0])");
    }

    private static void awaitSaid(String id, String words) {
        soon().until(d -> d.findElement(By.id(id)).getText().equals(words));
    }

    @Test
    void copyingTakesTheKeyAndLaterAllCodes() throws Exception {
        signIn(demo.newMember());
        visit("/2fa");
        press("Enable two-factor");
        Phone phone = Phone.scan(browser.screenshot());
        button("Copy").click();
        awaitSaid("setup-key-said", "Setup key copied.");
        assertThat(clipboard()).isEqualTo(phone.setupKey());

        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        button("Copy all codes").click();
        awaitSaid("codes-said", "All codes copied.");
        assertThat(clipboard().split("\\s+")).containsExactlyElementsOf(recoveryCodes());
    }

    @Test
    void printingIsOneButtonAway() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account(), member.phone());
        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        driver.executeScript("window.print = () => { window.printed = true; }");
        button("Print").click();
        assertThat(driver.executeScript("return window.printed")).isEqualTo(true);
    }

    @Test
    void aDoubleClickSendsOnce() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        field("code").sendKeys(member.phone().wrongCode());
        demo.requests();
        leave(() -> new Actions(driver).doubleClick(button("Verify and sign in")).perform());
        assertThat(alert()).isEqualTo("That code did not match");
        assertThat(demo.requests()).filteredOn(request -> request.startsWith("POST")).containsExactly("POST /2fa/challenge");
    }

    @Test
    void aButtonThatWasPressedSaysSo() throws Exception {
        signIn(enrolled().account());
        Object pressed = driver.executeScript(
                """
                const button = document.querySelector('form button');
                const form = button.form;
                form.addEventListener('submit', event => event.preventDefault());
                form.requestSubmit();
                return button.textContent + ' ' + button.getAttribute('aria-disabled');
                """);
        assertThat(pressed).isEqualTo("One moment … true");
    }

    @Test
    void withoutAScriptErrorOnAnyPage() throws Exception {
        Enrolled member = enrolled();
        browser.console();
        signIn(member.account(), member.phone());
        for (String page : new String[] {"/2fa", "/account/", "/", "/demo/phone", "/public/prices.jsp"}) {
            visit(page);
        }
        assertThat(browser.console()).isEmpty();
    }
}
