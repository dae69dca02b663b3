package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Whoever is told to ask the helpdesk reads in the same view how to reach it. */
@Further
class HelpdeskIT extends BrowserTest {

    private static final String LINE = "Helpdesk: harbour office, 01632 960 012\nevery day, 7 to 22";

    private static void isNamedInView() {
        WebElement line = driver.findElement(By.className("sg-helpdesk"));
        assertThat(line.getText()).isEqualTo(LINE);
        assertThat(inView(line)).isTrue();
        assertThat(line.findElement(By.tagName("a")).getDomAttribute("href")).isEqualTo("tel:+441632960012");
    }

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void whereCodesHaveToWaitAndWhereTheyCountNoMore(int width, int height) throws Exception {
        browser.screen(width, height, "light");
        signIn("theo");
        assertThat(alert()).startsWith("Too many attempts. Try again in ");
        isNamedInView();

        String locked = enrolled().account();
        demo.sql("UPDATE secondgate_account SET app_failures = 50 WHERE account = '" + locked + "'");
        browser.forget();
        browser.screen(width, height, "light");
        signIn(locked);
        assertThat(alert()).isEqualTo("Too many attempts. Use a recovery code, or ask your helpdesk.");
        isNamedInView();
    }

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void onThePageForTheCallAndWhereAPageRefuses(int width, int height) throws Exception {
        browser.screen(width, height, "light");
        signIn(enrolled().account());
        unfold("I have lost everything, or left my phone at home");
        press("Ask the helpdesk");
        isNamedInView();

        browser.forget();
        browser.screen(width, height, "light");
        signIn(demo.newMember());
        visit("/2fa/nowhere");
        isNamedInView();
    }

    @Test
    void inMailsWithoutALink() throws Exception {
        String member = enrolled().account();
        assertThat(sent(member + "@larkhaven.example", "was switched on"))
                .contains(LINE)
                .doesNotContain("tel:");
    }
}
