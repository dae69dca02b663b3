package io.github.secondgate.it.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time as the test sets it, read from a system property because the two live in different class loaders. */
public class FrozenClock extends Clock {
    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(Long.getLong("it.clock.millis", System.currentTimeMillis()));
    }
}
