package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Function<String, InputStream> NO_FILES = name -> null;
    private final Templates templates = templates(NO_FILES);

    @Test
    void whateverAPersonOrAnApplicationNamesItselfIsText() {
        String evil = "<script>alert('x')</script>\"|{{base}}";
        String page = templates.render(
                "settings",
                States.frame(Model.that("notConfigured")
                        .with("account", evil)
                        .with("notice", evil)
                        .with("issuer", evil)),
                Locale.ENGLISH);
        assertThat(page).doesNotContain("<script>alert");
        assertThat(page).contains("Signed in as &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#124;{{base}}");
    }

    @Test
    void aKeyThePageDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> render("settings", Model.that("notConfigured").with("graceEndOn", "tomorrow")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("settings knows no key graceEndOn");
        assertThatThrownBy(() -> render(
                        "settings",
                        Model.EMPTY.with(
                                "pending", SettingsStates.pendingModel().with("secretGroup", "ABCD"))))
                .hasMessage("pending knows no key secretGroup");
    }

    @Test
    void aKeyThePageNeedsIsMissed() {
        assertThatThrownBy(() -> render("challenge", Model.that("recoveryOn")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The model of challenge lacks digits");
        assertThatThrownBy(
                        () -> render("settings", Model.EMPTY.with("enabled", Model.EMPTY.with("recoveryCodesLeft", 8))))
                .hasMessage("The model of enabled lacks confirmedOn");
    }

    @Test
    void theCardIsInExactlyOneState() {
        assertThatThrownBy(() -> render("settings", Model.EMPTY)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> render(
                        "settings", EnabledStates.page(EnabledStates.enabled()).and("notConfigured")))
                .hasMessageContaining("exactly one");
    }

    @Test
    void aPageThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> render("layout", Model.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLayoutOfTheWarTakesThePlaceOfOurs() {
        Templates own = templates(
                file("layout.mustache", "<title>{{title}}</title><nav>{{#t}}badge.enabled{{/t}}</nav>{{{content}}}"));
        String page = own.render("challenge", States.frame(Model.EMPTY.with("digits", 6)), Locale.ENGLISH);
        assertThat(page).startsWith("<title>Two-factor verification – Meridian Private Bank</title><nav>Enabled</nav>");
        assertThat(page).contains("<h1>Two-factor verification</h1>").doesNotContain("<!DOCTYPE");
    }

    @Test
    void aLayoutThatCannotWorkStopsTheStart() {
        for (String faulty : new String[] {
            "{{{content}}} {{tilte}}", "{{{content}}} {{#open}}", "no content", "{{{content}}} {{#t}}no.such.key{{/t}}"
        }) {
            assertThatThrownBy(() -> templates(file("layout.mustache", faulty)))
                    .as(faulty)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("WEB-INF/secondgate/layout.mustache");
        }
    }

    @Test
    void addressesOfAssetsChangeWithTheirContent() {
        String page = render("challenge", Model.EMPTY.with("digits", 6));
        assertThat(page)
                .containsPattern("href=\"/app/2fa/assets/secondgate\\.css\\?v=[0-9a-f]{16}\"")
                .containsPattern("src=\"/app/2fa/assets/secondgate\\.js\\?v=[0-9a-f]{16}\" defer");
    }

    @Test
    void theDownloadHoldsTheCodesThemselves() {
        assertThat(TextDownload.href("7K2M-QXPD\r\nä&\""))
                .isEqualTo("data:text/plain;charset=utf-8,7K2M-QXPD%0D%0A%C3%A4%26%22");
    }

    private String render(String page, Model model) {
        return templates.render(page, States.frame(model), Locale.ENGLISH);
    }

    private static Templates templates(Function<String, InputStream> war) {
        return new Templates(new Messages(NO_FILES, ZoneId.of("UTC")), new Assets(NO_FILES), war);
    }

    private static Function<String, InputStream> file(String name, String content) {
        return asked -> asked.equals(name) ? new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) : null;
    }
}
