package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state that a page of the gate can be in, as the filter's own tests have drawn it, without a server: what axe finds in it, and
 * whether anybody has to scroll sideways.
 */
@Further
class EveryStateIT {
    private static final Path GALLERY =
            Path.of("..", "filter", "target", "gallery").toAbsolutePath().normalize();
    private static final int STATES = 120;
    /** "all", or some of them with commas between. */
    private static final String LANGUAGES = "SECONDGATE_LANGUAGES";

    /** Words of badges and of buttons in a list that stand on more than one line. */
    private static final String BROKEN = """
            const broken = [];
            document.querySelectorAll('.sg-table .sg-badge, .sg-table .sg-button').forEach(each => {
                const words = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
                for (let text = words.nextNode(); text; text = words.nextNode()) {
                    for (const word of text.data.matchAll(/[\\p{L}\\p{M}]{5,}/gu)) {
                        const range = document.createRange();
                        range.setStart(text, word.index);
                        range.setEnd(text, word.index + word[0].length);
                        if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
                    }
                }
            });
            return broken.join(' ');
            """;

    private static List<Path> states(Path folder) throws IOException {
        assertThat(folder).as("drawn by GalleryTest of the filter").isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> states = files.filter(file -> file.toString().endsWith(".html"))
                    .filter(EveryStateIT::stays)
                    .sorted()
                    .toList();
            assertThat(states).hasSizeGreaterThan(STATES);
            return states;
        }
    }

    /** One page goes on by itself, to where there is nothing here. */
    private static boolean stays(Path state) {
        try {
            return !Files.readString(state).contains(" data-goes-on");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> others() {
        return Wording.LANGUAGES.subList(1, Wording.LANGUAGES.size());
    }

    private static List<String> asked() {
        String asked = System.getenv(LANGUAGES);
        return asked.equals("all") ? others() : List.of(asked.split(","));
    }

    private static Browser browser() throws IOException {
        Browser browser = Browser.open();
        browser.forget();
        return browser;
    }

    @Test
    void canBeReadInEnglishOnEveryScreenByDayAndByNight() throws IOException {
        look("en", GALLERY);
    }

    private static void look(String language, Path folder) throws IOException {
        Browser browser = browser();
        Audit audit = new Audit(browser, 320, 360, 1280).themed();
        for (Path state : states(folder)) {
            browser.driver().get(state.toUri().toString());
            audit.look(language + "/" + state.getFileName());
        }
        audit.report();
    }

    @Test
    void letsTheScriptRunToItsEnd() throws IOException {
        Browser browser = browser();
        SoftAssertions run = new SoftAssertions();
        for (Path state : states(GALLERY)) {
            browser.driver().get(state.toUri().toString());
            run.assertThat(browser.console())
                    .as(state.getFileName().toString())
                    .noneMatch(said -> said.contains("Uncaught"));
        }
        run.assertAll();
    }

    /** As {@link #canBeReadInEnglishOnEveryScreenByDayAndByNight}; some minutes for each language. */
    @ParameterizedTest
    @EnabledIfEnvironmentVariable(named = LANGUAGES, matches = ".+")
    @MethodSource("asked")
    void canBeReadInEveryLanguageOnEveryScreenByDayAndByNight(String language) throws IOException {
        look(language, GALLERY.resolve(language));
    }

    /** Words are as long as their language has them, and a list is where they make a page too wide, or are cut in two. */
    @Test
    void noListIsWiderThanAPhoneAndNoWordOfItIsBrokenInAnyLanguage() throws IOException {
        Browser browser = browser();
        browser.screen(320, 700, "light");
        SoftAssertions wide = new SoftAssertions();
        for (String language : others()) {
            for (Path state : states(GALLERY.resolve(language))) {
                if (Files.readString(state).contains("class=\"sg-table")) {
                    browser.driver().get(state.toUri().toString());
                    fits(browser, language + "/" + state.getFileName(), wide);
                    wide.assertThat((String) browser.driver().executeScript(BROKEN))
                            .as("%s/%s breaks words", language, state.getFileName())
                            .isEmpty();
                }
            }
        }
        wide.assertAll();
    }

    private static void fits(Browser browser, String name, SoftAssertions wide) {
        wide.assertThat(browser.driver()
                        .executeScript(
                                "const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
                .as("%s is too wide", name)
                .isEqualTo(0L);
    }
}
