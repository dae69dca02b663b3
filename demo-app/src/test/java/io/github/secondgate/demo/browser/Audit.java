package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Looks at the page that is open, on screens of some widths, by day and by night: axe finds nothing wrong (by night nothing
 * but the colours is another), nobody has to scroll sideways, and keys and codes run from left to right in every language.
 * With the system property {@code pictures} every look is kept in {@code target/browser/pictures}.
 */
final class Audit {

    private static final String AXE = axe();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const rules = arguments[0] === 'dark'
                ? {runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}} : {};
            axe.run({resultTypes: ['violations'], ...rules}).then(
                found => done(found.violations.map(each => each.id + ': ' + each.help + '\\n    '
                    + each.nodes.map(node => node.html + '\\n    ' + node.failureSummary).join('\\n    ')).join('\\n')),
                failed => done('axe failed: ' + failed));
            """;
    private static final String UNFOLD =
            "document.querySelectorAll('details:not([open])').forEach(each => { each.open = each.dataset.audit = true; })";
    private static final String FOLD =
            "document.querySelectorAll('[data-audit]').forEach(each => { each.open = false; delete each.dataset.audit; })";
    private static final String TOO_WIDE = """
            const width = document.documentElement.clientWidth;
            const over = box => box.right > width + .5 || box.left < -.5;
            const by = document.documentElement.scrollWidth - width;
            return by <= 0 ? '' : 'by ' + by + ' px\\n' + [...document.querySelectorAll('body *')]
                .filter(each => over(each.getBoundingClientRect()))
                .map(each => each.outerHTML.slice(0, 120)).join('\\n');
            """;
    private static final String BACKWARDS = """
            return [...document.querySelectorAll('#setup-key, #recovery-codes, #recovery-codes li, #rescue-phrase, '
                + '#rescue-code, .sg-code, .sg-mono, .sg-phrase')]
                .filter(each => getComputedStyle(each).direction !== 'ltr')
                .map(each => each.outerHTML.slice(0, 120)).join('\\n');
            """;

    private final Browser browser;
    private final ChromeDriver driver;
    private final int[] widths;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private int pages;

    Audit(Browser browser) {
        this(browser, 360, 1280);
    }

    Audit(Browser browser, int... widths) {
        assertThat(widths).isNotEmpty();
        this.browser = browser;
        this.widths = widths;
        driver = browser.driver();
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name what the page shows, for the report */
    void look(String name) {
        pages++;
        driver.executeScript(AXE);
        for (int width : widths) {
            for (String scheme : new String[] {"light", "dark"}) {
                browser.screen(width, scheme);
                String look = name + "-" + width + "-" + scheme;
                keep(look);
                driver.executeScript(UNFOLD);
                note(look, (String) driver.executeAsyncScript(RUN, scheme));
                note(look + " is too wide", (String) driver.executeScript(TOO_WIDE));
                note(look + " has keys or codes that do not run from left to right", (String)
                        driver.executeScript(BACKWARDS));
                driver.executeScript(FOLD);
            }
        }
        browser.screen(1280, "light");
    }

    private void note(String look, String fault) {
        if (!fault.isEmpty()) {
            faults.put(look, fault);
        }
    }

    private void keep(String look) {
        if (System.getProperty("pictures") == null) {
            return;
        }
        try {
            Path pictures = Files.createDirectories(Path.of("target", "browser", "pictures"));
            Files.write(pictures.resolve(look + ".png"), browser.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void report() {
        assertThat(pages).isPositive();
        SoftAssertions all = new SoftAssertions();
        faults.forEach((look, fault) -> all.fail(look + "\n" + fault));
        all.assertAll();
    }
}
