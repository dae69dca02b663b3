package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The audit log as an administrator reads it. */
@Further
class EventsPageIT extends BrowserTest {
    private static final String BROKEN = """
            const range = document.createRange();
            return [...document.querySelectorAll('.sg-table th')].filter(each => each.offsetWidth > 1).filter(each => {
                const text = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
                while (text.nextNode()) {
                    for (const word of text.currentNode.data.matchAll(/[^ @.-]+/g)) {
                        range.setStart(text.currentNode, word.index);
                        range.setEnd(text.currentNode, word.index + word[0].length);
                        if (range.getClientRects().length > 1) return true;
                    }
                }
                return false;
            }).map(each => each.textContent);
            """;

    private static List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .collect(Collectors.toList());
    }

    private static void signInMara() {
        browser.forget();
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
    }

    private static String memberWithARefusal() throws Exception {
        Enrolled member = enrolled();
        browser.forget();
        signIn(member.account());
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        return member.account();
    }

    @Test
    @DisplayName("Events are sentences with a badge each; the constants of the log stand in the files only")
    void sentences() throws Exception {
        String member = memberWithARefusal();
        signInMara();
        visit("/2fa/admin/events?account=" + member);
        assertThat(texts(".sg-events .sg-badge").get(0)).isEqualTo("Refused");
        assertThat(texts(".sg-events tbody tr").get(0)).contains("Code refused", "Authenticator app", member);
        assertThat(texts(".sg-events tbody tr"))
                .anySatisfy(row -> assertThat(row).contains("A method was set up", "Done"));
        assertThat(text()).doesNotContainPattern("[A-Z]{3,}_[A-Z]+").doesNotContain("REJECTED", "CONFIRMED");
        assertThat(texts("#kind option"))
                .contains("Code accepted", "The policy is saved")
                .doesNotContain("POLICY_CHANGED");
    }

    @Test
    @DisplayName("Times are those of one zone, which the head of their column names")
    void oneZone() throws Exception {
        memberWithARefusal();
        signInMara();
        visit("/2fa/admin/events");
        String zone = ZoneId.systemDefault().getDisplayName(TextStyle.SHORT, Locale.UK);
        assertThat(texts(".sg-events thead th").get(0)).isEqualTo("When (" + zone + ")");
        assertThat(texts(".sg-events .sg-time").get(0)).matches("\\d{1,2} \\w{3,4} \\d{4}, \\d\\d:\\d\\d");
    }

    @Test
    @DisplayName("A head never breaks a word, and on a phone a table is a list")
    void heads() throws Exception {
        memberWithARefusal();
        signInMara();
        for (String page : List.of("events", "people", "exemptions")) {
            for (int width : new int[] {800, 1024, 1280}) {
                browser.screen(width, "light");
                visit("/2fa/admin/" + page);
                assertThat((List<?>) driver.executeScript(BROKEN))
                        .as(page + " at " + width)
                        .isEmpty();
            }
        }
        browser.screen(360, "light");
        visit("/2fa/admin/events");
        assertThat(driver.findElement(By.cssSelector(".sg-events tbody tr")).getCssValue("display"))
                .isEqualTo("block");
        assertThat(driver.findElement(By.cssSelector(".sg-events .sg-time"))
                        .getRect()
                        .getX())
                .isEqualTo(driver.findElement(By.cssSelector(".sg-events .sg-badge"))
                        .findElement(By.xpath(".."))
                        .getRect()
                        .getX());
        browser.screen(1280, "light");
    }
}
