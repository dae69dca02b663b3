package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the benchmark of the gate measures: nobody notices otherwise that it does not start any more, or measures a refusal. */
class GatedChainTest {
    private final AtomicInteger arrived = new AtomicInteger();

    @Test
    void whoeverPassedWithAFactorReachesTheApplicationWithAndWithoutTheGate() throws Exception {
        try (GatedChain chain = new GatedChain().passed()) {
            for (int i = 1; i <= 3; i++) {
                chain.alone((request, response) -> arrived.incrementAndGet());
                assertThat(arrived).hasValue(2 * i - 1);
                chain.behindTheGate((request, response) -> arrived.incrementAndGet());
                assertThat(arrived).hasValue(2 * i);
            }
        }
    }

    @Test
    void whoeverOwesTheCodeOfTheirAppDoesNot() throws Exception {
        try (GatedChain chain = new GatedChain()) {
            assertThatThrownBy(() -> chain.behindTheGate((request, response) -> arrived.incrementAndGet()))
                    .as("a refusal, which nobody takes here")
                    .hasRootCauseInstanceOf(UnsupportedOperationException.class);
            assertThat(arrived).hasValue(0);
        }
    }
}
