package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Writes every state to {@code target/gallery}, to be looked at in a browser. */
class GalleryTest {

    @Test
    void everyStateCanBeLookedAt() throws IOException {
        Path gallery = Files.createDirectories(Path.of("target", "gallery"));
        Assets assets = new Assets(name -> null);
        Templates templates = new Templates(new Messages(name -> null), assets, name -> null);
        for (String name : assets.names()) {
            try (OutputStream out = Files.newOutputStream(gallery.resolve(name))) {
                assets.find(name).orElseThrow().writeTo(out);
            }
        }
        for (var state : States.all().entrySet()) {
            String page =
                    templates.render(state.getValue().page(), state.getValue().model(), Locale.ENGLISH);
            Files.writeString(
                    gallery.resolve(state.getKey() + ".html"),
                    page.replaceAll("/app/2fa/assets/(secondgate\\.\\w+)\\?v=\\w+", "$1"));
        }
        assertThat(gallery.resolve("challenge.html")).exists();
    }
}
