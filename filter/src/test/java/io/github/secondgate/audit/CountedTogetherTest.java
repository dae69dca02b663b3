package io.github.secondgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedTogetherTest {
    private final CountedTogether together = new CountedTogether();
    private final List<Integer> written = new ArrayList<>();

    @Test
    void whoComesWhileSomebodyWritesLeavesACountAndGoesOn() {
        together.count("flood", times -> {
            written.add(times);
            if (written.size() == 1) {
                for (int i = 0; i < 3; i++) {
                    together.count("flood", more -> fail("waits for the row too"));
                }
                together.count("another", written::add);
            }
        });
        assertThat(written).containsExactly(1, 1, 3);
    }

    @Test
    void whatIsOverIsForgotten() {
        together.count("flood", written::add);
        together.count("flood", written::add);
        assertThat(written).containsExactly(1, 1);
    }

    @Test
    void nobodyWritesForOthersForEver() {
        together.count("flood", times -> {
            written.add(times);
            if (written.size() <= 10) {
                together.count("flood", more -> fail("waits for the row too"));
            }
        });
        assertThat(written).hasSize(11).containsOnly(1);
    }
}
