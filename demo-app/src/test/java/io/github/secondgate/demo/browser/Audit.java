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
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Looks at the page that is open, on screens of some widths, by day and by night: axe finds nothing wrong, contrast as strong as
 * WCAG's AAA included (by night nothing but the colours is another), nobody has to scroll sideways, and keys and codes run from left to right in every language.
 * Our own pages are looked at without the demo's theme, unless that is asked for.
 * With the system property {@code pictures} every look is kept in {@code target/browser/pictures}.
 */
final class Audit {

    /** Axe reads the colours of each word and of all behind it anew, which is most of its time, and a page has a dozen. */
    private static final String EACH_COLOUR_ONCE = """
            const colour = axe.commons.color.Color.prototype, read = colour.parseString, known = new Map();
            colour.parseString = function (text) {
                const before = known.get(text);
                if (before) {
                    [this.r, this.g, this.b, this.alpha] = before;
                } else {
                    read.call(this, text);
                    known.set(text, [this.r, this.g, this.b, this.alpha]);
                }
                return this;
            };
            """;

    private static final String AXE = axe() + EACH_COLOUR_ONCE;
    /**
     * Everything that is asked of a page at one width, in one call: what is unfolded for it is folded again. Of the two rules for
     * contrast the stronger one leaves to the weaker what that finds, unless it is told to find all itself.
     */
    private static final String ASK = """
            const done = arguments[arguments.length - 1];
            const contrast = {checks: {'color-contrast-enhanced': {options: {contrastRatio: {
                normal: {expected: 7, minThreshold: 0}, large: {expected: 4.5, minThreshold: 0}}}}}};
            const rules = arguments[0] === 'dark'
                ? {runOnly: {type: 'rule', values: ['color-contrast-enhanced', 'link-in-text-block']}}
                : {rules: {'color-contrast': {enabled: false}, 'color-contrast-enhanced': {enabled: true}}};
            const folded = [...document.querySelectorAll('details:not([open])')];
            const start = element => element.outerHTML.slice(0, 120);
            const tooWide = () => {
                const width = document.documentElement.clientWidth;
                const over = box => box.right > width + .5 || box.left < -.5;
                const by = document.documentElement.scrollWidth - width;
                return by <= 0 ? '' : 'by ' + by + ' px\\n' + [...document.querySelectorAll('body *')]
                    .filter(each => over(each.getBoundingClientRect())).map(start).join('\\n');
            };
            const backwards = () => [...document.querySelectorAll('#setup-key, #recovery-codes, #recovery-codes li, '
                + '#rescue-phrase, #rescue-code, .sg-code, .sg-mono, .sg-phrase')]
                .filter(each => getComputedStyle(each).direction !== 'ltr').map(start).join('\\n');
            const answer = wrong => {
                const all = [wrong, tooWide(), backwards()];
                folded.forEach(each => { each.open = false; });
                done(all);
            };
            folded.forEach(each => { each.open = true; });
            axe.run({resultTypes: ['violations'], ...contrast, ...rules}).then(
                found => answer(found.violations.map(each => each.id + ': ' + each.help + '\\n    '
                    + each.nodes.map(node => node.html + '\\n    ' + node.failureSummary).join('\\n    ')).join('\\n')),
                failed => answer('axe failed: ' + failed));
            """;

    /** Leaves our own stylesheet and takes off the theme, whose first rule is the last one for the root of the document. */
    private static final String TAKE_THEME_OFF = """
            for (const sheet of document.styleSheets) {
                if (!sheet.href.includes('/assets/secondgate.css')) continue;
                const rules = [...sheet.cssRules];
                const theme = rules.map(each => each.selectorText).lastIndexOf(':root');
                for (let last = rules.length - 1; theme > 0 && last >= theme; last--) sheet.deleteRule(last);
            }
            """;

    private static final List<String> SCHEMES = List.of("light", "dark");

    private final Browser browser;
    private final ChromeDriver driver;
    private final int[] widths;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private int pages;
    private boolean themed;

    Audit(Browser browser) {
        this(browser, 360, 1280);
    }

    Audit(Browser browser, int... widths) {
        assertThat(widths).isNotEmpty();
        this.browser = browser;
        this.widths = widths;
        driver = browser.driver();
    }

    /** With the demo's theme over our own looks. */
    Audit themed() {
        themed = true;
        return this;
    }

    /** As the page looks where an application has no theme. */
    static void takeThemeOff(ChromeDriver driver) {
        driver.executeScript(TAKE_THEME_OFF);
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
        if (!themed) {
            takeThemeOff(driver);
        }
        for (int width : widths) {
            for (String scheme : SCHEMES) {
                browser.screen(width, scheme);
                String look = name + "-" + width + "-" + scheme;
                keep(look);
                List<?> answers = (List<?>) driver.executeAsyncScript(ASK, scheme);
                note(look, answers.get(0));
                note(look + " is too wide", answers.get(1));
                note(look + " has keys or codes that do not run from left to right", answers.get(2));
            }
        }
        browser.screen(1280, "light");
    }

    private void note(String look, Object fault) {
        if (!"".equals(fault)) {
            faults.put(look, String.valueOf(fault));
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
