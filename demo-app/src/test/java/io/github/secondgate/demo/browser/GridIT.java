package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * All pages share one grid: the bar and the foot stand at the same edges on each of them, the content in one of three columns around
 * the same middle, everything in a column at its edges and one gap from the next, and nothing unseen makes a gap of its own.
 */
@Further
class GridIT extends BrowserTest {

    private static final int[][] SCREENS = {{1366, 657}, {1280, 900}, {360, 740}};

    /** The frame, which is to be the same everywhere, and after it what of this page does not keep to it. */
    private static final String MEASURE = """
            scrollTo(0, 0);
            const root = getComputedStyle(document.documentElement);
            const px = name => parseFloat(root.getPropertyValue('--' + name)) * parseFloat(root.fontSize);
            const seen = element => {
                const box = element.getBoundingClientRect();
                return box.width > 1 && box.height > 1;
            };
            const inside = element => {
                const box = element.getBoundingClientRect(), style = getComputedStyle(element);
                const by = side => parseFloat(style['padding' + side]) + parseFloat(style['border' + side + 'Width']);
                return {left: box.left + by('Left'), right: box.right - by('Right'), top: box.top + by('Top'), bottom: box.bottom - by('Bottom')};
            };
            const wrong = [];
            const name = element => element.className || element.tagName;
            const same = (what, one, other) => {
                if (Math.abs(one - other) > 1) wrong.push(what + ': ' + one.toFixed(1) + ' is not ' + other.toFixed(1));
            };
            const main = document.querySelector('.sg-main'), column = inside(main), page = document.documentElement.clientWidth;
            const widths = ['width', 'wide'].map(each => Math.min(px(each), page) - 2 * px('gutter'));
            if (!widths.some(each => Math.abs(each - (column.right - column.left)) < 1)) wrong.push('a column of ' + (column.right - column.left));
            same('the middle', column.left, page - column.right);
            const parts = [...main.children].filter(seen);
            parts.forEach((part, at) => {
                const box = part.getBoundingClientRect();
                if (part.matches('.sg-narrow')) {
                    same('the middle of ' + name(part), box.left, page - box.right);
                } else {
                    same('the left of ' + name(part), box.left, column.left);
                    same('the right of ' + name(part), box.right, column.right);
                }
                if (at > 0 && !part.matches('.sg-lead')) {
                    same('the gap above ' + name(part), box.top - parts[at - 1].getBoundingClientRect().bottom, px('gap'));
                }
            });
            main.querySelectorAll('.sg-card, .sg-note > div').forEach(card => {
                const within = inside(card);
                const shown = [...card.children].filter(each => seen(each) && getComputedStyle(each).position !== 'absolute');
                if (shown.length === 0) return;
                same('the first of ' + name(card), shown[0].getBoundingClientRect().top, within.top);
                same('the last of ' + name(card), shown[shown.length - 1].getBoundingClientRect().bottom, within.bottom);
            });
            const bar = inside(document.querySelector('.sg-bar-in')), foot = inside(document.querySelector('.sg-foot'));
            const top = parts[0].getBoundingClientRect().top - document.querySelector('.sg-bar').getBoundingClientRect().bottom;
            return [[bar.left, bar.right, foot.left, foot.right, top].map(each => Math.round(each)).join(' '), wrong.join('; ')];
            """;

    private final Map<String, List<String>> frames = new LinkedHashMap<>();
    private final SoftAssertions pages = new SoftAssertions();

    private void measure(String name) {
        Audit.takeThemeOff(driver);
        for (int[] screen : SCREENS) {
            browser.screen(screen[0], screen[1], "light");
            List<?> measured = (List<?>) driver.executeScript(MEASURE);
            String size = screen[0] + "x" + screen[1];
            frames.computeIfAbsent(size + ": " + measured.get(0), none -> new ArrayList<>())
                    .add(name);
            pages.assertThat((String) measured.get(1))
                    .as("%s at %s", name, size)
                    .isEmpty();
        }
        browser.screen(1280, "light");
    }

    private void measure(String path, String name) {
        visit(path);
        measure(name);
    }

    @Test
    void everyPageStandsAtTheSameEdges() throws Exception {
        asSomebodyNew();
        asAnAdministrator();
        asSomebodyWhoComesBack();
        asSomebodyInGrace();
        pages.assertAll();
        assertThat(frames).as("one frame for each screen").hasSize(SCREENS.length);
        assertThat(frames.values()).allMatch(names -> names.size() > 20);
    }

    private void asSomebodyNew() {
        signIn(demo.newMember());
        measure("/2fa", "settings, not configured");
        press("Enable two-factor");
        measure("set-up");
        Phone phone = Phone.ofKey(setupKey());
        field("code").sendKeys(phone.wrongCode());
        press("Confirm and enable");
        measure("set-up, refused");
        field("code").sendKeys(phone.code());
        press("Confirm and enable");
        measure("recovery codes");
        keepCodes();
        measure("settings, enabled");
        measure("/2fa/nowhere", "nothing there");
    }

    private void asAnAdministrator() {
        browser.forget();
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
        for (String page : new String[] {"policy", "people", "exemptions", "events", "rescues", "nowhere"}) {
            measure("/2fa/admin/" + page, "administration, " + page);
        }
        measure("/2fa/admin/people?q=theo", "administration, found");
        press("theo");
        measure("administration, a person");
    }

    private void asSomebodyWhoComesBack() throws Exception {
        Enrolled member = enrolled();
        browser.forget();
        signIn(member.account());
        measure("challenge");
        field("code").sendKeys(member.phone().wrongCode());
        press("Verify and sign in");
        measure("challenge, refused");
        unfold("I have lost everything, or left my phone at home");
        press("Ask the helpdesk");
        measure("rescue");
        press("Go back");
        unfold("Lost your phone? Use a recovery code");
        field("recoveryCode").sendKeys(member.codes().get(0));
        press("Use recovery code");
        measure("a recovery code was used");
        visit("/2fa");
        TestClock.move(Duration.ofMinutes(6));
        unfold("Regenerate recovery codes");
        press("Generate new codes");
        measure("confirm");
    }

    private void asSomebodyInGrace() {
        browser.forget();
        signIn("grace");
        measure("grace");
        measure("/2fa", "settings in grace");
    }
}
