package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HourlyLimitTest {
    private static final long NOW = 1_772_366_415_000L;
    private static final long HOUR = HourlyLimit.WINDOW.toMillis();

    private final TestDatabase tables = new TestDatabase();
    private final Database database = new Database(tables.dataSource());
    private final HourlyLimit five = new HourlyLimit("FIVE", 5);

    @AfterEach
    void close() {
        tables.close();
    }

    private Duration use(String account, long now) {
        return database.transaction(t -> five.use(t, account, now));
    }

    /** The first of all as well, for which there is no row yet. */
    @RepeatedTest(3)
    void ofThirtyAtOnceExactlySoManyAreCounted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        CyclicBarrier start = new CyclicBarrier(30);
        List<Future<Duration>> uses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            uses.add(threads.submit(() -> {
                start.await();
                return use("alice", NOW);
            }));
        }
        int counted = 0;
        for (Future<Duration> use : uses) {
            counted += use.get().isZero() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(counted).isEqualTo(5);
    }

    @Test
    void aWindowEndsAnHourAfterItsFirstUseAndNotBefore() {
        for (int i = 0; i < 5; i++) {
            assertThat(use("alice", NOW + i)).isZero();
        }
        assertThat(use("alice", NOW + 5)).isEqualTo(Duration.ofMillis(HOUR - 5));
        assertThat(use("bob", NOW + 5)).isZero();
        assertThat(use("alice", NOW + HOUR - 1)).isEqualTo(Duration.ofMillis(1));
        assertThat(use("alice", NOW + HOUR)).isZero();
    }

    @Test
    void aUseGivenBackIsOpenAgain() {
        for (int i = 0; i < 5; i++) {
            use("alice", NOW);
        }
        database.transaction(t -> {
            five.giveBack(t, "alice");
            return null;
        });
        assertThat(use("alice", NOW)).isZero();
        assertThat(use("alice", NOW)).isPositive();
    }
}
