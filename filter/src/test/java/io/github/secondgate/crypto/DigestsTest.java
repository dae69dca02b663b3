package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestsTest {
    @Test
    void whereOnePartEndsIsPartOfIt() {
        assertThat(Digests.sha256("ab", "c"))
                .hasSize(43)
                .isEqualTo(Digests.sha256("ab", "c"))
                .isNotEqualTo(Digests.sha256("a", "bc"))
                .isNotEqualTo(Digests.sha256("abc"))
                .isNotEqualTo(Digests.sha256("ab", "c", ""))
                .isNotEqualTo(Digests.sha256("2:ab1:c"));
    }

    /** What a database holds must still be known by the next version: its trusted browsers. */
    @Test
    void itIsTheDigestItAlwaysWas() {
        // printf '2:ab1:c' | openssl dgst -sha256 -binary | base64
        assertThat(Digests.sha256("ab", "c")).isEqualTo("Qw-xtKxDMW7Kgfqyehkwq47_j-9qHceQPc5Eu8J5DcU");
    }
}
