package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every state of every page. */
class PagesTest {

    private static final Messages MESSAGES = new Messages(name -> null, ZoneId.of("UTC"));
    private static final Templates TEMPLATES = new Templates(MESSAGES, new Assets(name -> null), name -> null);
    private static final Map<String, String> PAGES = States.all().entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey, state -> state.getValue().render(TEMPLATES, Locale.ENGLISH)));
    private static final Path SOURCES = Path.of("src/main/resources/io/github/secondgate/view");

    static Set<String> states() {
        return PAGES.keySet();
    }

    @ParameterizedTest
    @MethodSource("states")
    void nothingOnThePageIsAgainstItsPolicy(String state) {
        String page = page(state);
        assertThat(page).doesNotContainPattern("\\sstyle=").doesNotContainPattern("<style");
        assertThat(page).doesNotContainPattern("\\son[a-z]+=").doesNotContainPattern("<script>|javascript:");
        assertThat(page).doesNotContainPattern("(src|href|action)=\"(https?:)?//");
        assertThat(page).doesNotContain("<img", "<iframe", "<base", "target=");
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyFormIsAPostWithTheTokenAndOneButton(String state) {
        for (MatchResult form : all(page(state), "(?s)<form([^>]*)>(.*?)</form>")) {
            assertThat(form.group(1)).contains("action=\"/app/2fa/");
            if (form.group(1).contains("role=\"search\"")) {
                // A search changes nothing, and its address shows no token.
                assertThat(form.group(1)).contains("method=\"get\"");
                assertThat(form.group(2)).doesNotContain("_csrf");
                continue;
            }
            assertThat(form.group(1)).contains("method=\"post\"");
            if (form.group(1).contains("action=\"/app/2fa/language\"")) {
                // Pages without a session offer it too; it changes nothing but a cookie.
                assertThat(form.group(2)).doesNotContain("_csrf");
                assertThat(all(form.group(2), "type=\"submit\"")).hasSize(14);
                continue;
            }
            assertThat(form.group(2)).contains("<input type=\"hidden\" name=\"_csrf\" value=\"c5RfT0k3n\">");
            // That of the page itself, for the choice of a language in its frame, may have no button of its own.
            int fewest = form.group(1).contains("id=\"again\"") ? 0 : 1;
            assertThat(all(form.group(2), "type=\"submit\"")).hasSizeBetween(fewest, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void thereIsOneHeadingOfTheFirstLevelAndTheLandmarks(String state) {
        String page = page(state);
        for (String once : List.of("<h1>", "<main ", "<header ", "<footer ", "<html lang=\"en\" dir=\"ltr\">")) {
            assertThat(page.split(Pattern.quote(once), -1)).as(once).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyFieldHasALabelAndWhatDescribesItExists(String state) {
        String page = page(state);
        List<String> ids = groups(page, "\\sid=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        for (MatchResult input : all(page, "<input ([^>]*)>")) {
            if (!input.group(1).contains("hidden")) {
                assertThat(page)
                        .contains("for=\""
                                + groups(input.group(1), "id=\"([^\"]+)\"").get(0) + "\"");
            }
        }
        for (String attribute : List.of("aria-describedby", "aria-labelledby", "data-copy-from", "data-said-in")) {
            for (String references : groups(page, attribute + "=\"([^\"]+)\"")) {
                assertThat(ids).as(attribute).contains(references.split(" "));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void theBrandLeadsHomeWhereThePageMayBeLeftForIt(String state) {
        boolean stays = state.matches("(challenge(?!-step-up)|codes|rescue|settings-(pending-)?required"
                + "|settings-rescued|settings-undone|admin-rescue-issued).*|credential");
        assertThat(page(state).contains("<p class=\"sg-brand\"><a href=")).isNotEqualTo(stays);
    }

    @ParameterizedTest
    @MethodSource("states")
    void anErrorIsAnnouncedInTheTitleAndTakesTheFocus(String state) {
        String page = page(state);
        boolean failed = page.contains("role=\"alert\"") || state.startsWith("error-");
        assertThat(page.contains("<title>Error: ")).isEqualTo(failed);
        assertThat(all(page, "\\sautofocus")).as(state).hasSizeLessThanOrEqualTo(1);
        for (MatchResult alert : all(page, "<[^>]*role=\"alert\"[^>]*>")) {
            assertThat(alert.group()).contains("tabindex=\"-1\"");
            String id = groups(alert.group(), "\\sid=\"([^\"]+)\"").get(0);
            String focused = all(page, "<[^>]*\\sautofocus[^>]*>").get(0).group();
            // The message, or the field that it describes: either way it is read out.
            assertThat(focused.equals(alert.group())
                            || focused.startsWith("<input")
                                    && focused.matches(".* aria-describedby=\"([^\"]* )?" + id + "[ \"].*"))
                    .as(focused + " for " + alert.group())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void aFieldThatIsWrongSaysWhy(String state) {
        for (MatchResult field : all(page(state), "<[^>]*aria-invalid[^>]*>")) {
            assertThat(field.group()).containsPattern("aria-describedby=\"([^\"]*-)?error[ \"]");
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatWasDoneTakesTheFocusWhereNothingIsWrong(String state) {
        String page = page(state);
        List<MatchResult> told = all(page, "<[^>]*sg-note[^>]*role=\"status\"[^>]*>");
        if (!told.isEmpty() && !page.contains("role=\"alert\"") && !page.contains("sg-page-challenge")) {
            assertThat(told.get(0).group()).contains("tabindex=\"-1\"", " autofocus");
        }
    }

    @Test
    void aCodeThatIsRefusedIsNotSentBack() {
        assertThat(page("challenge-error")).doesNotContainPattern("name=\"code\"[^>]* value=");
        assertThat(page("challenge-recovery-error")).doesNotContainPattern("name=\"recoveryCode\"[^>]* value=");
        assertThat(page("challenge-recovery-brought"))
                .containsPattern("name=\"recoveryCode\"[^>]* value=\"abcd efgh\"");
    }

    @Test
    void whoMustWaitIsToldHowLongAndGetsTheOtherWays() {
        assertThat(page("challenge-throttled"))
                .contains("data-countdown=\"240\"", "<details class=\"sg-fold\" open>")
                .doesNotContain("name=\"code\"");
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatNeedsTheScriptIsHiddenUntilItRuns(String state) {
        for (MatchResult tag : all(page(state), "<[^>]*sg-scripted[^>]*>")) {
            assertThat(tag.group()).containsPattern("\\shidden[ >]");
        }
        assertThat(page(state))
                .doesNotContainPattern("<button[^>]*type=\"button\"(?![^>]*(hidden|data-copy-from=\"setup))");
    }

    /** A browser that translates pages would make other words and codes of them. */
    @ParameterizedTest
    @MethodSource("states")
    void whatIsTypedOrReadOutAsItStandsIsNotTranslated(String state) {
        for (MatchResult tag : all(page(state), "<(?!input)[^>]*class=\"sg-(codes|phrase|mono)\\b[^>]*>")) {
            assertThat(tag.group()).contains(" translate=\"no\"");
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void noPlaceholderAndNoTagIsLeftOver(String state) {
        assertThat(page(state)).doesNotContain("{{", "}}", "{0}", "{1}");
    }

    @Test
    void aFieldForACodeOffersTheCodeAndTheKeysForIt() {
        assertThat(page("challenge"))
                .containsPattern("<input[^>]*name=\"code\"[^>]*inputmode=\"numeric\" autocomplete=\"one-time-code\"")
                .containsPattern("<input[^>]*name=\"code\"[^>]* autofocus>");
        assertThat(page("challenge-error"))
                .containsPattern(
                        "name=\"code\"[^>]* aria-invalid=\"true\" autofocus aria-describedby=\"error code-hint\">");
        assertThat(page("challenge-throttled")).doesNotContain("aria-invalid");
    }

    @Test
    void onlyTheFieldThatIsWrongIsMarked() {
        assertThat(page("settings-enabled-disable-error"))
                .containsPattern("<input[^>]*id=\"password\"[^>]*aria-invalid");
        assertThat(page("confirm-password-error"))
                .containsPattern("<input[^>]*id=\"password\"[^>]*aria-invalid")
                .doesNotContainPattern("<input[^>]*id=\"code\"[^>]*aria-invalid");
        assertThat(page("confirm-code-error"))
                .containsPattern("<input[^>]*id=\"code\"[^>]*aria-invalid")
                .doesNotContainPattern("<input[^>]*id=\"password\"[^>]*aria-invalid");
    }

    @Test
    void noPageAsksForTheFreshCodeTwice() {
        States.all().forEach((name, state) -> {
            if (!name.startsWith("challenge")) {
                assertThat(page(name).split("name=\"code\"")).as(name).hasSizeLessThanOrEqualTo(2);
            }
        });
    }

    @Test
    void theTitleTellsTheState() {
        assertThat(title("settings-not-configured"))
                .isEqualTo("Two-factor authentication: not configured – Meridian Private Bank");
        assertThat(title("settings-pending")).startsWith("Two-factor authentication: pending confirmation");
        assertThat(title("settings-enabled")).startsWith("Two-factor authentication: enabled");
        assertThat(title("codes-active")).startsWith("Save your recovery codes");
        assertThat(title("challenge-step-up")).startsWith("Confirm it is you");
        assertThat(title("challenge-error")).startsWith("Error: Two-factor verification");
    }

    @Test
    void theSecretStandsOnThePendingPageAlone() {
        for (String state : states()) {
            boolean pending = state.startsWith("settings-pending");
            assertThat(page(state).contains("JBSWY3DP")).as(state).isEqualTo(pending);
        }
    }

    @Test
    void whoeverActsAsSomeoneElseFindsNoFormThatChangesAnything() {
        for (String state : states()) {
            if (state.endsWith("-run-as") || state.endsWith("-off")) {
                assertThat(groups(page(state), "<form [^>]*action=\"([^\"]+)\""))
                        .as(state)
                        .isSubsetOf("/app/2fa/cancel", "/app/2fa/language");
            }
        }
    }

    @Test
    void whoeverMustSetItUpFindsTheWayOutButNoWayAround() {
        for (String state : List.of("settings-required", "settings-pending-required")) {
            assertThat(page(state)).as(state).contains("/app/2fa/cancel").doesNotContain("href=\"/app/\"");
        }
        for (String state : List.of("settings-grace", "settings-enabled-low")) {
            assertThat(page(state)).as(state).contains("href=\"/app/\"", "/app/2fa/cancel");
        }
    }

    /** The tags beside these are read by {@link TemplateTagsTest}. */
    @Test
    void everySentenceAndEveryPieceThatATemplateNamesIsThere() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".mustache")).toList()) {
                String source = Files.readString(file).replaceFirst("(?s)^\\{\\{!.*?}}", "");
                for (String key : groups(source, "\\{\\{#t}}([\\w.]+)")) {
                    assertThat(MESSAGES.text(Locale.ENGLISH, key)).as(key).isNotBlank();
                }
                for (String partial : groups(source, "\\{\\{>([\\w-]+)}}")) {
                    assertThat(SOURCES.resolve(partial + ".mustache")).exists();
                }
            }
        }
    }

    /** Out of its place, as a screen reader lists it, a button says what it acts on. */
    @ParameterizedTest
    @MethodSource("states")
    void noTwoButtonsThatChangeSomethingAreCalledAlike(String state) {
        String page = page(state);
        assertThat(all(page, "(?s)<button([^>]*type=\"submit\"[^>]*)>(.*?)</button>"))
                .extracting(button -> name(page, button))
                .doesNotHaveDuplicates();
    }

    /** A browser says which field was forgotten before anything is sent; what may stay empty is said here. */
    @ParameterizedTest
    @MethodSource("states")
    void whatHasToBeFilledInSaysSo(String state) {
        String forms = String.join("", groups(page(state), "(?s)<form[^>]*method=\"post\"[^>]*>(.*?)</form>"));
        assertThat(
                        groups(
                                forms,
                                "(<input(?![^>]* (?:required|hidden))[^>]* type=\"(?:text|password|date|number|radio)\"[^>]*>)"))
                .extracting(field -> groups(field, "name=\"(\\w+)\"").get(0))
                .isSubsetOf("roles", "graceDays", "graceEnds");
    }

    private static String name(String page, MatchResult button) {
        List<String> label = groups(button.group(1), "aria-label=\"([^\"]+)\"");
        List<String> labelled = groups(button.group(1), "aria-labelledby=\"([^\"]+)\"");
        if (labelled.isEmpty()) {
            return label.isEmpty() ? button.group(2) : label.get(0);
        }
        return Stream.of(labelled.get(0).split(" "))
                .map(id -> groups(page, "(?s) id=\"" + Pattern.quote(id) + "\"[^>]*>(.*?)</")
                        .get(0))
                .collect(Collectors.joining(" "));
    }

    /** From right to left everything stands the other way round, and no rule says so twice. */
    @Test
    void theStylesheetKnowsNoLeftAndRight() throws IOException {
        String css = Files.readString(SOURCES.resolve("secondgate.css")).replaceAll("(?s)/\\*.*?\\*/", "");
        assertThat(css)
                .doesNotContainPattern("(^|[\\s;{-])(left|right|top|bottom)\\s*:")
                .doesNotContainPattern("(margin|padding|border)-(left|right|top|bottom)")
                .doesNotContainPattern("(text-align|float|clear):\\s*(left|right)")
                .doesNotContainPattern("(margin|padding): \\S+ (\\S+) \\S+ (?!\\2;)\\S+;");
    }

    private static String page(String state) {
        return PAGES.get(state);
    }

    private static String title(String state) {
        return groups(page(state), "<title>(.*?)</title>").get(0);
    }

    private static List<MatchResult> all(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static List<String> groups(String text, String pattern) {
        return all(text, pattern).stream().map(match -> match.group(1)).toList();
    }
}
