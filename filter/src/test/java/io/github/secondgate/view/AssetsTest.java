package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
    void theStylesheetOfTheWarTakesThePlaceOfOursAndHasAnotherAddress() throws IOException {
        byte[] own = "body{color:red}".getBytes(StandardCharsets.UTF_8);
        Assets replaced = new Assets(name -> name.equals("secondgate.css") ? new ByteArrayInputStream(own) : null);
        ByteArrayOutputStream served = new ByteArrayOutputStream();
        replaced.find("secondgate.css").orElseThrow().writeTo(served);
        assertThat(served.toByteArray()).isEqualTo(own);
        assertThat(replaced.find("secondgate.css").orElseThrow().length()).isEqualTo(own.length);
        assertThat(replaced.href("/2fa", "secondgate.css")).isNotEqualTo(assets.href("/2fa", "secondgate.css"));
        assertThat(replaced.href("/2fa", "secondgate.js")).isEqualTo(assets.href("/2fa", "secondgate.js"));
    }
}
