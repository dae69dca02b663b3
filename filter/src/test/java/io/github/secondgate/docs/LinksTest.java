package io.github.secondgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation hangs together. */
class LinksTest {
    private static final int LONGEST_README = 150;
    private static final Pattern EMPHASIS = Pattern.compile("(?<![*\\w])\\*([^*]+)\\*(?!\\*)");

    @Test
    void everyLinkInsideTheRepositoryLeadsSomewhere() {
        assertThat(Document.all())
                .allSatisfy(document -> assertThat(document.links())
                        .as("links of %s", document.file())
                        .filteredOn(link -> !link.startsWith("https://"))
                        .allSatisfy(link -> leadsSomewhere(document, link)));
    }

    private static void leadsSomewhere(Document document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document.file()
                : document.file().resolveSibling(parts[0]).normalize();
        assertThat(target).exists();
        if (parts.length > 1) {
            assertThat(Document.of(Path.of("..").relativize(target).toString()).anchors())
                    .as("headings of %s", target)
                    .contains(parts[1]);
        }
    }

    @Test
    void everyPageIsFoundFromTheReadme() {
        String links = String.join(" ", Document.of("README.md").links());
        assertThat(Document.all())
                .allSatisfy(document -> assertThat(links + " README.md")
                        .contains(document.file().getFileName().toString()));
    }

    @Test
    void theReadmeIsReadInOneSitting() throws IOException {
        assertThat(Files.readAllLines(Document.of("README.md").file())).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    /** People look for the words that they are told to look for. */
    @Test
    void whatPeopleAreToldToChooseStandsOnAPage() throws IOException {
        Properties sentences = new Properties();
        try (var in =
                Files.newBufferedReader(Path.of("src/main/resources/io/github/secondgate/view/messages.properties"))) {
            sentences.load(in);
        }
        String all = sentences.values().stream()
                .map(sentence -> sentence.toString().replace('’', '\''))
                .collect(Collectors.joining("\n"));
        Stream<String> named = EMPHASIS.matcher(
                        Document.of("filter/docs/people.md").prose())
                .results()
                .map(words -> words.group(1).replace('\n', ' '));
        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(words -> assertThat(all).contains(words));
    }
}
