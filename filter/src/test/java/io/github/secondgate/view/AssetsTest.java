package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {

    private final Assets assets = new Assets(name -> null);

    @Test
    void onlyTheListedNamesAreServed() {
        assertThat(assets.names()).containsExactly("secondgate.css", "secondgate.js", "secondgate.svg");
        assertThat(assets.find("../messages.properties")).isEmpty();
        assertThat(assets.find("messages.properties")).isEmpty();
        assertThat(assets.find("layout.mustache")).isEmpty();
    }

    @Test
    void eachSaysWhatItIs() {
        assertThat(assets.find("secondgate.css").orElseThrow().contentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(assets.find("secondgate.js").orElseThrow().contentType()).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(assets.find("secondgate.svg").orElseThrow().contentType()).isEqualTo("image/svg+xml");
    }

    /** The digest of FIPS 180-2, appendix B.1. */
    @Test
    void theVersionIsTheBeginningOfTheContentsSha256() {
        assertThat(new Asset("text/plain", "abc".getBytes(StandardCharsets.US_ASCII)).version())
                .isEqualTo("ba7816bf8f01cfea");
    }

    @Test
    void eachIsThereCompressedTooAndIsTheSameWhenUnpacked() throws IOException {
        for (String name : assets.names()) {
            Asset asset = assets.find(name).orElseThrow();
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            asset.writeTo(plain, false);
            asset.writeTo(compressed, true);
            assertThat(compressed.size()).isEqualTo(asset.length(true)).isLessThan(plain.size());
            assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray())).readAllBytes())
                    .isEqualTo(plain.toByteArray());
        }
    }

    @Test
    void whatIsWrittenForUsAloneIsNotSent() throws IOException {
        for (String name : new String[] {"secondgate.css", "secondgate.js"}) {
            ByteArrayOutputStream served = new ByteArrayOutputStream();
            assets.find(name).orElseThrow().writeTo(served, false);
            String ours = new String(Assets.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(served.toString(StandardCharsets.UTF_8))
                    .doesNotContain("/*")
                    .doesNotContain("*/")
                    .isEqualToIgnoringWhitespace(ours.replaceAll("(?s)/[*].*?[*]/", ""));
        }
    }

    /** A theme sets one corner, which all of them follow but what is round anyway. */
    @Test
    void everyCornerFollowsTheOneOfTheTheme() throws IOException {
        String styles =
                new String(Assets.class.getResourceAsStream("secondgate.css").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Pattern.compile("border-radius: ([^;]*);").matcher(styles).results())
                .hasSizeGreaterThan(10)
                .extracting(found -> found.group(1))
                .allMatch(corner -> corner.contains("var(--corner)")
                        || List.of("50%", "99px").contains(corner));
    }

    @Test
    void theStylesheetOfTheWarTakesThePlaceOfOursAndHasAnotherAddress() throws IOException {
        byte[] own = "body{color:red}".getBytes(StandardCharsets.UTF_8);
        Assets replaced = new Assets(name -> name.equals("secondgate.css") ? new ByteArrayInputStream(own) : null);
        ByteArrayOutputStream served = new ByteArrayOutputStream();
        replaced.find("secondgate.css").orElseThrow().writeTo(served, false);
        assertThat(served.toByteArray()).isEqualTo(own);
        assertThat(replaced.find("secondgate.css").orElseThrow().length(false)).isEqualTo(own.length);
        assertThat(replaced.href("/2fa", "secondgate.css")).isNotEqualTo(assets.href("/2fa", "secondgate.css"));
        assertThat(replaced.href("/2fa", "secondgate.js")).isEqualTo(assets.href("/2fa", "secondgate.js"));
    }

    @Test
    void theThemeOfTheWarIsLaidOverOurStylesheetAndHasAnotherAddress() throws IOException {
        Assets themed = themed("\uFEFF:root { --accent: teal } /* } */ .sg-brand::after { content: \"{'\" }");
        assertThat(stylesheet(themed))
                .startsWith(stylesheet(assets))
                .endsWith("\n:root { --accent: teal } /* } */ .sg-brand::after { content: \"{'\" }");
        assertThat(themed.find("secondgate.css").orElseThrow().contentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(themed.href("/2fa", "secondgate.css")).isNotEqualTo(assets.href("/2fa", "secondgate.css"));
        assertThat(themed.names()).isEqualTo(assets.names());
    }

    @Test
    void theThemeIsLaidOverTheStylesheetOfTheWarToo() throws IOException {
        Assets both = new Assets(name -> switch (name) {
            case "secondgate.css" -> open("body{color:red}");
            case "theme.css" -> open("body{color:blue}");
            default -> null;
        });
        assertThat(stylesheet(both)).isEqualTo("body{color:red}\nbody{color:blue}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "` `                             | it is empty",
                ":root { --accent: red           | line 1 opens with { what is never closed",
                "`a {}\n}`                       | line 2 closes with } what was not opened so",
                "a { width: calc(1px } )         | line 1 closes with } what was not opened so",
                "`a {}\n\n/* b {}`               | line 3 begins a comment or a string that does not end",
                "a { content: \"x }              | line 1 begins a comment or a string that does not end",
                "`a {}\n@IMPORT url(more.css);`  | line 2 has @import, which counts at the head of a stylesheet only",
            })
    void aThemeThatBrowsersWouldIgnoreIsRefused(String theme, String why) {
        assertThatThrownBy(() -> themed(theme.replace("\\n", "\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("WEB-INF/secondgate/theme.css cannot be used: " + why + ".");
    }

    @Test
    void aThemeInAnotherEncodingIsRefused() {
        byte[] latin = "/* caf\u00e9 */".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new Assets(name -> name.equals("theme.css") ? new ByteArrayInputStream(latin) : null))
                .hasMessageContaining("it is not in UTF-8");
    }

    @Test
    void aThemeMayHave65536BytesAndNoMore() {
        String most = "a{}" + " ".repeat(65_533);
        assertThat(themed(most).find("secondgate.css")).isPresent();
        assertThatThrownBy(() -> themed(most + " ")).hasMessageContaining("it has 65537 bytes, and may have 65536");
    }

    /** The list in the documentation is what themes are written by. */
    @Test
    void everyPropertyOfOurStylesheetIsDocumentedAndNoOther() throws IOException {
        String documented = Files.readString(Path.of("docs/your-application.md"));
        documented =
                documented.substring(documented.indexOf("### A theme"), documented.indexOf("## An own challenge page"));
        assertThat(properties("`(--[a-z-]+)`", documented))
                .isEqualTo(properties("(?m)^(--[a-z-]+):", stylesheet(assets)));
    }

    private static Set<String> properties(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Assets themed(String theme) {
        return new Assets(name -> name.equals("theme.css") ? open(theme) : null);
    }

    private static InputStream open(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String stylesheet(Assets assets) throws IOException {
        ByteArrayOutputStream served = new ByteArrayOutputStream();
        assets.find("secondgate.css").orElseThrow().writeTo(served, false);
        return served.toString(StandardCharsets.UTF_8);
    }
}
