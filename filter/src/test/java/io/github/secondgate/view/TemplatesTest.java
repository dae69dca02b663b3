package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import io.github.secondgate.web.page.ErrorContent;
import io.github.secondgate.web.selfservice.SettingsStates;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Function<String, InputStream> NO_FILES = name -> null;
    private final Templates templates = templates(NO_FILES);

    @Test
    void whateverAPersonOrAnApplicationNamesItselfIsText() {
        String evil = "<script>alert('x')</script>\"|{{base}}";
        PageFrame frame = new PageFrame("/app/2fa", "c5RfT0k3n", evil, "/app/", evil);
        for (PageContent content : List.of(new ErrorContent(404, evil, evil, evil), SettingsStates.told(evil))) {
            String page = templates.render(frame, content, Locale.ENGLISH);
            assertThat(page).doesNotContain("<script>alert");
            assertThat(page)
                    .contains("Signed in as &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#124;{{base}}")
                    .contains(">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        }
    }

    @Test
    void aTagThatNothingOnThePageIsCalledIsRefused() {
        PageContent another = new PageContent(PageTemplate.ERROR) {};
        assertThatThrownBy(() -> templates.render(States.FRAME, another, Locale.ENGLISH))
                .isInstanceOf(MustacheException.class)
                .hasMessageContaining("administration");
        PageContent section = new PageContent(PageTemplate.ARRIVED) {
            @SuppressWarnings("unused") // the template reads it
            private final String heading = "You are signed in";
        };
        assertThatThrownBy(() -> templates.render(States.FRAME, section, Locale.ENGLISH))
                .isInstanceOf(MustacheException.class)
                .hasMessageContaining("message");
    }

    @Test
    void whatAPageCannotDoWithoutIsMissed() {
        assertThatThrownBy(() -> new PageFrame(null, "c5RfT0k3n", null, null, null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new ErrorContent(404, "Not found", null, null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void theLayoutOfTheWarTakesThePlaceOfOurs() {
        Templates own = templates(
                file("layout.mustache", "<title>{{title}}</title><nav>{{#t}}badge.enabled{{/t}}</nav>{{{content}}}"));
        String page =
                own.render(States.FRAME, States.contents(PageTemplate.CHALLENGE).get(0), Locale.ENGLISH);
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
        String page = templates.render(
                States.FRAME, States.contents(PageTemplate.CHALLENGE).get(0), Locale.ENGLISH);
        assertThat(page)
                .containsPattern("href=\"/app/2fa/assets/secondgate\\.css\\?v=[0-9a-f]{16}\"")
                .containsPattern("src=\"/app/2fa/assets/secondgate\\.js\\?v=[0-9a-f]{16}\" defer");
    }

    @Test
    void theDownloadHoldsTheCodesThemselves() {
        assertThat(TextDownload.href("7K2M-QXPD\r\nä&\""))
                .isEqualTo("data:text/plain;charset=utf-8,7K2M-QXPD%0D%0A%C3%A4%26%22");
    }

    private static Templates templates(Function<String, InputStream> war) {
        return new Templates(new Messages(NO_FILES, ZoneId.of("UTC")), new Assets(NO_FILES), war);
    }

    private static Function<String, InputStream> file(String name, String content) {
        return asked -> asked.equals(name) ? new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) : null;
    }
}
