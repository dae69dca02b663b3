package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyedDigestTest {
    private static KeyRing ring(String... names) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (String name : names) {
            keys.put(name, Arrays.copyOf(name.getBytes(), KeyRing.KEY_BYTES));
        }
        return new KeyRing(keys);
    }

    private final KeyedDigest digest = new KeyedDigest(ring("old"), "test");

    @Test
    void theSameTextsGiveTheSameDigestAndOthersDoNot() {
        assertThat(digest.of("a", "b")).isEqualTo(digest.of("a", "b")).hasSize(43);
        assertThat(digest.of("a", "b")).isNotEqualTo(digest.of("ab")).isNotEqualTo(digest.of("", "ab"));
    }

    @Test
    void withoutTheKeyNothingCanBeTried() {
        assertThat(new KeyedDigest(ring("other"), "test").of("123456")).isNotEqualTo(digest.of("123456"));
        assertThat(new KeyedDigest(ring("old"), "other").of("123456")).isNotEqualTo(digest.of("123456"));
    }

    @Test
    void whatAnOldKeyDigestedIsKnownAfterARotation() {
        KeyedDigest rotated = new KeyedDigest(ring("new", "old"), "test");
        assertThat(rotated.matches(digest.of("x"), "x")).isTrue();
        assertThat(rotated.matches(digest.of("x"), "y")).isFalse();
        assertThat(rotated.of("x")).isNotEqualTo(digest.of("x"));
        assertThat(rotated.underEachKey("x")).containsExactly(rotated.of("x"), digest.of("x"));
    }
}
