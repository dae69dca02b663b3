package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes every state to {@code target/gallery}, in English there and in a folder for each language, to be looked at. */
class GalleryTest {

    private static final Function<String, InputStream> NO_FILES = name -> null;
    private static final Contact HELPDESK =
            new Contact("+41 44 000 00 00", "tel:+41440000000", "Monday to Friday, 8 to 18");
    private static final Path SOURCES = Path.of("src/main/resources/io/github/secondgate/view");
    private static final Assets ASSETS = new Assets(NO_FILES);

    @Test
    void everyStateCanBeLookedAt() throws IOException {
        Messages messages = new Messages(NO_FILES, ZoneId.of("UTC"), HELPDESK);
        Templates templates = new Templates(messages, ASSETS, NO_FILES);
        Path gallery = Path.of("target", "gallery");
        for (String language : messages.languages()) {
            Path folder = Files.createDirectories(language.equals("en") ? gallery : gallery.resolve(language));
            write(templates, Locale.forLanguageTag(language), folder);
        }
        assertThat(gallery.resolve("challenge.html")).exists();
        assertThat(gallery.resolve("ar/challenge.html")).content().contains("dir=\"rtl\"");
    }

    private static void write(Templates templates, Locale locale, Path folder) throws IOException {
        for (String name : ASSETS.names()) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                ASSETS.find(name).orElseThrow().writeTo(out, false);
            }
        }
        for (var state : States.all().entrySet()) {
            String page = state.getValue().render(templates, locale);
            Files.writeString(
                    folder.resolve(state.getKey() + ".html"),
                    page.replaceAll("/app/2fa/assets/(secondgate\\.\\w+)\\?v=\\w+", "$1"));
        }
    }

    @Test
    void everyPageHasAState() {
        Set<PageTemplate> shown = States.all().values().stream()
                .map(state -> state.content().template())
                .collect(Collectors.toSet());
        States.pieces().forEach(piece -> shown.add(piece.template()));
        assertThat(shown).containsExactlyInAnyOrder(PageTemplate.values());
    }

    /** A sentence that no state shows stands in a part of a page that nobody has looked at. */
    @Test
    void everySentenceOfTheTemplatesIsShownInSomeState() throws IOException {
        Set<String> shown = new TreeSet<>();
        Function<String, InputStream> keysForSentences = GalleryTest::keysForSentences;
        Templates templates =
                new Templates(new Messages(keysForSentences, ZoneId.of("UTC"), HELPDESK), ASSETS, NO_FILES);
        for (States.State state : States.all().values()) {
            note(state.render(templates, Locale.ENGLISH), shown);
        }
        for (PageContent piece : States.pieces()) {
            note(templates.piece(States.FRAME, piece, Locale.ENGLISH), shown);
        }
        assertThat(asked()).filteredOn(key -> !shown.contains(key)).isEmpty();
    }

    private static InputStream keysForSentences(String name) {
        if (!name.equals("messages.properties")) {
            return null;
        }
        String english = ViewFiles.text(new ViewFiles(NO_FILES).fromJar(name));
        String keys = matches(english, "(?m)^([\\w.-]+) *=")
                .map(key -> key + " = «" + key + "»")
                .collect(Collectors.joining("\n"));
        return new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    }

    private static void note(String page, Set<String> shown) {
        matches(page, "«([^»]+)»").forEach(shown::add);
    }

    private static Set<String> asked() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".mustache")).toList()) {
                matches(Files.readString(file), "\\{\\{#t}}([\\w.]+)").forEach(asked::add);
            }
        }
        return asked;
    }

    private static Stream<String> matches(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
