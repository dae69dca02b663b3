package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The demo's phone, for whoever has none: beside the pages on a wide screen, it scans and types by one click each. */
@Further
class PhoneBesideIT extends BrowserTest {
    private String pages;
    private String beside;

    private void open() {
        browser.screen(1600, 900, "light");
        visit("/");
        pages = driver.getWindowHandle();
        Set<String> before = driver.getWindowHandles();
        driver.findElement(By.linkText("Phone")).click();
        soon().until(d -> d.getWindowHandles().size() > before.size());
        beside = driver.getWindowHandles().stream()
                .filter(window -> !before.contains(window))
                .findFirst()
                .orElseThrow();
        assertThat(path()).as("the page stays").isEqualTo("/");
    }

    private void onThePhone(Runnable deed) {
        driver.switchTo().window(beside);
        deed.run();
        driver.switchTo().window(pages);
    }

    @AfterEach
    void closePhone() {
        browser.scripts(true);
        if (beside != null) {
            driver.switchTo().window(beside).close();
            driver.switchTo().window(pages);
        }
    }

    @Test
    void itScansAndTypesByAClick() {
        String account = demo.newMember();
        open();
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        onThePhone(() -> {
            press("Scan the code beside");
            soon().until(d -> d.findElements(By.cssSelector(".whose b")).stream()
                    .anyMatch(each -> each.getText().equals(account)));
            driver.findElement(By.cssSelector("[aria-label='Type it in: the code of " + account + "']"))
                    .click();
        });
        soon().until(d -> d.findElements(By.id("setup-key")).isEmpty()
                || !field("code").getDomProperty("value").isEmpty());
        if (!driver.findElements(By.id("setup-key")).isEmpty()) {
            press("Confirm and enable");
        }
        assertThat(recoveryCodes()).hasSize(8);
    }

    @Test
    void whereNothingIsToBeScannedItSaysSo() {
        open();
        onThePhone(() -> {
            driver.findElement(By.cssSelector("#scan button")).click();
            assertThat(driver.findElement(By.cssSelector("#scan [role=status]")).getText())
                    .isEqualTo("No page beside this one shows a code to scan.");
        });
    }

    @Test
    void onAPhoneAndWithoutScriptsItIsAPageOfItsOwn() {
        for (boolean scripts : new boolean[] {true, false}) {
            browser.scripts(scripts);
            browser.screen(scripts ? 360 : 1600, 740, "light");
            visit("/");
            press("Phone");
            assertThat(path()).isEqualTo("/demo/phone");
            assertThat(driver.findElements(By.id("scan"))).noneMatch(form -> form.isDisplayed());
        }
    }
}
