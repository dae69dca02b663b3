package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The first screen of the demo. */
class StartPageIT extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"1366, 657", "360, 740"})
    void itsFirstScreenSaysWhatThisIsAndWhereToBegin(int width, int height) {
        browser.screen(width, height, "light");
        visit("/");
        WebElement about = driver.findElement(By.className("about"));
        assertThat(about.findElement(By.tagName("p")).getText())
                .isEqualTo(
                        "This is the demo of Secondgate: an old web application, to which one jar added a second factor after the password.");
        for (String way : new String[] {"Try it in 60 seconds", "Phone", "Outbox"}) {
            assertThat(inView(about.findElement(By.linkText(way)))).as(way).isTrue();
        }
        about.findElement(By.linkText("Try it in 60 seconds")).click();
        assertThat(inView(driver.findElement(By.linkText("Sign in as nadia")))).isTrue();
    }

    @Test
    void itsLegsAreCalledByWhatIsTriedAndTheWordsOfTheHarbourStandBelow() {
        visit("/");
        List<WebElement> titles = driver.findElements(By.cssSelector(".legs h3"));
        assertThat(titles).extracting(WebElement::getText).allMatch(title -> title.contains("\n"));
        assertThat(titles)
                .extracting(title -> title.getText().lines().findFirst().orElseThrow())
                .contains("Set it up", "Sign in with a code by e-mail or SMS", "Lose the phone");
        for (WebElement title : titles) {
            WebElement subtitle = title.findElement(By.tagName("small"));
            assertThat(subtitle.getRect().getY()).isGreaterThan(title.getRect().getY() + 10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1366, 1920, 2560, 3840})
    void theMapReachesBothEdges(int width) {
        browser.screen(width, "light");
        visit("/");
        for (String part : new String[] {"shore", "deep"}) {
            assertThat(driver.executeScript(
                            "const box = document.getElementsByClassName(arguments[0])[0].getBoundingClientRect();"
                                    + "return box.left <= 0 && box.right >= innerWidth;",
                            part))
                    .as(part)
                    .isEqualTo(true);
        }
        assertThat(driver.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing to scroll sideways")
                .isEqualTo(true);
    }
}
