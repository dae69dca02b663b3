package io.github.secondgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Security by name: the tests that the page on security names are there. */
class AttackTestsTest {
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*)\\.(\\w+)`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> classes = sources();
        Document page = Document.of("filter/docs/security.md");
        List<String> names =
                NAME.matcher(page.prose()).results().map(MatchResult::group).toList();
        assertThat(names).hasSizeGreaterThan(100).allSatisfy(name -> {
            Matcher parts = NAME.matcher(name);
            assertThat(parts.matches()).isTrue();
            assertThat(headOf(parts.group(2), classes.getOrDefault(parts.group(1), "")))
                    .containsAnyOf("@Test", "@ParameterizedTest", "@RepeatedTest", "@TestFactory");
        });
    }

    /** What stands before a method, down from the empty line that parts it from the one before. */
    private static String headOf(String method, String source) {
        Matcher declared =
                Pattern.compile("(?m)^    [\\w<>]+ " + method + "\\(").matcher(source);
        return declared.find() ? source.substring(source.lastIndexOf("\n\n", declared.start()), declared.start()) : "";
    }

    @Test
    void everyAttackNamesATest() {
        List<String> rows = Document.of("filter/docs/security.md")
                .prose()
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| attack |"))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(60)
                .allSatisfy(row -> assertThat(row).containsPattern(NAME));
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> own = Files.walk(Path.of("src/test/java"));
                Stream<Path> demo = Files.walk(Path.of("../demo-app/src/test/java"))) {
            return Stream.concat(own, demo)
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            text(),
                            (one, other) -> one + other));
        }
    }

    private static Function<Path, String> text() {
        return file -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
