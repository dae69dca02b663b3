package io.github.secondgate.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Background background = new Background();
    private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        background.close();
    }

    private Thread next() throws InterruptedException {
        Thread thread = threads.poll(20, TimeUnit.SECONDS);
        assertThat(thread).as("a thread that did the work").isNotNull();
        return thread;
    }

    @Test
    void noThreadOutlivesTheEnd() throws InterruptedException {
        background.every(Duration.ofHours(1), () -> threads.add(Thread.currentThread()));
        background.deliveryEvents().execute(() -> threads.add(Thread.currentThread()));
        Thread one = next();
        Thread other = next();
        assertThat(one.isDaemon() && other.isDaemon()).isTrue();
        background.close();
        one.join(20_000);
        other.join(20_000);

        assertThat(one.isAlive() || other.isAlive()).isFalse();
        assertThatThrownBy(() -> background.deliveryEvents().execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
        background.soon(() -> threads.add(Thread.currentThread()));
    }

    @Test
    void workThatThrowsIsDoneAgain() throws InterruptedException {
        background.every(Duration.ofMillis(1), () -> {
            threads.add(Thread.currentThread());
            throw new IllegalStateException("on purpose");
        });
        next();
        next();
        next();
    }

    /** Mails leave while old rows are deleted, however long that takes. */
    @Test
    void housekeepingHoldsUpNothingElse() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        background.keepHouse(Duration.ofHours(1), () -> {
            threads.add(Thread.currentThread());
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(next().getName()).isEqualTo("secondgate-housekeeping");
        background.soon(() -> threads.add(Thread.currentThread()));
        assertThat(next().getName()).isEqualTo("secondgate-rounds");
        held.countDown();
    }

    @Test
    void soonIsOnce() throws InterruptedException {
        background.soon(() -> threads.add(Thread.currentThread()));

        assertThat(next().getName()).isEqualTo("secondgate-rounds");
    }

    @Test
    void messagesThatFindNoRoomAreRefused() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Runnable waits = () -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        for (int i = 0; i < 202; i++) {
            background.deliveryEvents().execute(waits);
        }
        assertThatThrownBy(() -> background.deliveryEvents().execute(waits))
                .isInstanceOf(RejectedExecutionException.class);
        held.countDown();
    }
}
