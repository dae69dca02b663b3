package io.github.secondgate.demo.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the gate under test. While the demo starts it runs like any other; then it stands still, so that no code gets
 * old between two clicks, and tests move it instead of waiting.
 */
public final class TestClock extends Clock {

    private static volatile Instant standing;

    static void run() {
        standing = null;
    }

    static void stand() {
        standing = Instant.now();
    }

    public static void move(Duration by) {
        standing = standing.plus(by);
    }

    static Instant now() {
        Instant held = standing;
        return held == null ? Instant.now() : held;
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
