package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What the scripts add: copying, printing, and sending once. Without them every page works all the same. */
@Further
class ScriptsIT extends BrowserTest {

    private static String clipboard() {
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of(
                        "permissions",
                        List.of("clipboardReadWrite", "clipboardSanitizedWrite"),
                        "origin",
                        demo.address()));
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
        leave(() ->
                new Actions(driver).doubleClick(button("Verify and sign in")).perform());
        assertThat(alert()).isEqualTo(NO_MATCH);
        assertThat(demo.requests())
                .filteredOn(request -> request.startsWith("POST"))
                .containsExactly("POST /2fa/challenge");
    }

    @Test
    void aButtonThatWasPressedSaysSo() throws Exception {
        signIn(enrolled().account());
        Object pressed = driver.executeScript("""
                const button = document.querySelector('form button');
                const form = button.form;
                form.elements.code.value = '123456';
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

    private static void scriptsOff() {
        browser.scripts(false);
        driver.get("data:text/html,<title>off</title><script>document.title='on'</script>");
        assertThat(driver.getTitle()).isEqualTo("off");
    }

    @Test
    void theWholeJourneyWithoutAScript() throws Exception {
        scriptsOff();
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        assertThat(driver.findElements(By.xpath("//button[normalize-space()='Copy']")))
                .as("a button that could do nothing")
                .noneMatch(copy -> copy.isDisplayed());
        Phone phone = Phone.scan(browser.screenshot());
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        List<String> codes = recoveryCodes();
        assertThat(codes).hasSize(8);
        assertThat(download())
                .contains(account, "Larkhaven Marina", "Made on ")
                .contains(codes.stream().map(code -> "[ ] " + code).toList());
        assertThat(driver.findElements(By.linkText("Continue"))).noneMatch(WebElement::isDisplayed);
        driver.findElement(By.id("saved")).click();
        press("Continue");
        visit("/account/");
        press("Sign out");

        signIn(account);
        press("Sign in as a different user");
        givePassword(account);
        field("code").sendKeys(phone.wrongCode());
        press("Verify and sign in");
        assertThat(alert()).isEqualTo(NO_MATCH);
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(codes.get(0));
        press("Use recovery code");

        visit("/2fa");
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        assertThat(recoveryCodes()).hasSize(8).doesNotContainAnyElementsOf(codes);
        assertThat(driver.findElements(By.linkText("Continue"))).noneMatch(WebElement::isDisplayed);
        driver.findElement(By.id("saved")).click();
        press("Continue");
        visit("/2fa");
        unfold("Disable two-factor");
        field("password").sendKeys("demo");
        press("Disable two-factor", "//button");
        assertThat(badge()).isEqualTo("Not configured");
    }

    private static Phone startedWithoutAScript(String account) throws Exception {
        scriptsOff();
        Phone phone = startedSetup(account);
        field("code").sendKeys(phone.code());
        return phone;
    }

    /** The codes are gone with the page that was reloaded, and the way to new ones lies open. */
    private static void newCodesAreOffered() {
        assertThat(path()).isEqualTo("/2fa");
        assertThat(status())
                .startsWith(
                        "Two-factor is on. The codes were shown once; if you did not save them, generate new codes.");
        driver.findElement(By.xpath("//*[@role='status']//a[.='Generate new codes']"))
                .click();
        assertThat(text()).doesNotContain("No pending enrollment");
        assertThat(badge()).isEqualTo("Enabled");
        press("Generate new codes", "//button");
    }

    @Test
    void whoReloadsThePageOfTheCodesIsOfferedNewOnes() throws Exception {
        startedWithoutAScript(demo.newMember());
        press("Confirm and enable");
        List<String> codes = recoveryCodes();
        leave(driver.navigate()::refresh);
        newCodesAreOffered();
        assertThat(recoveryCodes()).hasSize(8).doesNotContainAnyElementsOf(codes);
        visit("/account/");
        assertThat(path()).isEqualTo("/account/");
    }

    /**
     * Whichever of the two requests the browser shows the answer to, the person gets at codes. Where the second one left with
     * the id that the first had ended by then, whose answer the browser threw away, it opens nothing: they sign in again.
     */
    @Test
    void aDoubleClickOnConfirmWithoutAScriptLosesNothing() throws Exception {
        String account = demo.newMember();
        Phone phone = startedWithoutAScript(account);
        leave(() ->
                new Actions(driver).doubleClick(button("Confirm and enable")).perform());
        soon().until(d -> !driver.getPageSource().contains("setup-key"));
        if (path().equals("/login.jsp")) {
            signIn(account, phone);
            visit("/2fa");
            unfold("Regenerate recovery codes");
            press("Generate new codes");
        } else if (recoveryCodes().isEmpty()) {
            newCodesAreOffered();
        }
        assertThat(recoveryCodes()).hasSize(8);
        visit("/account/");
        assertThat(path()).isEqualTo("/account/");
    }

    private static String download() {
        String href = button("Download (.txt)").getDomAttribute("href");
        assertThat(href).startsWith("data:text/plain");
        String data = href.substring(href.indexOf(',') + 1);
        return href.contains(";base64,")
                ? new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8)
                : URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Test
    void theDemoPhoneIsGivenAKeyAndShowsItsCodeWithoutAScript() {
        scriptsOff();
        signIn(demo.newMember());
        visit("/2fa");
        press("Enable two-factor");
        String key = driver.findElement(By.id("setup-key")).getText();
        visit("/demo/phone");
        press("Add a key");
        field("key").sendKeys(key);
        press("Add key");
        assertThat(text()).contains("Pasted key");
        assertThat(driver.findElement(By.className("code")).getText().replaceAll("\\D", ""))
                .hasSize(6);
        press("Remove");
        assertThat(text()).doesNotContain("Pasted key");
    }
}
