package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first screen of the demo. */
class StartPageIT extends BrowserTest {

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
