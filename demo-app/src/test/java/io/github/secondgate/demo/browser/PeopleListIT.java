package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Everybody's state, as mara sees it who administers two-factor. */
@Further
class PeopleListIT extends BrowserTest {
    private static void signInMara() {
        browser.forget();
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
    }

    private static List<String> names() {
        return driver.findElements(By.cssSelector(".sg-table tbody th a")).stream()
                .map(WebElement::getText)
                .collect(Collectors.toList());
    }

    private static void show(String state) {
        new Select(driver.findElement(By.id("show"))).selectByVisibleText(state);
        press("Search");
    }

    @Test
    @DisplayName("People lists who never came near two-factor too, and how many are protected of how many")
    void everybody() throws Exception {
        String never = demo.newMember();
        String protectedOne = enrolled().account();
        signInMara();
        visit("/2fa/admin/people");
        assertThat(driver.findElement(By.id("covered")).getText()).matches("\\d+ of \\d+ protected");
        visit("/2fa/admin/people?q=" + never);
        assertThat(names()).contains(never);
        assertThat(text()).contains("Not configured");
        show("Not configured");
        assertThat(names()).contains(never);
        visit("/2fa/admin/people?q=" + protectedOne);
        show("Not configured");
        assertThat(names()).doesNotContain(protectedOne);
    }

    @Test
    @DisplayName("They are told apart by how they stand and by role, page after page")
    void filters() {
        signInMara();
        visit("/2fa/admin/people");
        show("Exempt");
        assertThat(names()).containsExactly("otto");
        visit("/2fa/admin/people");
        field("role").sendKeys("admin");
        press("Search");
        assertThat(names()).contains("mara", "aisha").doesNotContain("theo");
        visit("/2fa/admin/people");
        List<String> first = names();
        assertThat(first).hasSize(25);
        press("Next page");
        assertThat(names()).isNotEmpty().doesNotContainAnyElementsOf(first);
    }

    @Test
    @DisplayName("In every language they fit the narrowest phone, with two badges too")
    void narrow() {
        signInMara();
        browser.screen(320, "light");
        for (String language : Wording.LANGUAGES) {
            browser.language(language);
            visit("/2fa/admin/people?q=otto");
            assertThat(driver.findElements(By.className("sg-badge"))).hasSizeGreaterThan(1);
            assertThat(driver.executeScript("return document.documentElement.scrollWidth - innerWidth"))
                    .as(language)
                    .isEqualTo(0L);
        }
    }

    @Test
    @DisplayName("Remind these people writes one mail each, with an event, and none again within the week")
    void reminders() throws Exception {
        String member = demo.newMember();
        signInMara();
        visit("/2fa/admin/people?q=" + member);
        press("Remind these people");
        assertThat(status()).matches("Reminders on their way: [1-9]\\d*");
        sent(member + "@larkhaven.example", "set up two-factor authentication");
        press("Remind these people");
        assertThat(status()).isEqualTo("Reminders on their way: 0");
        visit("/2fa/admin/events?account=" + member);
        assertThat(text()).contains("A reminder was sent", "mara");
    }
}
