package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;

/** Pages that can be used by everybody, in English and in Arabic: see {@link Audit}. */
abstract class AccessibilityTest extends BrowserTest {

    private Audit audit;
    private String language;

    @BeforeEach
    void lookClosely() {
        read("en-GB");
    }

    @AfterEach
    void nothingWasFound() {
        audit.report();
    }

    /** What is mirrored on a wide screen is mirrored on a narrow one too, where there is less room. */
    final void read(String tag) {
        language = tag;
        audit = tag.equals("ar") ? new Audit(browser, 360) : new Audit(browser);
        speak(tag);
    }

    /** The same reader, without a cookie. */
    final void signOut() {
        browser.forget();
        speak(language);
    }

    final void look(String path, String name) {
        visit(path);
        look(name);
    }

    final void look(String name) {
        audit.look(language + "-" + name);
    }

    /** As {@link #look}, at a page that is the gate's and so speaks the reader's language. */
    final void lookAtGate(String name) {
        assertThat(driver.findElement(By.tagName("html")).getDomAttribute("dir"))
                .as(name)
                .isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        look(name);
    }

    final void lookAtGate(String path, String name) {
        visit(path);
        lookAtGate(name);
    }
}
