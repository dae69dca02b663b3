package io.github.secondgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** RFC 3986 sections 2.1 to 2.5. */
class PercentEncodingTest {
    @Test
    void whatIsUnreservedStandsAsItIs() {
        String unreserved = "ABCXYZabcxyz0189-._~";
        assertThat(PercentEncoding.of(unreserved)).isEqualTo(unreserved);
    }

    @Test
    void everythingElseIsItsBytes() {
        assertThat(PercentEncoding.of("a b")).isEqualTo("a%20b");
        assertThat(PercentEncoding.of("+*%/?#&=:@;'\"<>\\^`{|}"))
                .isEqualTo("%2B%2A%25%2F%3F%23%26%3D%3A%40%3B%27%22%3C%3E%5C%5E%60%7B%7C%7D");
        assertThat(PercentEncoding.of("\u0000\r\n\u007f")).isEqualTo("%00%0D%0A%7F");
        assertThat(PercentEncoding.of("ü二😀")).isEqualTo("%C3%BC%E4%BA%8C%F0%9F%98%80");
        assertThat(PercentEncoding.of("\ud800")).as("half a character").isEqualTo("%3F");
    }

    @Test
    void whoeverReadsFormsReadsItToo() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0xd800; c++) {
            all.append(c);
        }
        assertThat(URLDecoder.decode(PercentEncoding.of(all.toString()), StandardCharsets.UTF_8))
                .isEqualTo(all.toString());
    }
}
