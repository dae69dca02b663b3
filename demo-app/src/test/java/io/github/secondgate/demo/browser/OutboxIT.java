package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonWriter;
import io.github.secondgate.testing.Further;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page with everything that would have left the house by mail or text message. */
@Further
class OutboxIT extends BrowserTest {

    /** What a phone company's gateway would be sent; the demo's own takes it. */
    static void text(String number, String words) throws Exception {
        String body = JsonWriter.string()
                .object()
                .value("to", number)
                .value("text", words)
                .end()
                .done();
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("secondgate.demo.smsAddress")))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(Path.of(System.getProperty("secondgate.demo.smsKeyFile"))))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
    }

    private static WebElement newest() {
        return driver.findElement(By.cssSelector(".messages > li:first-child"));
    }

    @Test
    void aTextMessageComesUpOnTheOpenPageAndTheNewestIsOnTop() throws Exception {
        visit("/demo/outbox");
        text("+447700900201", "first");
        soon().until(d -> newest().getText().endsWith("first"));
        text("+447700900201", "second <b>bold</b> \"quoted\" & so on");
        soon().until(d -> newest().getText().contains("second"));
        assertThat(sent("+447700900201", "second")).endsWith("so on");
        assertThat(newest().getText())
                .contains("Text message", "+447700900201", "second <b>bold</b> \"quoted\" & so on");
        assertThat(newest().findElement(By.tagName("h2")).isDisplayed()).isFalse();

        String live = newest().getText();
        visit("/demo/outbox");
        assertThat(newest().getText()).as("the same after a reload").isEqualTo(live);
    }

    @Test
    void theNumbersAndWordsAreReadWithoutAScriptToo() throws Exception {
        text("+447700900202", "Zeile eins\nZeile zwei");
        browser.scripts(false);
        visit("/demo/outbox");
        assertThat(newest().getText()).endsWith("Zeile eins\nZeile zwei");
    }
}
