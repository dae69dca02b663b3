package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.store.server.OnlyOnH2;
import io.github.secondgate.testing.Further;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A node is killed after each statement and after each commit of each change, one after the other: found by counting them, so
 * that no new one is left out. On H2, where that is quick, and within this process; {@link KilledProcessTest} kills others.
 */
@OnlyOnH2
@Further
class KilledNodeTest {
    private final Failpoint node = new Failpoint();

    @TestFactory
    Stream<DynamicTest> aChangeIsThereWhollyOrNotAtAll() {
        return Scene.changes().entrySet().stream()
                .map(change -> dynamicTest(change.getKey(), () -> everywhere(change.getValue())));
    }

    private void everywhere(Function<Scene, Runnable> verb) {
        KilledChange change = new KilledChange(node, () -> new Scene(node), verb);
        List<Integer> all =
                IntStream.rangeClosed(1, change.points().size()).boxed().toList();
        assertThat(all).hasSizeGreaterThan(1);
        change.killedAfter(all, this::dies);
    }

    private void dies(int point, Runnable verb) {
        node.killAfter(point);
        KilledChange.attempt(verb);
        assertThat(node.dead()).as("killed after point %s", point).isTrue();
    }
}
