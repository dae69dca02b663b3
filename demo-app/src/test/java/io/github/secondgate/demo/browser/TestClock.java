package io.github.secondgate.demo.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the gate under test: it runs like any other, and tests move it ahead instead of waiting. */
public final class TestClock extends Clock {

    private static volatile Duration ahead = Duration.ZERO;

    public static void move(Duration by) {
        ahead = ahead.plus(by);
    }

    static void reset() {
        ahead = Duration.ZERO;
    }

    static Instant now() {
        return Instant.now().plus(ahead);
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
