package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache.VariableFetcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads each template with what it includes beside the contents of all its states: a tag must name a field or a method of
 * what it stands in, found as the engine finds it, and each section must be entered by some state, for in a section that
 * none enters a typo would be seen by the first visitor.
 */
class TemplateTagsTest {
    private static final Path SOURCES = Path.of("src/main/resources/io/github/secondgate/view");
    private static final Pattern TAG = Pattern.compile("\\{\\{\\{?([#^/>!]?)([^{}]+?)}}}?", Pattern.DOTALL);
    private static final Set<String> FRAME = Set.of(
            "base",
            "csrf",
            "account",
            "homeUrl",
            "issuer",
            "sends",
            "helpdesk",
            "helpdeskLink",
            "helpdeskHours",
            "t",
            "include");
    private static final Set<String> LAYOUT = Set.of(
            "page",
            "signingIn",
            "title",
            "content",
            "lang",
            "dir",
            "stylesheet",
            "script",
            "icon",
            "base",
            "account",
            "brandUrl",
            "homeUrl",
            "issuer",
            "languages",
            "languageName",
            "choiceAt",
            "choiceForm",
            "tag",
            "ownName",
            "current",
            "t");
    private static final DefaultCollector ENGINE = new DefaultCollector();

    @ParameterizedTest
    @EnumSource
    void everyTagNamesWhatSomethingOnThePageIsCalled(PageTemplate page) {
        List<?> contents = States.contents(page);
        assertThat(contents).isNotEmpty();
        new Reading(page.key(), FRAME).read(List.of(contents));
    }

    /** A page that called something of its own so would show that in the place of the frame's. */
    @ParameterizedTest
    @EnumSource
    void nothingOfAContentIsCalledAsSomethingOfTheFrame(PageTemplate page) {
        for (PageContent content : States.contents(page)) {
            assertThat(FRAME)
                    .allSatisfy(name -> assertThat(ENGINE.createFetcher(content, name))
                            .as(content.getClass().getName() + " " + name)
                            .isNull());
        }
    }

    @Test
    void everyTagOfTheLayoutIsKnown() {
        new Reading("layout", LAYOUT).read(List.of());
    }

    @Test
    void aTypoInATemplateIsFound() {
        List<?> contents = States.contents(PageTemplate.ERROR);
        for (String typo : List.of("{{titel}}", "{{#t}}error.status|{{stat}}{{/t}}", "{{^backUrls}}{{/backUrls}}")) {
            assertThatThrownBy(() -> new Reading("error", FRAME).walk("{{title}}" + typo, List.of(contents)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("knows no");
        }
        assertThatThrownBy(() -> new Reading("error", FRAME)
                        .walk("{{#backUrl}}{{.}}{{title}}{{homeURL}}{{/backUrl}}", List.of(contents)))
                .hasMessageContaining("knows no homeURL");
        assertThatThrownBy(() -> new Reading("admin-policy", FRAME).walk("{{#error}}{{/error}}", List.of(contents)))
                .hasMessageContaining("knows no error");
    }

    @Test
    void aSectionThatNoStateEntersIsFound() {
        record Empty(String never, List<String> none) {}
        List<?> one = List.of(new Empty(null, List.of()));
        for (String section : List.of("{{#never}}x{{/never}}", "{{#none}}x{{/none}}")) {
            assertThatThrownBy(() -> new Reading("test", FRAME).walk(section, List.of(one)))
                    .hasMessageContaining("no state enters");
        }
    }

    /** One template, read from its first tag to its last. */
    private static final class Reading {
        private final String template;
        private final Set<String> behind;

        /** @param behind names that are known wherever a tag stands */
        Reading(String template, Set<String> behind) {
            this.template = template;
            this.behind = behind;
        }

        void read(List<? extends List<?>> stack) {
            walk(source(template), stack);
        }

        /** @param stack what the text stands in, the innermost last: everything that stands there in some state */
        void walk(String text, List<? extends List<?>> stack) {
            Matcher tag = TAG.matcher(text);
            int at = 0;
            while (tag.find(at)) {
                String name = tag.group(2).trim();
                at = tag.end();
                switch (tag.group(1)) {
                    case "!" -> {}
                    case ">" -> new Reading(name, behind).read(stack);
                    case "#", "^" -> {
                        int end = end(text, at, name);
                        String body = text.substring(at, text.lastIndexOf("{{", end - 1));
                        section(tag.group(1), name, body, stack);
                        at = end;
                    }
                    default -> values(name, stack);
                }
            }
        }

        private void section(String kind, String name, String body, List<? extends List<?>> stack) {
            if (name.startsWith("-") || name.equals("t")) {
                walk(body, stack);
                return;
            }
            if (name.equals("include")) {
                include(body, stack);
                return;
            }
            List<Object> values = values(name, stack);
            if (kind.equals("^") || values == null || values.stream().anyMatch(Boolean.class::isInstance)) {
                walk(body, stack);
                return;
            }
            List<Object> entered = values.stream()
                    .flatMap(value -> value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value))
                    .filter(value -> !value.equals(""))
                    .toList();
            assertThat(entered).as(template + ": no state enters " + name).isNotEmpty();
            List<List<?>> inside = new ArrayList<>(stack);
            inside.add(entered);
            walk(body, inside);
        }

        /** Each template that is named there, in what names it. */
        private void include(String body, List<? extends List<?>> stack) {
            Matcher tag = TAG.matcher(body);
            assertThat(tag.matches()).as(template + " includes " + body).isTrue();
            List<Object> templates = values(tag.group(2).trim(), stack);
            List<?> here = stack.get(stack.size() - 1);
            for (Object named : new LinkedHashSet<>(templates)) {
                List<List<?>> inside = new ArrayList<>(stack.subList(0, stack.size() - 1));
                inside.add(IntStream.range(0, here.size())
                        .filter(each -> templates.get(each).equals(named))
                        .mapToObj(here::get)
                        .collect(Collectors.toList()));
                new Reading(named.toString(), behind).read(inside);
            }
        }

        /** What it is in each of the states; null where it stands behind the contents, or is what the tag stands in. */
        private List<Object> values(String name, List<? extends List<?>> stack) {
            if (name.equals(".")) {
                return null;
            }
            for (int level = stack.size() - 1; level >= 0; level--) {
                List<?> here = stack.get(level);
                List<VariableFetcher> fetchers = here.stream()
                        .map(each -> ENGINE.createFetcher(each, name))
                        .toList();
                if (fetchers.stream().anyMatch(Objects::nonNull)) {
                    assertThat(fetchers)
                            .as(template + ": only some of what stands there knows " + name)
                            .doesNotContainNull();
                    List<Object> values = new ArrayList<>();
                    for (int i = 0; i < here.size(); i++) {
                        values.add(value(fetchers.get(i), here.get(i), name));
                    }
                    return values;
                }
            }
            assertThat(behind).as(template + " knows no " + name).contains(name);
            return null;
        }

        private static Object value(VariableFetcher fetcher, Object content, String name) {
            try {
                return fetcher.get(content, name);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static int end(String text, int from, String name) {
            Matcher same = Pattern.compile("\\{\\{([#^/])" + Pattern.quote(name) + "}}")
                    .matcher(text);
            int depth = 1;
            same.region(from, text.length());
            while (same.find()) {
                depth += same.group(1).equals("/") ? -1 : 1;
                if (depth == 0) {
                    return same.end();
                }
            }
            throw new AssertionError("no end of " + name);
        }

        private static String source(String name) {
            try {
                return Files.readString(SOURCES.resolve(name + ".mustache"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
